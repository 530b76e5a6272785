package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Packaged;
import dev.clausewise.access.WithAProvider;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** Traces, where they are switched on: ids in the log, and nothing of a request in a span. */
@QuarkusTest
@TestProfile(WithAProvider.class)
class TracedTest {
  private static final String PARENT = "00f067aa0ba902b7";
  private static final String FACTS =
      "{\"facts\": {\"service\": \"azure_openai\", \"actorType\": \"police\"%s},"
          + " \"asOf\": \"2024-05-10\", \"instruments\": [\"SEED-2024-05\"]%s}";

  private final String trace = UUID.randomUUID().toString().replace("-", "");

  @Inject KeptSpans spans;

  private RequestSpecification traced() {
    return given()
        .header("Authorization", "Bearer " + Packaged.TOKEN)
        .header("traceparent", "00-" + trace + "-" + PARENT + "-01");
  }

  private void assertTraced(String id, Logged log) throws InterruptedException {
    List<ExtLogRecord> lines = log.with(id);
    assertEquals(1, lines.size(), id);
    assertEquals(trace, lines.get(0).getMdc("traceId"));
  }

  @Test
  void theLineOfADecisionNamesTheTraceOfItsRequest() throws Exception {
    try (Logged log = new Logged("dev.clausewise.decisions")) {
      for (String engine : List.of("", ", \"engine\": \"drools\"")) {
        String id =
            traced()
                .contentType("application/json")
                .body(FACTS.formatted("", engine))
                .post("/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        assertTraced(id, log);
      }
    }
    assertEquals(
        List.of(PARENT, PARENT),
        spans.of(trace, 2).stream().map(SpanData::getParentSpanId).toList());
  }

  @Test
  void soDoesThatOfEachLineOfABatch() throws Exception {
    try (Logged log = new Logged("dev.clausewise.decisions")) {
      String lines =
          traced()
              .contentType("application/x-ndjson")
              .body((FACTS.formatted("", "") + "\n").repeat(2).getBytes(StandardCharsets.UTF_8))
              .post("/v1/decisions/batch?form=brief")
              .then()
              .statusCode(200)
              .extract()
              .asString();
      assertEquals(2, lines.strip().split("\n").length, lines);
      for (String line : lines.strip().split("\n")) {
        assertTraced(line.replaceFirst(".*\"decisionId\":\"([^\"]+)\".*", "$1"), log);
      }
    }
  }

  @Test
  void theLogOfRequestsNamesTheTraceAndNoQuery() throws Exception {
    try (Logged log = new Logged("io.quarkus.http.access-log")) {
      traced().get("/v1/ledger?outcome=prohibited&limit=1").then().statusCode(200);
      List<ExtLogRecord> lines = log.with(trace);
      assertEquals(1, lines.size());
      String line = lines.get(0).getFormattedMessage();
      assertTrue(line.contains("\"GET /v1/ledger\" 200 "), line);
      assertFalse(line.contains("prohibited"), line);
    }
  }

  @Test
  void aSpanHoldsNothingOfWhatIsAsked() throws Exception {
    traced()
        .contentType("application/json")
        .body(FACTS.formatted(", \"purpose\": \"of-nobody-else\"", ""))
        .post("/v1/decisions?purpose=of-nobody-else")
        .then()
        .statusCode(422);
    List<SpanData> found = spans.of(trace, 1);
    assertEquals(1, found.size(), found::toString);
    SpanData span = found.get(0);
    assertEquals("POST /v1/decisions", span.getName());
    assertEquals(PARENT, span.getParentSpanId());
    assertEquals("-", span.getAttributes().get(AttributeKey.stringKey("url.query")));
    assertEquals("/v1/decisions", span.getAttributes().get(AttributeKey.stringKey("url.path")));
    assertEquals(List.of(), span.getEvents());
    assertFalse(span.toString().contains("of-nobody-else"), span::toString);
  }
}
