package dev.clausewise;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests of which every request by RestAssured is that of somebody who may do everything. */
public final class AsTheOperator implements BeforeEachCallback, AfterEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    RestAssured.requestSpecification =
        new RequestSpecBuilder().addHeader("Authorization", "Bearer " + Packaged.TOKEN).build();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    RestAssured.requestSpecification = null;
  }
}
