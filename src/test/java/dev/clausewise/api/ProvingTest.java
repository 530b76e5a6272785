package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.Cases;
import dev.clausewise.decision.UseCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Proofs, differences and counterfactuals over HTTP: whatever they claim is decided again. */
@QuarkusTest
class ProvingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static ValidatableResponse post(String path, String body) {
    return given().contentType("application/json").body(body).post(path).then();
  }

  private static JsonNode json(String path, JsonNode body) throws Exception {
    return JSON.readTree(post(path, body.toString()).statusCode(200).extract().body().asString());
  }

  private static JsonNode decide(JsonNode facts, String asOf, String instrument) throws Exception {
    ObjectNode request = JSON.createObjectNode().put("asOf", asOf);
    request.set("facts", facts);
    request.putArray("instruments").add(instrument);
    return json("/v1/decisions", request);
  }

  private static JsonNode difference(String instrument, String from, String to) throws Exception {
    ObjectNode request = JSON.createObjectNode().put("instrument", instrument);
    request.putObject("from").put("asOf", from);
    request.putObject("to").put("asOf", to);
    return json("/v1/differences", request);
  }

  /** Every kind of change, its witness decided on both days. */
  private static Set<List<String>> changes(String instrument, String from, String to)
      throws Exception {
    JsonNode difference = difference(instrument, from, to);
    Set<List<String>> changes = new HashSet<>();
    double shares = 0;
    for (JsonNode change : difference.get("changed")) {
      JsonNode facts = change.at("/witness/facts");
      JsonNode before = decide(facts, from, instrument);
      JsonNode after = decide(facts, to, instrument);
      assertTrue(before.get("determined").booleanValue() && after.get("determined").booleanValue());
      assertEquals(change.get("from").asText(), before.get("outcome").asText(), facts.toString());
      assertEquals(change.get("to").asText(), after.get("outcome").asText(), facts.toString());
      changes.add(List.of(change.get("from").asText(), change.get("to").asText()));
      shares += change.get("share").doubleValue();
    }
    assertEquals(difference.get("sharePercent").doubleValue(), 100 * shares, 1e-9);
    System.out.printf(
        "%s %s -> %s: %d kinds of change, %.3f %% of the space%n",
        instrument, from, to, changes.size(), 100 * shares);
    return changes;
  }

  @Test
  void theChangeOfMay2024() throws Exception {
    Set<List<String>> changes = changes("MSFT-AOAI-COC", "2024-04-30", "2024-05-01");
    assertTrue(changes.stream().anyMatch(c -> c.get(1).equals("prohibited")), changes.toString());
    assertEquals(Set.of(), changes("MSFT-AOAI-COC", "2024-05-01", "2024-05-02"));
  }

  @Test
  void theChangeOfOctober2025GoesBothWays() throws Exception {
    Set<List<String>> changes = changes("OPENAI-UP", "2025-10-28", "2025-10-29");
    assertTrue(changes.stream().anyMatch(c -> c.get(0).equals("prohibited")), changes.toString());
    assertTrue(changes.stream().anyMatch(c -> c.get(1).equals("prohibited")), changes.toString());
  }

  @Test
  void everyInstrumentSinceItsFirstDay() throws Exception {
    JsonNode instruments =
        JSON.readTree(given().get("/v1/instruments").then().extract().body().asString());
    for (JsonNode instrument : instruments) {
      changes(instrument.get("id").asText(), "2000-01-01", "2026-11-01");
    }
  }

  @Test
  void aProofTellsGapsDeadRowsAndInvariants() {
    given()
        .get("/v1/instruments/MSFT-AOAI-COC/proof")
        .then()
        .statusCode(200)
        .body("instrument", equalTo("MSFT-AOAI-COC"))
        .body("exact", equalTo(true))
        .body("gaps", empty())
        .body("deadRows", empty())
        .body("invariants.size()", greaterThan(2))
        .body("invariants.holds", everyItem(equalTo(true)))
        .body("invariants.id", hasItem("no-permission-against-own-prohibition"));
    given().get("/v1/instruments/NOBODY/proof").then().statusCode(404);
  }

  @Test
  void bothEnginesGiveTheSameVerdicts() throws Exception {
    for (UseCase useCase : Cases.given()) {
      ObjectNode request = JSON.createObjectNode().put("asOf", useCase.asOf());
      request.set("facts", useCase.facts());
      ObjectNode compiled = (ObjectNode) json("/v1/decisions", request.put("engine", "compiled"));
      ObjectNode drools = (ObjectNode) json("/v1/decisions", request.put("engine", "drools"));
      assertEquals("compiled", compiled.get("engine").asText());
      assertEquals("drools", drools.get("engine").asText());
      for (ObjectNode answer : List.of(compiled, drools)) {
        answer.remove(List.of("id", "decidedAt", "engine", "receipt"));
      }
      assertEquals(drools, compiled, useCase.id());
    }
  }

  /** Each counterfactual of the given cases that are barred, decided; by Drools. */
  @Test
  void aCounterfactualReallyChangesTheOutcome() throws Exception {
    int asked = 0;
    int changes = 0;
    int without = 0;
    for (UseCase useCase : Cases.given()) {
      for (String instrument : useCase.expected().keySet()) {
        JsonNode now = decide(useCase.facts(), useCase.asOf(), instrument);
        if (!now.get("outcome").asText().equals("prohibited")) {
          continue;
        }
        ObjectNode request =
            JSON.createObjectNode().put("asOf", useCase.asOf()).put("instrument", instrument);
        request.set("facts", useCase.facts());
        JsonNode answer = json("/v1/counterfactuals", request);
        assertEquals("prohibited", answer.get("outcome").asText());
        asked++;
        without += answer.get("changes").isEmpty() ? 1 : 0;
        int facts = 1;
        List<Map<String, Object>> before = new ArrayList<>();
        for (JsonNode change : answer.get("changes")) {
          ObjectNode other = useCase.facts().deepCopy();
          change.get("set").properties().forEach(s -> other.set(s.getKey(), s.getValue()));
          ObjectNode again =
              JSON.createObjectNode().put("asOf", useCase.asOf()).put("engine", "drools");
          again.set("facts", other);
          again.putArray("instruments").add(instrument);
          JsonNode decided = json("/v1/decisions", again);
          String what = useCase.id() + " by " + instrument + ": " + change;
          assertTrue(decided.get("determined").booleanValue(), what);
          assertEquals(change.get("outcome").asText(), decided.get("outcome").asText(), what);
          assertFalse(decided.get("outcome").asText().equals("prohibited"), what);
          for (String place :
              List.of(
                  "asOf",
                  "useCountry",
                  "actorCountry",
                  "beneficiaryCountry",
                  "useSubdivision",
                  "useCity")) {
            assertFalse(change.get("set").has(place), what);
          }
          assertTrue(change.get("set").size() >= facts, "fewest first: " + what);
          facts = change.get("set").size();
          Map<String, Object> set = JSON.convertValue(change.get("set"), Map.class);
          assertTrue(
              before.stream().noneMatch(b -> set.entrySet().containsAll(b.entrySet())), what);
          before.add(set);
          changes++;
        }
      }
    }
    System.out.printf(
        "counterfactuals: %d barred verdicts, %d changes decided, %d verdicts that nothing changes%n",
        asked, changes, without);
    assertTrue(asked > 20 && changes > 100);
  }

  @Test
  void aTargetAndWhatMayChangeAreTheCallersToSay() throws Exception {
    String facts =
        """
        "facts": {"service": "azure_openai", "actorType": "police", "actorCountry": "US", "useCountry": "US",
                  "capability": ["face_identification"], "camera": "fixed_cctv", "timing": "post_event",
                  "setting": "controlled", "consent": "informed", "purpose": "suspect_identification",
                  "humanReview": "trained_single", "limitedAccessApproved": true},
        "instrument": "MSFT-AOAI-COC"
        """;
    post(
            "/v1/counterfactuals",
            "{" + facts + ", \"asOf\": \"2024-05-10\", \"target\": \"not_applicable\"}")
        .statusCode(200)
        .body("outcome", equalTo("prohibited"))
        .body("changes.outcome", everyItem(equalTo("not_applicable")))
        .body("changes[0].set.keySet()", contains("service"));
    String day = "{" + facts + ", \"asOf\": \"2024-05-10\", \"mayChange\": [\"asOf\"]}";
    post("/v1/counterfactuals", day)
        .statusCode(200)
        .body("changes.set.findAll { it.asOf }", not(empty()));
    post("/v1/counterfactuals", "{" + facts + ", \"mayChange\": [\"weather\"]}")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/mayChange/0"));
    post("/v1/counterfactuals", "{" + facts + ", \"target\": \"forbidden\"}")
        .statusCode(422)
        .body("code", equalTo("value-not-allowed"))
        .body("errors[0].pointer", equalTo("/target"));
    post("/v1/counterfactuals", "{\"facts\": {}}")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/instrument"));
    post("/v1/counterfactuals", "{\"instrument\": \"NOBODY\"}")
        .statusCode(422)
        .body("code", equalTo("unknown-instrument"))
        .body("errors[0].pointer", equalTo("/instrument"));
  }

  /** A city does not move to another state. */
  @Test
  void whatWouldHaveToBeOtherwiseOfPlacesIsNoContradiction() throws Exception {
    ObjectNode request =
        (ObjectNode)
            JSON.readTree(
                """
                {"facts": {"service": "other", "actorType": "company", "actorCountry": "US",
                           "capability": ["face_identification"], "purpose": "retail_security",
                           "placeContext": "public_accommodation", "useCity": "Portland, OR"},
                 "asOf": "2022-01-10", "instrument": "US-PDX-34.10", "mayChange": ["useCity", "useSubdivision"]}
                """);
    JsonNode changes = json("/v1/counterfactuals", request).get("changes");
    assertTrue(changes.toString().contains("\"useCity\":\"other\""), changes.toString());
    for (JsonNode change : changes) {
      ObjectNode facts = request.get("facts").deepCopy();
      facts.put("useSubdivision", "US-OR");
      facts.setAll((ObjectNode) change.get("set"));
      JsonNode verdict = decide(facts, "2022-01-10", "US-PDX-34.10");
      assertEquals(
          change.get("outcome").asText(), verdict.get("outcome").asText(), change.toString());
    }
  }

  private static Matcher<Object> not(Matcher<?> matcher) {
    return Matchers.not((Matcher<Object>) matcher);
  }

  @Test
  void badComparisonsAreRefused() {
    for (String bad :
        List.of(
            "{\"instrument\": \"OPENAI-UP\", \"from\": {\"asOf\": \"2025-10-28\"}}",
            "{\"instrument\": \"OPENAI-UP\", \"from\": {\"asOf\": \"soon\"}, \"to\": {\"asOf\": \"2025-10-29\"}}",
            "{\"instrument\": \"OPENAI-UP\", \"from\": {\"asOf\": \"2025-02-30\"}, \"to\": {\"asOf\": \"2025-10-29\"}}",
            "{\"instrument\": \"NOBODY\", \"from\": {\"asOf\": \"2025-10-28\"}, \"to\": {\"asOf\": \"2025-10-29\"}}",
            "{\"from\": {\"asOf\": \"2025-10-28\"}, \"to\": {\"asOf\": \"2025-10-29\"}}",
            "{\"instrument\": \"OPENAI-UP\", \"from\": {}, \"to\": {\"asOf\": \"2025-10-29\"}}",
            "{\"instrument\": \"OPENAI-UP\", \"from\": {\"asOf\": \"2025-10-28\"}, \"to\": {}}",
            "{\"instrument\": \"OPENAI-UP\", \"from\": {}, \"to\": {}}",
            "{\"instrument\": \"OPENAI-UP\", \"from\": {}, \"to\": {\"draft\": 1}}",
            "{\"instrument\": \"OPENAI-UP\", \"from\": {\"day\": \"2025-10-28\"}, \"to\": {\"draft\": \"x\"}}",
            "{\"instrument\": \"OPENAI-UP\", \"from\": {\"asOf\": null}, \"to\": {\"draft\": \"x\"}}")) {
      post("/v1/differences", bad)
          .statusCode(422)
          .contentType("application/problem+json")
          .body("errors.size()", equalTo(1));
    }
  }
}
