package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.AsTheOperator;
import dev.clausewise.Cells;
import dev.clausewise.vocabulary.ExactJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows of an inventory a draft decides otherwise, and by which clauses. */
@QuarkusTest
@ExtendWith(AsTheOperator.class)
class InventoryAgainstDraftTest {
  private static final String INSTRUMENT = "MSFT-AZURE-FR-POLICE";
  private static final String DAY = "2020-07-01";
  private static final ObjectMapper JSON = ExactJson.mapper();

  /** A draft of which the prohibition is a permission. */
  private static JsonPath permissive() {
    JsonPath draft = created();
    String inForce = draft.getString("model");
    String model =
        Cells.output(inForce, Cells.rowOf(inForce, "US-POLICE"), 2).with("\"permits\"", inForce);
    assertFalse(model.equals(inForce));
    return put(draft, model);
  }

  private static JsonPath created() {
    return given()
        .contentType("application/json")
        .body(Map.of("instrument", INSTRUMENT))
        .post("/v1/drafts")
        .jsonPath();
  }

  private static JsonPath put(JsonPath draft, String model) {
    return given()
        .contentType("application/json")
        .body(Map.of("revision", draft.getString("revision"), "model", model))
        .put("/v1/drafts/" + draft.getString("id"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** One use of each kind that a draft decides otherwise than what is in force. */
  private static List<JsonNode> differing(String draft) throws IOException {
    String body =
        JSON.writeValueAsString(
            Map.of(
                "instrument",
                INSTRUMENT,
                "from",
                Map.of("asOf", DAY),
                "to",
                Map.of("draft", draft)));
    String answer =
        given().contentType("application/json").body(body).post("/v1/differences").asString();
    List<JsonNode> changed = new ArrayList<>();
    JSON.readTree(answer).path("changed").forEach(changed::add);
    assertTrue(changed.size() > 1, answer);
    return changed;
  }

  /** An inventory of uses, by its id. */
  private static String kept(List<JsonNode> uses, String instruments) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode facts : uses) {
      ObjectNode line = JSON.createObjectNode();
      line.set("facts", facts);
      lines.append(line).append('\n');
    }
    return given()
        .contentType("application/x-ndjson")
        .body(lines.toString().getBytes(StandardCharsets.UTF_8))
        .post("/v1/inventories?asOf=" + DAY + "&instruments=" + instruments)
        .then()
        .statusCode(200)
        .extract()
        .header("Inventory-Id");
  }

  private static ValidatableResponse changes(String inventory, String query) {
    return given().get("/v1/inventories/" + inventory + "/changes?" + query).then();
  }

  private static List<JsonNode> uses(List<JsonNode> differing) throws IOException {
    List<JsonNode> uses = new ArrayList<>();
    differing.forEach(change -> uses.add(change.at("/witness/facts")));
    // Two that the draft decides as what is in force does: one of another provider, one of nobody.
    uses.add(
        JSON.readTree("{\"service\": \"mistral\", \"capability\": [\"face_identification\"]}"));
    uses.add(JSON.readTree("{\"service\": \"azure_ai_face\", \"actorType\": \"individual\"}"));
    return uses;
  }

  @Test
  void theRowsThatChangeAreThoseOfWhichTheDifferenceSaysSo() throws IOException {
    JsonPath draft = permissive();
    String id = draft.getString("id");
    List<JsonNode> differing = differing(id);
    String inventory = kept(uses(differing), INSTRUMENT);
    String query = "draft=" + id;
    JsonNode found = JSON.readTree(changes(inventory, query).statusCode(200).extract().asString());
    assertEquals(differing.size(), found.path("rows").intValue(), found::toString);
    Map<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < differing.size(); i++) {
      JsonNode row = found.path("changes").get(i);
      assertEquals(i + 1, row.path("row").intValue());
      String from = differing.get(i).path("from").textValue();
      String to = differing.get(i).path("to").textValue();
      assertEquals(from, row.at("/from/outcome").textValue());
      assertEquals(to, row.at("/to/outcome").textValue());
      assertTrue(row.path("ends").findValuesAsText("clause").contains("US-POLICE"), row::toString);
      counts.merge(from + " to " + to, 1L, Long::sum);
    }
    Map<String, Long> counted = new TreeMap<>();
    found
        .path("counts")
        .forEach(
            count ->
                counted.merge(
                    count.at("/from/outcome").textValue()
                        + " to "
                        + count.at("/to/outcome").textValue(),
                    count.path("rows").longValue(),
                    Long::sum));
    assertEquals(counts, counted);
    JsonNode by = found.path("draft");
    assertEquals(INSTRUMENT, by.path("instrument").textValue());
    assertEquals(draft.getString("revision"), by.path("revision").textValue());
    assertEquals(DAY, by.path("asOf").textValue());
    assertEquals(differing.size() + 2, by.path("compared").intValue());
    assertEquals(0, by.path("overruled").intValue());

    // Told with progress, it is the same; before the policy began, nothing changes.
    String[] told =
        given()
            .accept("application/x-ndjson")
            .get("/v1/inventories/" + inventory + "/changes?" + query)
            .asString()
            .strip()
            .split("\n");
    assertEquals(
        differing.size() + 2, JSON.readTree(told[0]).at("/progress/of").intValue(), told[0]);
    assertEquals(found, JSON.readTree(told[told.length - 1]).path("result"));
    changes(inventory, query + "&asOf=2019-07-01").statusCode(200).body("rows", equalTo(0));
    changes(inventory, "from=" + DAY + "&to=" + DAY)
        .body("rows", equalTo(0))
        .body("draft", nullValue());
  }

  /** Where other instruments are asked too, they may decide whatever the draft says. */
  @Test
  void whatOthersDecideStaysAndIsCounted() throws IOException {
    String id = permissive().getString("id");
    List<JsonNode> differing = differing(id);
    List<JsonNode> uses = uses(differing);
    JsonNode found =
        JSON.readTree(changes(kept(uses, ""), "draft=" + id).statusCode(200).extract().asString());
    assertEquals(
        differing.size(),
        found.path("rows").intValue() + found.at("/draft/overruled").intValue(),
        found::toString);
    Map<Integer, JsonNode> changed = new LinkedHashMap<>();
    found.path("changes").forEach(row -> changed.put(row.path("row").intValue(), row));
    for (int i = 0; i < uses.size(); i++) {
      ObjectNode asked = JSON.createObjectNode().put("asOf", DAY);
      asked.set("facts", uses.get(i));
      JsonNode now =
          JSON.readTree(
              given()
                  .contentType("application/json")
                  .body(asked.toString())
                  .post("/v1/decisions")
                  .asString());
      JsonNode row = changed.get(i + 1);
      if (row == null) {
        continue;
      }
      assertEquals(now.path("outcome"), row.at("/from/outcome"));
      boolean isStrictest = row.path("ends").findValuesAsText("instrument").contains(INSTRUMENT);
      assertTrue(isStrictest, row::toString);
    }
    // Of two instruments the other one alone decides again what the draft lets go.
    JsonNode two =
        JSON.readTree(
            changes(kept(uses, INSTRUMENT + ",MSFT-FACE-COC"), "draft=" + id)
                .statusCode(200)
                .extract()
                .asString());
    assertEquals(
        differing.size(),
        two.path("rows").intValue() + two.at("/draft/overruled").intValue(),
        two::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "draft={id}&from=2020-07-01, from, EU-AIA",
    "draft={id}&to=2020-07-01, to, EU-AIA",
    "asOf=2020-07-01, asOf, EU-AIA",
    "draft={id}, draft, EU-AIA",
    "draft={id}&asOf=2020-02-30, asOf, MSFT-AZURE-FR-POLICE",
  })
  void whatCannotBeComparedIsSaid(String query, String pointer, String instrument) {
    String inventory = kept(List.of(JSON.createObjectNode()), instrument);
    changes(inventory, query.replace("{id}", created().getString("id")))
        .statusCode(422)
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void aDraftThatNothingCanBeMadeOfIsSaidToBeOne() throws IOException {
    JsonPath draft = created();
    String id = draft.getString("id");
    String inventory = kept(List.of(JSON.createObjectNode()), "EU-AIA");
    changes(inventory, "draft=" + id)
        .statusCode(422)
        .body("detail", containsString("did not ask: it asked EU-AIA. No row of it can change."));
    String all = kept(List.of(JSON.createObjectNode()), "");
    put(draft, Files.readString(Path.of("src/test/resources/models/unsafe/external.dmn")));
    changes(all, "draft=" + id).statusCode(422).body("code", equalTo("invalid-model"));
    String told =
        given()
            .accept("application/x-ndjson")
            .get("/v1/inventories/" + all + "/changes?draft=" + id)
            .asString()
            .strip();
    JsonNode last = JSON.readTree(told.substring(told.lastIndexOf('\n') + 1));
    assertEquals("invalid-model", last.at("/problem/code").textValue(), told);
    assertTrue(last.at("/problem/errors").size() > 0, told);
    given().delete("/v1/drafts/" + id).then().statusCode(204);
    changes(all, "draft=" + id).statusCode(404).body("code", equalTo("not-found"));
  }
}
