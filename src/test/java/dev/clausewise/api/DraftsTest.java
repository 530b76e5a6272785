package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.AsTheOperator;
import dev.clausewise.Cells;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts of an instrument, from the first copy to the file that is proposed. */
@QuarkusTest
@ExtendWith(AsTheOperator.class)
class DraftsTest {
  private static final String INSTRUMENT = "MSFT-AZURE-FR-POLICE";
  private static final Path WORKSPACE = Path.of("target/test-classes/workspace");

  private static JsonPath created() {
    return given()
        .contentType("application/json")
        .body(Map.of("instrument", INSTRUMENT, "note", "try it"))
        .post("/v1/drafts")
        .then()
        .statusCode(201)
        .header("Location", containsString("/v1/drafts/"))
        .extract()
        .jsonPath();
  }

  private static Response put(String id, String revision, String model) {
    return given()
        .contentType("application/json")
        .body(Map.of("revision", revision, "model", model))
        .put("/v1/drafts/" + id);
  }

  private static Response post(String id, String action, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/v1/drafts/" + id + "/" + action);
  }

  /** The draft after its prohibition was made a permission. */
  private static String permissive(JsonPath draft) {
    String inForce = draft.getString("model");
    int row = Cells.rowOf(inForce, "US-POLICE");
    String model = Cells.output(inForce, row, 2).with("\"permits\"", inForce);
    assertFalse(model.equals(inForce));
    put(draft.getString("id"), draft.getString("revision"), model).then().statusCode(200);
    return draft.getString("id");
  }

  @Test
  void aDraftBeginsAsTheModelInForceAndIsWithoutFault() {
    String id = created().getString("id");
    given().get("/v1/drafts").then().statusCode(200).body("id", hasItem(id));
    post(id, "check", "")
        .then()
        .statusCode(200)
        .body("profile", equalTo(true))
        .body("diagnostics.findAll { it.severity == 'error' }", empty())
        .body("cases.failed", equalTo(0))
        .body("cases.passed", greaterThan(0))
        .body("difference.changed", empty())
        .body("proof.invariants.findAll { !it.holds }", empty());
  }

  @Test
  void whoReplacesADraftNamesTheRevisionTheySaw() {
    JsonPath first = created();
    String id = first.getString("id");
    String model = first.getString("model") + "<!-- edited -->";
    Response second = put(id, first.getString("revision"), model);
    second
        .then()
        .statusCode(200)
        .body("note", equalTo("try it"))
        .body("revision", not(equalTo(first.getString("revision"))));
    put(id, first.getString("revision"), first.getString("model"))
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("stale-revision"));
    given().get("/v1/drafts/" + id).then().body("model", equalTo(model));
  }

  @Test
  void aPermissionInPlaceOfAProhibitionIsSeenByCasesAndInTheDifference() {
    String id = permissive(created());
    post(id, "check", "")
        .then()
        .statusCode(200)
        .body("profile", equalTo(true))
        .body("diagnostics.code", hasItem("case-fails"))
        .body("diagnostics[0].help", notNullValue())
        .body("cases.failed", greaterThan(0))
        .body("difference.changed.from", hasItem("prohibited"))
        .body("difference.changed[0].witness.facts", notNullValue());
    post(id, "propose", "").then().statusCode(422).body("code", equalTo("invalid-model"));
  }

  private static ValidatableResponse differences(Map<String, ?> from, Map<String, ?> to) {
    return given()
        .contentType("application/json")
        .body(Map.of("instrument", INSTRUMENT, "from", from, "to", to))
        .post("/v1/differences")
        .then();
  }

  /** The kinds of change from what is in force to a draft, each witness decided by both. */
  private static List<String> changes(Map<String, ?> from, Map<String, ?> to, String draft) {
    List<Map<String, Object>> changed =
        differences(from, to).statusCode(200).extract().jsonPath().getList("changed");
    List<String> changes = new ArrayList<>();
    for (Map<String, Object> change : changed) {
      Map<String, Object> facts =
          new HashMap<>(
              (Map<String, Object>) ((Map<String, ?>) change.get("witness")).get("facts"));
      Object shown = facts.remove("asOf");
      Object day = from.containsKey("asOf") ? from.get("asOf") : to.get("asOf");
      assertEquals(day == null, shown != null);
      Map<String, Object> asked = new HashMap<>(Map.of("facts", facts));
      asked.put("asOf", day == null ? shown : day);
      given()
          .contentType("application/json")
          .body(asked)
          .post("/v1/drafts/" + draft + "/evaluate")
          .then()
          .statusCode(200)
          .body("outcome", equalTo(change.get("to")));
      asked.put("instruments", List.of(INSTRUMENT));
      given()
          .contentType("application/json")
          .body(asked)
          .post("/v1/decisions")
          .then()
          .statusCode(200)
          .body("outcome", equalTo(change.get("from")));
      changes.add(change.get("from") + " to " + change.get("to"));
    }
    return changes;
  }

  @Test
  void aDraftIsComparedWithWhatIsInForceOnAnyDayOrOnOne() {
    String id = permissive(created());
    Map<String, String> draft = Map.of("draft", id);
    Map<String, String> day = Map.of("asOf", "2020-07-01");
    List<String> anyDay = changes(Map.of(), draft, id);
    assertTrue(anyDay.contains("prohibited to permitted"), anyDay.toString());
    // What the code was not read for stays to be reviewed.
    List<String> onTheDay = List.of("prohibited to review_required", "prohibited to permitted");
    assertEquals(onTheDay, changes(day, draft, id));
    assertEquals(onTheDay, changes(Map.of(), Map.of("draft", id, "asOf", "2020-07-01"), id));
    differences(draft, day).statusCode(200).body("changed.from", hasItem("permitted"));
    differences(draft, draft).statusCode(200).body("changed", empty());
  }

  /** Over the witnesses of a difference, recorded, the impact of a draft is that difference. */
  @Test
  void theImpactOnRecordedDecisionsIsWhatTheDifferenceSays() {
    String id = permissive(created());
    List<Map<String, Object>> changed =
        differences(Map.of(), Map.of("draft", id)).extract().jsonPath().getList("changed");
    String began = Instant.now().toString();
    Map<String, Long> expected = new TreeMap<>();
    for (Map<String, Object> change : changed) {
      Map<String, Object> facts =
          new HashMap<>(
              (Map<String, Object>) ((Map<String, ?>) change.get("witness")).get("facts"));
      Object day = facts.remove("asOf");
      Map<String, Object> use = Map.of("facts", facts, "asOf", day);
      given()
          .contentType("application/json")
          .body(use)
          .post("/v1/decisions")
          .then()
          .statusCode(200);
      expected.merge(change.get("from") + " to " + change.get("to"), 1L, Long::sum);
    }
    // One that is about something else, and one that no instrument of the draft was asked of.
    given()
        .contentType("application/json")
        .body("{\"facts\": {\"service\": \"mistral\"}}")
        .post("/v1/decisions");
    given()
        .contentType("application/json")
        .body("{\"facts\": {}, \"instruments\": [\"EU-AIA\"]}")
        .post("/v1/decisions");
    JsonPath impact =
        given()
            .contentType("application/json")
            .body(Map.of("draft", id, "from", began))
            .post("/v1/ledger/impact")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    Map<String, Long> found = new TreeMap<>();
    for (Map<String, Object> change : impact.<Map<String, Object>>getList("changes")) {
      found.put(
          change.get("from") + " to " + change.get("to"),
          ((Number) change.get("records")).longValue());
    }
    assertTrue(changed.size() > 1);
    assertEquals(expected, found);
    assertEquals(changed.size() + 1, impact.getInt("records"));
    String told =
        given()
            .contentType("application/json")
            .accept("application/x-ndjson")
            .body(Map.of("draft", id, "from", began))
            .post("/v1/ledger/impact")
            .asString()
            .strip();
    assertTrue(told.startsWith("{\"progress\":"), told);
    assertEquals(
        impact.getList("changes"),
        JsonPath.from(told.substring(told.lastIndexOf('\n') + 1)).getList("result.changes"));
  }

  @Test
  void aDayOfItsOwnForEachSide() {
    String before = "2020-06-01";
    String after = "2020-07-01";
    List<Object> inForce =
        differences(Map.of("asOf", before), Map.of("asOf", after))
            .statusCode(200)
            .extract()
            .jsonPath()
            .getList("changed");
    assertFalse(inForce.isEmpty());
    differences(Map.of("draft", created().getString("id"), "asOf", before), Map.of("asOf", after))
        .statusCode(200)
        .body("changed", equalTo(inForce));
  }

  @Test
  void comparisonsWithWhatIsNoDraftOfTheInstrument() throws Exception {
    Map<String, String> none = Map.of("draft", "00000000-0000-0000-0000-000000000000");
    differences(Map.of(), none).statusCode(404).body("code", equalTo("not-found"));
    JsonPath draft = created();
    String id = draft.getString("id");
    given()
        .contentType("application/json")
        .body(Map.of("instrument", "OPENAI-UP", "from", Map.of("draft", id), "to", Map.of()))
        .post("/v1/differences")
        .then()
        .statusCode(422)
        .body("code", equalTo("value-not-allowed"))
        .body("errors[0].pointer", equalTo("/from/draft"));
    String unsafe = Files.readString(Path.of("src/test/resources/models/unsafe/external.dmn"));
    put(id, draft.getString("revision"), unsafe).then().statusCode(200);
    differences(Map.of(), Map.of("draft", id))
        .statusCode(422)
        .body("code", equalTo("invalid-model"));
  }

  @Test
  void aVerdictFromTheDraftAndNotFromWhatIsInForce() {
    String facts =
        "{\"facts\": {\"service\": \"azure_ai_face\", \"actorType\": \"police\", \"actorLevel\": \"local\", \"actorCountry\": \"US\", \"useCountry\": \"US\", \"capability\": [\"face_identification\"]}, \"asOf\": \"2020-07-01\"}";
    String inForce =
        post(created().getString("id"), "evaluate", facts).jsonPath().getString("outcome");
    assertEquals("prohibited", inForce);
    post(permissive(created()), "evaluate", facts)
        .then()
        .statusCode(200)
        .body("outcome", equalTo("permitted"))
        .body("verdicts[0].instrument", equalTo(INSTRUMENT));
  }

  @Test
  void aDraftOutsideTheProfileIsDiagnosedAndNeverCompiled() throws Exception {
    JsonPath draft = created();
    String id = draft.getString("id");
    String unsafe = Files.readString(Path.of("src/test/resources/models/unsafe/external.dmn"));
    put(id, draft.getString("revision"), unsafe).then().statusCode(200);
    post(id, "check", "")
        .then()
        .statusCode(200)
        .body("profile", equalTo(false))
        .body("diagnostics.code", hasItem("unsafe-function"))
        .body("difference", nullValue());
    post(id, "evaluate", "{\"facts\": {}}")
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid-model"));
  }

  /**
   * A constant in another spelling is another constant, or none at all, to whoever overlooks it.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ">= date(2020,6,11)",
        ">= date(\"2020-06-31\")",
        ">= date(\"2020-06-12\") - duration(\"P1D\")",
        ">= @\"2020-06-11T00:00:00\"",
        "[date(\"2020-06-11\")..date(\"2019-06-11\")]",
        "\"2020-06-11\"",
      })
  void aCellThatIsNoPlainConstantIsNamedWithItsPlace(String text) {
    JsonPath draft = created();
    Cells.Cell cell = Cells.input(draft.getString("model"), 2, 1);
    put(
            draft.getString("id"),
            draft.getString("revision"),
            cell.with(text, draft.getString("model")))
        .then()
        .statusCode(200);
    post(draft.getString("id"), "check", "")
        .then()
        .statusCode(200)
        .body("profile", equalTo(false))
        .body("diagnostics[0].code", equalTo("cell"))
        .body("diagnostics[0].where.row", equalTo(2))
        .body("diagnostics[0].where.column", equalTo(1))
        .body("diagnostics[0].help", containsString("."));
  }

  /** The engine stops at a value that the column does not allow; the diagram would answer. */
  @Test
  void aCheckComparesTheDraftWithTheEngine() {
    JsonPath draft = created();
    String narrower = draft.getString("model").replace("&quot;azure_openai&quot;,", "");
    assertFalse(narrower.equals(draft.getString("model")));
    put(draft.getString("id"), draft.getString("revision"), narrower).then().statusCode(200);
    post(draft.getString("id"), "check", "")
        .then()
        .statusCode(200)
        .body("diagnostics.code", hasItem("disagreement"))
        .body("diagnostics.find { it.code == 'disagreement' }.witness.service", notNullValue());
  }

  @Test
  void aDraftWithoutErrorsIsWrittenOverItsModel() throws Exception {
    JsonPath draft = created();
    post(draft.getString("id"), "propose", "")
        .then()
        .statusCode(200)
        .body("file", equalTo("dmn/msft-azure-fr-police.dmn"))
        .body("written", equalTo(true));
    assertEquals(
        draft.getString("model"),
        Files.readString(WORKSPACE.resolve("dmn/msft-azure-fr-police.dmn")));
    post(draft.getString("id"), "propose", "").then().statusCode(200).body("patch", equalTo(""));
  }

  @Test
  void aDraftThatIsDeletedIsGone() {
    String id = created().getString("id");
    given().delete("/v1/drafts/" + id).then().statusCode(204);
    given().get("/v1/drafts/" + id).then().statusCode(404).body("code", equalTo("not-found"));
    given().delete("/v1/drafts/" + id).then().statusCode(404);
  }

  @Test
  void anIdIsNoPath() throws Exception {
    Path outside = WORKSPACE.resolve(".clausewise");
    Files.createDirectories(outside.resolve("drafts"));
    Files.writeString(outside.resolve("secret.dmn"), "secret");
    Files.writeString(outside.resolve("secret.json"), "{}");
    for (String id :
        new String[] {"..%2Fsecret", "%2e%2e%2fsecret", "..%5Csecret", "secret", "%00", "a%2Fb"}) {
      given().urlEncodingEnabled(false).get("/v1/drafts/" + id).then().statusCode(404);
      given().urlEncodingEnabled(false).delete("/v1/drafts/" + id).then().statusCode(404);
    }
    assertEquals("secret", Files.readString(outside.resolve("secret.dmn")));
  }

  @Test
  void aDraftOfAnInstrumentThatThereIsNot() {
    given()
        .contentType("application/json")
        .body(Map.of("instrument", "../../etc/passwd"))
        .post("/v1/drafts")
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown-instrument"))
        .body("errors[0].pointer", equalTo("/instrument"));
  }

  private static Map<String, Object> begun(String id) {
    Map<String, Object> begun = new HashMap<>();
    begun.put("id", id);
    begun.put("title", "Rules of a test");
    begun.put("issuer", "ACME");
    begun.put("kind", "provider policy");
    begun.put("services", List.of("mistral"));
    begun.put("from", "2026-07-01");
    begun.put("citation", "Rules, 1");
    begun.put("url", "https://acme.example/rules");
    return begun;
  }

  private static ValidatableResponse begin(Map<String, ?> begun) {
    return given()
        .contentType("application/json")
        .body(Map.of("begin", begun))
        .post("/v1/drafts")
        .then();
  }

  /** From nothing to a verdict that a person has to look, and to files that stand nowhere yet. */
  @Test
  void anInstrumentThatThereIsNotIsBegun() {
    String id =
        begin(begun("ACME-BEGUN"))
            .statusCode(201)
            .body("instrument", equalTo("ACME-BEGUN"))
            .body("files.register", containsString("id: \"ACME-BEGUN\""))
            .extract()
            .path("id");
    try {
      post(id, "check", "")
          .then()
          .statusCode(200)
          .body("diagnostics", empty())
          .body("difference", nullValue());
      post(id, "evaluate", "{\"facts\": {\"service\": \"mistral\"}, \"asOf\": \"2026-07-01\"}")
          .then()
          .statusCode(200)
          .body("outcome", equalTo("review_required"))
          .body("determined", equalTo(true));
      given()
          .get("/v1/drafts/" + id + "/register")
          .then()
          .statusCode(200)
          .body("clauses.id", hasItem("CLAUSE-1"));
      begin(begun("ACME-BEGUN")).statusCode(409).body("code", equalTo("id-taken"));
      differences(Map.of(), Map.of("draft", id)).statusCode(422);
      given()
          .contentType("application/json")
          .body(Map.of("draft", id))
          .post("/v1/ledger/impact")
          .then()
          .statusCode(422)
          .body("code", equalTo("unknown-instrument"));
    } finally {
      given().delete("/v1/drafts/" + id).then().statusCode(204);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "id, acme, value-not-allowed",
    "id, ACME-OF../X, value-not-allowed",
    "id, MSFT-AZURE-FR-POLICE, id-taken",
    "id, MSFT-AZURE.FR-POLICE, id-taken",
    "from, 2026-02-30, date-out-of-range",
    "from, 2101-01-01, date-out-of-range",
    "from, 1900-01-01, date-out-of-range",
    "from, tomorrow, wrong-type",
    "kind, poem, value-not-allowed",
    "place, ZZ-AA, value-not-allowed",
    "place, US-ZZ, value-not-allowed",
    "place, Oregon, value-not-allowed",
    "place, unknown, value-not-allowed",
    "services, mistral, wrong-type",
    "title, ' ', value-not-allowed",
    "url, javascript:alert(1), value-not-allowed",
    "colour, red, unknown-fact",
  })
  void whatIsWrongWithAnInstrumentThatIsBegunIsPointedAt(String member, String value, String code) {
    Map<String, Object> wrong = begun("ACME-WRONG");
    wrong.put(member, value);
    begin(wrong)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("errors[0].pointer", equalTo("/begin/" + member))
        .body("errors[0].detail", not(equalTo("")));
    wrong.put("title", "two\nlines");
    if (!member.equals("title") && !code.equals("id-taken")) {
      begin(wrong).statusCode(422).body("errors.pointer", hasItem("/begin/title"));
    }
  }

  @Test
  void aModelOfNoInstrumentIsADraftAndNoProposal() throws Exception {
    String dish = Files.readString(Path.of("src/test/resources/template/dish.dmn"));
    String id =
        given()
            .contentType("application/json")
            .body(Map.of("model", dish, "note", "a dish"))
            .post("/v1/drafts")
            .then()
            .statusCode(201)
            .body("instrument", nullValue())
            .body("files", equalTo(Map.of()))
            .extract()
            .path("id");
    try {
      given()
          .get("/v1/drafts")
          .then()
          .body("find { it.id == '" + id + "' }.instrument", nullValue());
      post(id, "check", "").then().statusCode(200).body("diagnostics", empty());
      for (String action : List.of("propose", "evaluate")) {
        post(id, action, "{\"facts\": {}}")
            .then()
            .statusCode(409)
            .body("code", equalTo("no-instrument"))
            .body("detail", containsString("a model of no instrument"));
      }
      differences(Map.of(), Map.of("draft", id))
          .statusCode(409)
          .body("code", equalTo("no-instrument"));
    } finally {
      given().delete("/v1/drafts/" + id).then().statusCode(204);
    }
  }
}
