package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The use cases that the service exists for. */
@QuarkusTest
class SeedTest {
  private static final String COC = "verdicts.find { it.instrument == 'MSFT-AOAI-COC' }.";

  private static ValidatableResponse decide(String request) {
    return given()
        .contentType("application/json")
        .body(request)
        .post("/v1/decisions")
        .then()
        .statusCode(200);
  }

  @Test
  void usPoliceMayNotIdentifyFacesThroughAzureOpenAi() {
    decide(
            """
            {"facts": {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
             "useCountry": "US", "capability": ["face_identification"], "timing": "post_event", "camera": "fixed_cctv"},
             "asOf": "2024-05-10"}
            """)
        .body("outcome", equalTo("prohibited"))
        .body("determined", equalTo(true))
        .body("possibleOutcomes", contains("prohibited"))
        .body("openFacts", equalTo(List.of()))
        .body(COC + "outcome", equalTo("prohibited"))
        .body(COC + "findings[0].clause", equalTo("US-POLICE"))
        .body(COC + "findings[0].effect", equalTo("prohibits"))
        .body(COC + "findings[0].from", equalTo("2024-05-01"))
        .body(COC + "findings[0].to", nullValue())
        .body(COC + "findings[0].citation", startsWith("Code of Conduct"))
        .body(COC + "findings[0].readIn", equalTo("secondary"))
        .body(COC + "findings[0].row", notNullValue())
        .body(COC + "obligations", equalTo(List.of()))
        .body("policyVersion", startsWith("sha256:"))
        .body("engine", equalTo("compiled"))
        .body("disclaimer", notNullValue())
        .body("id", notNullValue());
  }

  @Test
  void beforeMay2024TheGeneralClauseBarredThem() {
    decide(
            """
            {"facts": {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
             "useCountry": "US", "capability": ["face_identification"], "timing": "post_event", "camera": "fixed_cctv"},
             "asOf": "2024-04-01"}
            """)
        .body(COC + "findings.clause", hasItem("FACE-ANY"))
        .body(COC + "findings.clause", not(hasItem("US-POLICE")));
  }

  @Test
  void noPoliceMayIdentifyPeopleLiveOnBodyCamerasInTheWild() {
    decide(
            """
            {"facts": {"service": "azure_openai", "actorType": "police", "actorLevel": "state", "actorCountry": "DE",
             "useCountry": "DE", "capability": ["face_identification"], "timing": "real_time", "camera": "body_worn",
             "setting": "uncontrolled"}, "asOf": "2024-05-10"}
            """)
        .body("outcome", equalTo("prohibited"))
        .body(
            COC + "findings.findAll { it.certain && it.outcome == 'prohibited' }.clause",
            contains("LE-MOBILE-RT"));
  }

  @Test
  void anUnknownServiceIsNeverNoPolicy() {
    decide(
            """
            {"facts": {"service": "unknown", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
             "useCountry": "US", "capability": ["audio_transcription", "report_drafting"], "timing": "post_event",
             "camera": "body_worn", "footageFromOfficerCamera": true, "purpose": "report_writing",
             "humanReview": "trained_single", "otherwiseUnlawful": false}, "asOf": "2024-05-10"}
            """)
        .body("outcome", equalTo("review_required"))
        .body("determined", equalTo(false))
        .body("openFacts", hasItem("service"))
        .body("nextQuestion.question", notNullValue())
        .body(COC + "outcome", equalTo("review_required"))
        .body(COC + "possibleOutcomes", contains("permitted_with_conditions", "not_applicable"))
        .body(COC + "findings.certain", everyItem(equalTo(false)));
  }

  @Test
  void anInstrumentThatIsNamedAnswersOutOfItsScopeWithItsScopeClause() {
    decide(
            """
            {"facts": {"service": "claude"}, "asOf": "2024-05-10", "instruments": ["MSFT-AOAI-COC"]}
            """)
        .body("outcome", equalTo("not_applicable"))
        .body("determined", equalTo(true))
        .body("verdicts[0].findings.clause", contains("SCOPE"));
  }

  @Test
  void aStateIsPartOfItsCountry() {
    decide(
            """
            {"facts": {"useCountry": "DE", "actorType": "police", "actorLevel": "local", "actorCountry": "DE"},
             "asOf": "2022-06-01", "instruments": ["US-CA-PC832.19"]}
            """)
        .body("outcome", equalTo("not_applicable"))
        .body("determined", equalTo(true));
  }

  @Test
  void theDayDefaultsToToday() {
    decide("{\"facts\": {\"service\": \"claude\"}}")
        .body("asOf", equalTo(LocalDate.now(ZoneOffset.UTC).toString()));
  }

  private static String bodyCamerasInCalifornia(String asOf) {
    return """
        {"facts": {"service": "rekognition", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
         "useCountry": "US", "useSubdivision": "US-CA", "useCity": "Fresno", "capability": ["face_identification"],
         "camera": "body_worn", "purpose": "suspect_identification"}, "asOf": "%s"}
        """
        .formatted(asOf);
  }

  @Test
  void inCaliforniaStateLawAndAmazonsMoratoriumBarBodyCamerasUntilTheLawEnds() {
    decide(bodyCamerasInCalifornia("2022-06-01"))
        .body("outcome", equalTo("prohibited"))
        .body(
            "verdicts.find { it.instrument == 'US-CA-PC832.19' }.findings[0].clause", equalTo("b"))
        .body(
            "verdicts.find { it.instrument == 'AWS-REKOG-TERMS' }.findings[0].clause",
            equalTo("50.9"));
    decide(bodyCamerasInCalifornia("2023-06-01"))
        .body("outcome", equalTo("prohibited"))
        .body("verdicts.instrument", not(hasItem("US-CA-PC832.19")))
        .body(
            "verdicts.findAll { it.outcome == 'prohibited' }.instrument",
            contains("AWS-REKOG-TERMS"))
        .body(
            "verdicts.find { it.instrument == 'AWS-REKOG-TERMS' }.findings[0].clause",
            equalTo("50.9"));
  }
}
