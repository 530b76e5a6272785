package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.clausewise.Policies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vocabulary and the register, as callers read them. */
@QuarkusTest
class RegisterEndpointsTest {

  @Test
  void theVocabularyListsEveryFact() {
    given()
        .get("/v1/vocabulary")
        .then()
        .statusCode(200)
        .body("size()", equalTo(Policies.VOCABULARY.facts().size()))
        .body("find { it.name == 'actorType' }.type", equalTo("enum"))
        .body("find { it.name == 'actorType' }.allowedValues", hasItem("police"))
        .body("find { it.name == 'actorType' }.allowedValues", not(hasItem("unknown")))
        .body("find { it.name == 'capability' }.set", equalTo(true))
        .body("find { it.name == 'beneficiaryType' }.default", equalTo("the same as actorType"))
        .body("find { it.name == 'useSubdivision' }.type", equalTo("subdivision"))
        .body("find { it.name == 'useCity' }.type", equalTo("enum"))
        .body("find { it.name == 'useCity' }.values.value", hasItem("portland_or"))
        .body(
            "find { it.name == 'useCity' }.values.find { it.value == 'portland_or' }.spellings",
            hasItem("Portland, OR"))
        .body(
            "findAll { it.allowedValues != (it.values == null ? null : it.values.value) }.size()",
            equalTo(0))
        .body(
            "find { it.name == 'capability' }.values.find { it.value == 'deepfake' }.meaning",
            containsString("pass for real"))
        .body("find { it.name == 'similarityThreshold' }.unit", equalTo("%"))
        .body("find { it.name == 'systemFirstUsedOn' }.type", equalTo("date"))
        .body("findAll { it.question == null || it.meaning == null }.size()", equalTo(0));
  }

  @Test
  void whatFollowsFromThePoliciesIsTaggedWithThemAndNotSentTwice() {
    String tag =
        given()
            .get("/v1/instruments")
            .then()
            .statusCode(200)
            .header("Cache-Control", "no-cache")
            .extract()
            .header("ETag");
    String policies =
        given()
            .contentType("application/json")
            .body("{\"facts\": {}}")
            .post("/v1/decisions")
            .path("policyVersion");
    assertThat(tag, startsWith("W/\"" + policies.replace("sha256:", "").substring(0, 32)));
    for (String address :
        List.of(
            "/v1/instruments",
            "/v1/instruments/EU-AIA",
            "/v1/instruments/EU-AIA/model",
            "/v1/instruments/EU-AIA/proof",
            "/v1/vocabulary",
            "/v1/vocabulary/schema",
            "/v1/vocabulary/model")) {
      given()
          .header("If-None-Match", "\"other\", " + tag)
          .get(address)
          .then()
          .statusCode(304)
          .header("ETag", tag)
          .body(emptyString());
      given()
          .header("If-None-Match", "\"other\"")
          .get(address)
          .then()
          .statusCode(200)
          .header("ETag", tag);
    }
    given()
        .header("If-None-Match", "\"other\"")
        .get("/v1/instruments/NO-SUCH")
        .then()
        .statusCode(404)
        .header("ETag", nullValue());
  }

  @Test
  void instrumentsAreListedInBriefToo() {
    given()
        .get("/v1/instruments?brief=true")
        .then()
        .statusCode(200)
        .body("size()", equalTo(Policies.REGISTER.instruments().size()))
        .body("find { it.id == 'EU-AIA' }.jurisdiction", startsWith("EU"))
        .body("findAll { it.clauses != null || it.summary != null }.size()", equalTo(0));
    given()
        .get("/v1/instruments?brief=yes")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("value-not-allowed"));
  }

  /** The length of a compressed answer tells of what is in it. */
  @Test
  void nothingIsCompressedThatHoldsWhatACallerSent() {
    for (String address : List.of("/v1/instruments", "/v1/vocabulary")) {
      plainly().get(address).then().header("Content-Encoding", "gzip");
    }
    for (String address : List.of("/v1/session", "/v1/instruments/NO-SUCH", "/q/metrics")) {
      plainly().get(address).then().header("Content-Encoding", not(equalTo("gzip")));
    }
    plainly()
        .contentType("application/json")
        .body("{\"facts\": {\"useCountry\": \"US\"}}")
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .header("Content-Encoding", not(equalTo("gzip")));
  }

  private static RequestSpecification plainly() {
    return given()
        .config(
            RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
        .header("Accept-Encoding", "gzip");
  }

  @Test
  void theSchemaIsOfTheFactsOfARequest() {
    given()
        .get("/v1/vocabulary/schema")
        .then()
        .statusCode(200)
        .contentType(containsString("json"))
        .body("'$schema'", equalTo("https://json-schema.org/draft/2020-12/schema"))
        .body("additionalProperties", equalTo(false))
        .body("properties.size()", equalTo(Policies.VOCABULARY.facts().size()));
  }

  @Test
  void theVocabularyIsReadAsTheModelThatOthersImport() throws Exception {
    String model =
        given()
            .get("/v1/vocabulary/model")
            .then()
            .statusCode(200)
            .contentType("application/xml")
            .extract()
            .asString();
    assertEquals(Files.readString(Path.of("dmn/vocabulary.dmn")), model);
  }

  @Test
  void anInstrumentHasItsVersionsAndClauses() {
    given()
        .get("/v1/instruments/OPENAI-UP")
        .then()
        .statusCode(200)
        .body("versions.from", contains("2023-03-23", "2024-01-10", "2025-01-29", "2025-10-29"))
        .body("clauses.size()", equalTo(28))
        .body("clauses.find { it.id == 'API-1b' }.to", equalTo("2025-10-29"));
  }

  @Test
  void aClauseNamesTheRowsThatImplementIt() {
    given()
        .get("/v1/instruments/MSFT-AOAI-COC/clauses/US-POLICE")
        .then()
        .statusCode(200)
        .body("effect", equalTo("prohibits"))
        .body("from", equalTo("2024-05-01"))
        .body("to", nullValue())
        .body("readIn", equalTo("secondary"))
        .body("implementation.model", equalTo("dmn/msft-aoai-coc.dmn"))
        .body("implementation.table", equalTo("Findings"))
        .body("implementation.rows", contains(11, 12, 13, 14))
        .body("implementation.cases", hasItem("seed-01"))
        .body("implementation.cases", hasItem("msft-07"));
  }

  @Test
  void asOfADayOnlyTheClausesInEffectAreListed() {
    given()
        .get("/v1/instruments?asOf=2019-12-31")
        .then()
        .statusCode(200)
        .body("id", not(hasItem("US-CA-PC832.19")))
        .body("id", hasItem("US-OR-133.741"));
    given()
        .get("/v1/instruments?asOf=2020-01-01")
        .then()
        .statusCode(200)
        .body("find { it.id == 'US-CA-PC832.19' }.clauses.id", hasItem("b"))
        .body("find { it.id == 'US-CA-PC832.19' }.clauses.id", not(hasItem("e")));
  }

  @Test
  void healthAndMetrics() {
    for (String check : new String[] {"live", "ready", "started"}) {
      given().get("/q/health/" + check).then().statusCode(200).body("status", equalTo("UP"));
    }
    given()
        .contentType("application/json")
        .body("{\"facts\": {\"service\": \"claude\"}}")
        .post("/v1/decisions")
        .then()
        .statusCode(200);
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("clausewise_decisions_total{determined="))
        .body(containsString("clausewise_verdicts_total{determined="))
        .body(containsString("clausewise_decision_seconds_bucket"));
  }
}
