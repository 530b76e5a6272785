package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** Where nobody has switched traces on, there are none. */
@QuarkusTest
class UntracedTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Inject KeptSpans spans;

  @Test
  void aTraceOfSomebodyElseLeavesNoTrace() throws Exception {
    try (Logged log = new Logged("dev.clausewise.decisions")) {
      String id =
          given()
              .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
              .contentType("application/json")
              .body("{\"facts\": {\"actorType\": \"police\"}, \"instruments\": [\"SEED-2024-05\"]}")
              .post("/v1/decisions")
              .then()
              .statusCode(200)
              .extract()
              .path("id");
      List<ExtLogRecord> lines = log.with(id);
      assertEquals(1, lines.size());
      assertNull(lines.get(0).getMdc("traceId"));
    }
    assertEquals(List.of(), spans.of(TRACE, 0));
  }
}
