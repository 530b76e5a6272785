package dev.clausewise.api.door;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.clausewise.AsTheOperator;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP asks of a server where clients do something else than they should. */
@QuarkusTest
@ExtendWith(AsTheOperator.class)
class HttpEdgesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | /v1/decisions | OPTIONS, POST",
        "GET | /v1/models/evaluate | OPTIONS, POST",
        "PUT | /v1/vocabulary | GET, HEAD, OPTIONS",
        "DELETE | /v1/instruments/EU-AIA | GET, HEAD, OPTIONS",
        "PATCH | /v1/drafts | GET, HEAD, OPTIONS, POST",
        "DELETE | /EU-AIA | GET, HEAD, OPTIONS, POST",
        "HEAD | /v1/decisions | OPTIONS, POST"
      })
  void aMethodThatAnAddressDoesNotHave(String method, String path, String allowed) {
    given()
        .contentType("application/json")
        .request(method, path)
        .then()
        .statusCode(405)
        .header("Allow", equalTo(allowed))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/decisions | OPTIONS, POST",
        "/v1/vocabulary | GET, HEAD, OPTIONS",
        "/v1/instruments/EU-AIA/clauses/50 | GET, HEAD, OPTIONS"
      })
  void theMethodsOfAnAddressAreThoseThatItHas(String path, String allowed) {
    given().options(path).then().statusCode(200).header("Allow", equalTo(allowed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/vocabulary", "/v1/instruments/EU-AIA", "/v1/vocabulary/schema", "/v1/drafts"})
  void whereThereIsGetThereIsHead(String path) {
    given().head(path).then().statusCode(200).header("Content-Type", startsWith("application/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "snappy", "br", "identity, gzip", "x-made-up"})
  void aBodyInACodingThatIsNotRead(String coding) {
    given()
        .contentType("application/json")
        .header("Content-Encoding", coding)
        .body("{\"facts\": {}}")
        .post("/v1/decisions")
        .then()
        .statusCode(415)
        .header("Accept-Encoding", equalTo("identity"))
        .body("code", equalTo("unsupported-media-type"))
        .body("detail", containsString("Content-Encoding"));
  }

  @Test
  void theCodingThatIsNone() {
    given()
        .contentType("application/json")
        .header("Content-Encoding", "identity")
        .body("{\"facts\": {}}")
        .post("/v1/decisions")
        .then()
        .statusCode(200);
  }
}
