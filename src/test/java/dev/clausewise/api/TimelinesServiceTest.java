package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days of one use, by REST and for a calendar. */
@QuarkusTest
class TimelinesServiceTest {
  private static final String SHERIFF =
      """
      {"facts": {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
                 "useCountry": "US", "capability": ["face_identification"], "timing": "post_event", "camera": "fixed_cctv"}}
      """;

  private static RequestSpecification asked(String body) {
    return given().contentType("application/json").body(body);
  }

  @Test
  void theSheriffsQuestionHasADayOnWhichItWasAnswered() {
    asked(SHERIFF)
        .post("/v1/timelines")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("spans.size()", greaterThan(2))
        .body("spans[0].from", nullValue())
        .body("spans.find { it.from == '2024-05-01' }.outcome", equalTo("prohibited"))
        .body("spans.find { it.from == '2024-05-01' }.changes.clause.size()", greaterThan(0));
  }

  @Test
  void aCalendarHasAnEventForEachChange() {
    int spans = asked(SHERIFF).post("/v1/timelines").jsonPath().getList("spans").size();
    String calendar =
        asked(SHERIFF)
            .accept("text/calendar")
            .post("/v1/timelines")
            .then()
            .statusCode(200)
            .contentType(startsWith("text/calendar"))
            .extract()
            .asString();
    assertTrue(calendar.endsWith("END:VCALENDAR\r\n"));
    for (String line : calendar.split("\r\n")) {
      assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
      assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    }
    List<String> unfolded = List.of(calendar.replace("\r\n ", "").split("\r\n"));
    assertEquals(
        spans - 1, unfolded.stream().filter(l -> l.startsWith("DTSTART;VALUE=DATE:")).count());
    assertEquals(spans - 1, unfolded.stream().filter(l -> l.startsWith("UID:")).distinct().count());
    assertTrue(unfolded.contains("DTSTART;VALUE=DATE:20240501"));
    String uids = unfolded.stream().filter(l -> l.startsWith("UID:")).toList().toString();
    String again = asked(SHERIFF).accept("text/calendar").post("/v1/timelines").asString();
    assertEquals(
        uids,
        List.of(again.replace("\r\n ", "").split("\r\n")).stream()
            .filter(l -> l.startsWith("UID:"))
            .toList()
            .toString());
  }

  @Test
  void whatAReportSaysIsNoProhibitionInACalendarEither() {
    String asked = SHERIFF.replaceFirst("\\{", "{\"instruments\": [\"SEED-2024-05\"], ");
    String calendar = asked(asked).accept("text/calendar").post("/v1/timelines").asString();
    assertTrue(
        calendar.contains("a report of nothing becomes a report of a prohibition"), calendar);
    assertFalse(calendar.contains("prohibited"), calendar);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"facts\": {}, \"from\": \"2024-05-02\", \"to\": \"2024-05-02\"} | /to | date-out-of-range",
        "{\"facts\": {}, \"to\": \"1900-01-01\"} | /to | date-out-of-range",
        "{\"facts\": {}, \"from\": \"2024-02-30\"} | /from | date-out-of-range",
        "{\"facts\": {}, \"from\": 7} | /from | wrong-type",
        "{\"facts\": {}, \"instruments\": [\"EU-AIA\", \"NONE\"]} | /instruments/1 | unknown-instrument",
        "{\"facts\": {\"x\": 1}} | /facts/x | unknown-fact",
        "{\"facts\": {}, \"asOf\": \"2024-05-02\"} | /asOf | unknown-fact",
      })
  void whatCannotBeAskedIsPointedAt(String body, String pointer, String code) {
    asked(body)
        .post("/v1/timelines")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].code", equalTo(code));
  }

  @Test
  void withNothingKnownItIsAnsweredToo() {
    long began = System.nanoTime();
    int spans = asked("{\"facts\": {}}").post("/v1/timelines").jsonPath().getList("spans").size();
    System.out.printf(
        "with nothing known: %d spans in %d ms%n", spans, (System.nanoTime() - began) / 1_000_000);
    assertTrue(spans > 10, spans + " spans");
  }
}
