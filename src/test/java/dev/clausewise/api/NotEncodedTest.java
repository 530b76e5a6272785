package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody has encoded is not permitted, and the answer says so. */
@QuarkusTest
class NotEncodedTest {
  private static ValidatableResponse decided(String capability, String instruments) {
    return given()
        .contentType("application/json")
        .body(
            """
            {"facts": {"actorType": "individual", "actorCountry": "US", "useCountry": "US", "service": "openai_api",
                       "capability": ["%s"], "purpose": "other"},
             "asOf": "2026-01-15"%s}
            """
                .formatted(
                    capability,
                    instruments.isEmpty() ? "" : ", \"instruments\": [" + instruments + "]"))
        .post("/v1/decisions")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "deepfake", "election_influence"})
  void aKindThatNoClauseDecidesIsReviewAndSaysWhatIsMissing(String capability) {
    decided(capability, "\"OPENAI-UP\"")
        .body("outcome", equalTo("review_required"))
        .body("determined", equalTo(true))
        .body("notEncoded", contains("OPENAI-UP"))
        .body("verdicts[0].findings.clause", hasItem("NOT-ENCODED"))
        .body(
            "verdicts[0].findings.find { it.clause == 'NOT-ENCODED' }.text",
            containsString("ncoded"));
  }

  @Test
  void overAllInstrumentsTheSilentOnesAreListed() {
    decided("deepfake", "")
        .body("notEncoded", hasItem("OPENAI-UP"))
        .body("notEncoded", not(hasItem("US-MD-CP2-501")));
  }

  @Test
  void whatIsDecidedIsInNoSuchList() {
    decided("translation", "\"OPENAI-UP\"").body("notEncoded", empty());
  }

  @Test
  void theGeneratedEndpointSaysItToo() {
    given()
        .contentType("application/json")
        .body(
            """
            {"facts": {"service": "claude", "actorType": "individual", "actorCountry": "US", "useCountry": "US",
                       "capability": ["deepfake"], "purpose": "other"}, "asOf": "2026-01-15"}
            """)
        .post("/ANTHROPIC-UP")
        .then()
        .statusCode(200)
        .body("Findings.clause", hasItem("NOT-ENCODED"));
  }

  @Test
  void anInstrumentTellsWhatOfItIsEncoded() {
    given()
        .get("/v1/instruments/EU-AIA")
        .then()
        .statusCode(200)
        .body("coverage[0].decides.capability", hasItems("face_identification", "social_scoring"))
        .body("coverage[0].decides.capability", not(hasItem("other")))
        .body("notEncoded.citation", not(empty()));
    given()
        .get("/v1/instruments/US-MD-CP2-501/proof")
        .then()
        .statusCode(200)
        .body(
            "invariants.findAll { it.holds }.id",
            hasItems("coverage-1", "governs-1", "governs-nothing-else"));
  }
}
