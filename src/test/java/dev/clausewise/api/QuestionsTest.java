package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The interview: what is possible, and what to ask next. */
@QuarkusTest
class QuestionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the asker answers, if asked. */
  private static final Map<String, Object> ANSWERS =
      Map.ofEntries(
          Map.entry("service", "azure_openai"),
          Map.entry("cloud", "azure_commercial"),
          Map.entry("requiredAuthorisation", "none"),
          Map.entry("consent", "informed"),
          Map.entry("humanReview", "trained_single"),
          Map.entry("useSubdivision", "US-TX"),
          Map.entry("useCity", "Dallas"));

  private static JsonPath ask(ObjectNode facts, String instruments) {
    return given()
        .contentType("application/json")
        .body("{\"facts\": " + facts + ", \"asOf\": \"2024-05-10\"" + instruments + "}")
        .post("/v1/questions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static ObjectNode reportDrafting() throws Exception {
    return (ObjectNode)
        JSON.readTree(
            """
            {"actorType": "police", "actorLevel": "local", "actorCountry": "US", "useCountry": "US",
             "capability": ["audio_transcription", "report_drafting"], "timing": "post_event", "camera": "body_worn",
             "footageFromOfficerCamera": true, "purpose": "report_writing", "humanReview": "trained_single",
             "otherwiseUnlawful": false}
            """);
  }

  private static int interview(ObjectNode facts, String instruments) {
    JsonPath now = ask(facts, instruments);
    Set<String> before = new HashSet<>(now.getList("possibleOutcomes"));
    int most = now.getList("openFacts").size();
    int asked = 0;
    boolean serviceAskedEarly = false;
    while (!now.getBoolean("determined")) {
      String fact = now.getString("nextQuestion.fact");
      assertFalse(facts.has(fact), fact + " is asked for twice");
      assertTrue(ANSWERS.containsKey(fact), "nobody expected to be asked for " + fact);
      serviceAskedEarly |= fact.equals("service") && asked < 3;
      facts.putPOJO(fact, ANSWERS.get(fact));
      asked++;
      now = ask(facts, instruments);
      Set<String> after = new HashSet<>(now.getList("possibleOutcomes"));
      assertTrue(before.containsAll(after), before + " then " + after);
      before = after;
    }
    assertTrue(asked <= most, asked + " questions for " + most + " open facts");
    assertTrue(serviceAskedEarly, "the service was not asked for early");
    return asked;
  }

  @Test
  void aReportDraftedWhoKnowsWhereReachesADeterminedAnswer() throws Exception {
    int one = interview(reportDrafting(), ", \"instruments\": [\"MSFT-AOAI-COC\"]");
    assertEquals(1, one);
    int all = interview(reportDrafting(), "");
    System.out.printf(
        "report drafting: %d question by the code of conduct, %d by all instruments%n", one, all);
  }

  @Test
  void whatIsDeterminedHasNoQuestion() throws Exception {
    ObjectNode facts = reportDrafting().put("service", "azure_openai");
    JsonPath answer = ask(facts, ", \"instruments\": [\"MSFT-AOAI-COC\"]");
    assertTrue(answer.getBoolean("determined"));
    assertEquals(List.of(), answer.getList("openFacts"));
    assertTrue(answer.getMap("").get("nextQuestion") == null);
  }

  /** Nobody knows who hosts the tool: the interview goes on, and says at the end what is open. */
  @Test
  void whatNobodyCanFindOutIsNotAskedAgainAndStaysOpen() throws Exception {
    ObjectNode facts = reportDrafting();
    List<String> skipped = new ArrayList<>();
    JsonPath now = ask(facts, "");
    while (now.getString("nextQuestion.fact") != null) {
      String fact = now.getString("nextQuestion.fact");
      assertFalse(skipped.contains(fact), fact + " is asked for twice");
      skipped.add(fact);
      JsonPath next = ask(facts, ", \"skip\": " + JSON.writeValueAsString(skipped));
      assertEquals(now.getList("possibleOutcomes"), next.getList("possibleOutcomes"));
      assertEquals(now.getList("openFacts"), next.getList("openFacts"));
      now = next;
    }
    assertFalse(now.getBoolean("determined"));
    assertEquals(now.getList("openFacts"), skipped, "each was asked for once, in the order");
    given()
        .contentType("application/json")
        .body("{\"facts\": {}, \"skip\": [\"service\", \"srvice\"]}")
        .post("/v1/questions")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/skip/1"))
        .body("errors[0].code", equalTo("unknown-fact"));
  }
}
