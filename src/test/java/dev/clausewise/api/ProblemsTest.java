package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad input is refused with a problem detail that says what and where; nothing is decided from it.
 */
@QuarkusTest
class ProblemsTest {

  private static ValidatableResponse refused(String path, String body, int status, String code) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("status", equalTo(status))
        .body("type", equalTo("https://clausewise.dev/problems/" + code))
        .body("title", not(equalTo("")))
        .body(not(containsString("Exception")))
        .body(not(containsString("org.kie")))
        .body(not(containsString("java.")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "actorType | \"US Police Department\" | value-not-allowed | /facts/actorType",
        "actorType | \"Police\" | value-not-allowed | /facts/actorType",
        "actorType | \"\" | value-not-allowed | /facts/actorType",
        "actorType | 7 | wrong-type | /facts/actorType",
        "actorType | [\"police\"] | wrong-type | /facts/actorType",
        "actortype | \"police\" | unknown-fact | /facts/actortype",
        "a/b~c | 1 | unknown-fact | /facts/a~1b~0c",
        "asOf | \"2024-05-10\" | unknown-fact | /facts/asOf",
        "capability | \"face_identification\" | wrong-type | /facts/capability",
        "capability | [\"face_identification\", \"mind_reading\"] | value-not-allowed | /facts/capability/1",
        "capability | [\"unknown\"] | value-not-allowed | /facts/capability/0",
        "capability | [null] | wrong-type | /facts/capability/0",
        "capability | [] | value-not-allowed | /facts/capability",
        "placePublic | \"true\" | wrong-type | /facts/placePublic",
        "placePublic | 1 | wrong-type | /facts/placePublic",
        "offenceMaxYears | \"4\" | wrong-type | /facts/offenceMaxYears",
        "offenceMaxYears | -1 | value-not-allowed | /facts/offenceMaxYears",
        "offenceMaxYears | 1e400 | value-not-allowed | /facts/offenceMaxYears",
        "similarityThreshold | 100.5 | value-not-allowed | /facts/similarityThreshold",
        "systemFirstUsedOn | \"2024-02-30\" | date-out-of-range | /facts/systemFirstUsedOn",
        "systemFirstUsedOn | \"1066-10-14\" | date-out-of-range | /facts/systemFirstUsedOn",
        "systemFirstUsedOn | \"yesterday\" | wrong-type | /facts/systemFirstUsedOn",
        "systemFirstUsedOn | \"2024-05-10T00:00:00Z\" | wrong-type | /facts/systemFirstUsedOn",
        "actorCountry | \"us\" | value-not-allowed | /facts/actorCountry",
        "actorCountry | \"ZZ\" | value-not-allowed | /facts/actorCountry",
        "useSubdivision | \"US-ZZ\" | value-not-allowed | /facts/useSubdivision",
        "useSubdivision | \"US-ORE\" | value-not-allowed | /facts/useSubdivision",
        "useSubdivision | \"California\" | value-not-allowed | /facts/useSubdivision",
        "useSubdivision | {} | wrong-type | /facts/useSubdivision",
        "useCity | \" \" | value-not-allowed | /facts/useCity",
        "useCity | \"Portland\" | value-not-allowed | /facts/useCity",
        "useCity | \"San Fransisco\" | value-not-allowed | /facts/useCity",
        "useCity | 97201 | wrong-type | /facts/useCity",
        "useCity | [\"boston\"] | wrong-type | /facts/useCity",
        "highImpact | false | wrong-type | /facts/highImpact",
        "facesStored | 1.0e11 | value-not-allowed | /facts/facesStored",
      })
  void aFactThatTheVocabularyDoesNotHaveSo(String name, String value, String code, String pointer) {
    String facts =
        "{\"facts\": {\"service\": \"azure_openai\", \"%s\": %s}}".formatted(name, value);
    for (String path :
        new String[] {"/v1/decisions", "/MSFT-AOAI-COC", "/MSFT-AOAI-COC/dmnresult"}) {
      refused(path, facts, 422, code)
          .body("errors.pointer", hasItem(pointer))
          .body("errors.code", hasItem(code));
    }
  }

  @Test
  void everyBadFactIsNamedAtOnce() {
    refused(
            "/v1/decisions",
            "{\"facts\": {\"actorType\": \"x\", \"colour\": 1, \"timing\": 2}}",
            422,
            "value-not-allowed")
        .body("errors.size()", equalTo(3));
  }

  @Test
  void factsThatContradictEachOther() {
    refused(
            "/v1/decisions",
            "{\"facts\": {\"useCountry\": \"DE\", \"useSubdivision\": \"US-CA\"}}",
            422,
            "value-not-allowed")
        .body("errors.pointer", hasItem("/facts/useSubdivision"));
  }

  @Test
  void aMisspeltFactIsAnsweredWithTheNameThatWasMeant() {
    refused("/v1/decisions", "{\"facts\": {\"actorTyp\": \"police\"}}", 422, "unknown-fact")
        .body("errors[0].detail", containsString("Did you mean actorType?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"facts\": }",
        "{\"facts\": {}} {}",
        "{\"facts\": {}, \"facts\": {}}",
        "{\"facts\": {\"service\": NaN}}",
        "\u0000"
      })
  void whatIsNotJson(String body) {
    for (String path : new String[] {"/v1/decisions", "/MSFT-AOAI-COC", "/outcome"}) {
      refused(path, body, 400, "malformed-json");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "[] | wrong-type | ^^",
        "{\"facts\": []} | wrong-type | /facts",
        "{\"facts\": \"police\"} | wrong-type | /facts",
        "{\"fact\": {}} | unknown-fact | /fact",
        "{\"asOf\": \"2024-02-30\"} | date-out-of-range | /asOf",
        "{\"asOf\": \"9999-01-01\"} | date-out-of-range | /asOf",
        "{\"asOf\": \"10 May 2024\"} | wrong-type | /asOf",
        "{\"asOf\": 20240510} | wrong-type | /asOf",
        "{\"instruments\": [\"MSFT-AOAI-COC\", \"NOBODY-KNOWS\"]} | unknown-instrument | /instruments/1",
        "{\"instruments\": []} | wrong-type | /instruments",
        "{\"instruments\": \"MSFT-AOAI-COC\"} | wrong-type | /instruments",
        "{\"instruments\": [1]} | wrong-type | /instruments/0",
        "{\"engine\": \"guess\"} | value-not-allowed | /engine",
      })
  void aRequestOfTheWrongShape(String body, String code, String pointer) {
    refused("/v1/decisions", body, 422, code).body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void aBodyOver256KiB() {
    String large = "{\"facts\": {\"useCity\": \"" + "x".repeat(256 * 1024) + "\"}}";
    for (String path : new String[] {"/v1/decisions", "/MSFT-AOAI-COC", "/outcome"}) {
      refused(path, large, 413, "body-too-large");
    }
  }

  @Test
  void anotherMediaType() {
    given()
        .contentType("text/plain")
        .body("{}")
        .post("/v1/decisions")
        .then()
        .statusCode(415)
        .body("code", equalTo("unsupported-media-type"));
  }

  @Test
  void whatIsNotThere() {
    for (String path :
        new String[] {
          "/v1/nothing",
          "/v1/instruments/NONE",
          "/v1/instruments/MSFT-AOAI-COC/clauses/NONE",
          "/v1/instruments/NONE/model"
        }) {
      given()
          .get(path)
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("code", equalTo("not-found"));
    }
    given().get("/v1/decisions").then().statusCode(405).body("code", equalTo("method-not-allowed"));
    given()
        .get("/v1/instruments?asOf=2024-02-31")
        .then()
        .statusCode(422)
        .body("code", equalTo("date-out-of-range"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"findings\": \"all\"}",
        "{\"finding\": []}",
        "{\"findings\": [{\"row\": 1, \"clause\": \"A\", \"effekt\": \"prohibits\", \"status\": \"none\", \"condition\": \"\"}]}",
        "{\"findings\": [{\"row\": \"1\", \"clause\": \"A\", \"effect\": \"prohibits\", \"status\": \"none\", \"condition\": \"\"}]}",
        "{\"findings\": [null]}",
      })
  void aRuleUnitTakesOnlyWhatItKnows(String body) {
    for (String query : new String[] {"/outcome", "/outcome/first", "/rulings", "/obligations"}) {
      refused(query, body, 422, "wrong-type").body("errors[0].pointer", startsWith("/finding"));
    }
  }

  @Test
  void twentyThousandFaultsAreToldAHundredAtATimeAndAtOnce() {
    StringBuilder facts = new StringBuilder("{\"facts\": {\"k\": 1");
    for (int i = 0; i < 20_000; i++) {
      facts.append(",\"k").append(i).append("\":1");
    }
    given()
        .contentType("application/json")
        .body(facts.append("}}").toString())
        .post("/v1/decisions")
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown-fact"))
        .body("errors.size()", equalTo(100));
  }
}
