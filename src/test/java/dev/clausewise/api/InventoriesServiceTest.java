package dev.clausewise.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.AsTheOperator;
import dev.clausewise.vocabulary.ExactJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inventories by REST: files in, answers out, and questions over what is kept. */
@QuarkusTest
@ExtendWith(AsTheOperator.class)
class InventoriesServiceTest {
  /** As most clients do, which say nothing of an encoding. */
  private static RequestSpecification given() {
    return RestAssured.given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)));
  }

  private static final ObjectMapper JSON = ExactJson.mapper();
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String SHERIFF =
      "\"facts\":{\"service\":\"azure_openai\",\"actorType\":\"police\",\"actorLevel\":\"local\","
          + "\"actorCountry\":\"US\",\"useCountry\":\"US\",\"capability\":[\"face_identification\"],"
          + "\"timing\":\"post_event\",\"camera\":\"fixed_cctv\"}";

  private static byte[] file(String name) throws IOException {
    try (InputStream in = InventoriesServiceTest.class.getResourceAsStream("/inventory/" + name)) {
      return in.readAllBytes();
    }
  }

  private static Response sent(String type, byte[] body, String query) {
    return given().contentType(type).body(body).post("/v1/inventories" + query);
  }

  static List<JsonNode> lines(Response response) throws IOException {
    assertEquals(200, response.statusCode(), response::asString);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : response.asString().split("\n")) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  @Test
  void everyLineOfABatchIsAnsweredInItsPlace() throws IOException {
    String body =
        "{\"id\":\"a\","
            + SHERIFF
            + ",\"asOf\":\"2024-05-10\"}\n\nno JSON\n{\"id\":7,\"facts\":{\"servic\":1}}\r\n"
            + "{\"facts\":{\"service\":\""
            + "x".repeat(300_000)
            + "\"}}\n{\"id\":1.25,"
            + SHERIFF
            + "}";
    List<JsonNode> lines =
        lines(
            given()
                .contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/decisions/batch?instruments=MSFT-AOAI-COC&asOf=2024-04-01"));
    assertEquals(5, lines.size());
    assertEquals("a", lines.get(0).path("id").textValue());
    assertEquals("2024-05-10", lines.get(0).path("asOf").textValue());
    assertEquals("prohibited", lines.get(0).path("outcome").textValue());
    assertEquals("US-POLICE", lines.get(0).at("/verdicts/0/findings/0/clause").textValue());
    assertNotNull(lines.get(0).at("/receipt/record").textValue());
    assertEquals("malformed-json", lines.get(1).path("code").textValue());
    assertEquals(3, lines.get(1).path("line").intValue());
    assertEquals("unknown-fact", lines.get(2).path("code").textValue());
    assertEquals("/facts/servic", lines.get(2).at("/errors/0/pointer").textValue());
    assertEquals(7, lines.get(2).path("id").intValue());
    assertEquals("body-too-large", lines.get(3).path("code").textValue());
    assertEquals("1.25", lines.get(4).path("id").decimalValue().toString());
    assertEquals("2024-04-01", lines.get(4).path("asOf").textValue());

    // What is recorded is what was told.
    given()
        .get("/v1/ledger/" + lines.get(0).path("decisionId").textValue())
        .then()
        .statusCode(200)
        .body("outcome", equalTo("prohibited"));
    List<JsonNode> brief =
        lines(
            given()
                .contentType("application/jsonl")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/decisions/batch?instruments=MSFT-AOAI-COC&form=brief"));
    assertEquals("US-POLICE", brief.get(0).at("/clauses/0/clause").textValue());
    assertTrue(brief.get(0).path("verdicts").isMissingNode());
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, '', 415",
    "application/x-ndjson, ?form=long, 422",
    "application/x-ndjson, ?asOf=yesterday, 422",
    "application/x-ndjson, '?instruments=EU-AIA,', 422"
  })
  void aBatchThatAsksForWhatThereIsNotIsRefused(String type, String query, int status) {
    given()
        .contentType(type)
        .body("{}".getBytes(StandardCharsets.UTF_8))
        .post("/v1/decisions/batch" + query)
        .then()
        .statusCode(status)
        .contentType("application/problem+json");
  }

  @Test
  void aFileWhoseColumnsAreFactsNeedsNoMapping() throws IOException {
    Response response =
        sent("text/csv", file("uses.csv"), "?asOf=2024-05-10&instruments=MSFT-AOAI-COC");
    assertEquals("windows-1252", response.header("Inventory-Encoding"));
    assertEquals("4", response.header("Inventory-Rows"));
    List<JsonNode> rows = lines(response);
    assertEquals("Sheriff\u2019s cameras", rows.get(0).at("/cells/name").textValue());
    assertEquals("prohibited", rows.get(0).path("outcome").textValue());
    assertEquals("US-POLICE", rows.get(0).at("/clauses/0/clause").textValue());
    assertTrue(rows.get(1).path("openFacts").size() > 0);
    assertEquals("face_detection", rows.get(1).at("/facts/capability/1").textValue());
    assertEquals("value-not-allowed", rows.get(2).at("/problem/code").textValue());
    assertEquals("/actorType", rows.get(2).at("/problem/errors/0/pointer").textValue());
    assertEquals("unreadable-file", rows.get(3).at("/problem/code").textValue());
    // Every row is what the same facts come to by themselves.
    JsonNode alone =
        JSON.readTree(
            given()
                .contentType("application/json")
                .body(
                    "{\"asOf\":\"2024-05-10\",\"instruments\":[\"MSFT-AOAI-COC\"],\"facts\":"
                        + rows.get(1).path("facts")
                        + "}")
                .post("/v1/decisions")
                .asString());
    for (String member : List.of("outcome", "determined", "possibleOutcomes", "openFacts")) {
      assertEquals(alone.path(member), rows.get(1).path(member), member);
    }
  }

  @Test
  void answersComeInTheFormThatIsWanted() throws IOException {
    String query = "/v1/inventories?asOf=2024-05-10&instruments=MSFT-AOAI-COC";
    JsonPath json =
        given()
            .contentType("text/csv")
            .accept("application/json")
            .body(file("uses.csv"))
            .post(query)
            .jsonPath();
    assertEquals(4, json.getList("rows").size());
    assertEquals(1, json.getInt("outcomes.settled.prohibited"));
    assertEquals(1, json.getInt("outcomes.undetermined"));
    assertEquals(2, json.getInt("outcomes.problems"));
    assertEquals(List.of("name"), json.getList("inventory.notRead"));
    String csv =
        given()
            .contentType("text/csv")
            .accept("text/csv")
            .body(file("uses.csv"))
            .post(query)
            .asString();
    assertTrue(csv.startsWith("\uFEFFname,service,"), csv);
    assertTrue(csv.contains("Sheriff\u2019s cameras,azure_openai,police"), csv);
    assertEquals(5, csv.split("\r\n").length);
    byte[] xlsx =
        given()
            .contentType("text/csv")
            .accept(XLSX)
            .body(file("uses.csv"))
            .post(query)
            .asByteArray();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      List<Row> all = rows.toList();
      assertEquals(5, all.size());
      assertEquals("outcome", all.get(0).getCellText(9));
      assertEquals("prohibited", all.get(1).getCellText(9));
    }
    // What comes out as a workbook goes in as one.
    List<JsonNode> again = lines(sent(XLSX, xlsx, "?asOf=2024-05-10&instruments=MSFT-AOAI-COC"));
    assertEquals("prohibited", again.get(0).path("outcome").textValue());
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, 'a,b\n1,2\n', '', 422, mapping-fails",
    "text/csv, 'service\nclaude\n', ?mapping=none, 422, value-not-allowed",
    "text/csv, 'service\nclaude\n', ?instruments=NONE, 422, unknown-instrument",
    "text/csv, 'service\nclaude\n', ?asOf=2024-02-30, 422, date-out-of-range",
    "text/csv, 'service,service\nclaude,claude\n', '', 422, unreadable-file",
    "text/csv, 'service\n\"claude\n', '', 422, unreadable-file",
    "text/csv; charset=nothing, 'service\nclaude\n', '', 422, unreadable-file",
    "application/x-ndjson, '[]', '', 422, unreadable-file",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, 'service', '', 422, unreadable-file",
    "application/xml, 'service', '', 415, unsupported-media-type",
  })
  void whatCannotBeAnsweredIsRefusedWhole(
      String type, String body, String query, int status, String code) {
    given()
        .contentType(type)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/v1/inventories" + query)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void anInventoryOfTheYearIsHeldToTheMemorandum() throws IOException {
    Response response =
        sent(
            "text/csv",
            file("sample-2025.csv"),
            "?mapping=us-federal-2025&asOf=2026-04-03&instruments=US-OMB-M-25-21&name=Sample");
    List<JsonNode> rows = lines(response);
    assertEquals(
        List.of(
            "permitted_with_conditions",
            "prohibited",
            "review_required",
            "permitted",
            "not_applicable",
            "review_required",
            "review_required"),
        rows.stream().map(r -> r.path("outcome").textValue()).toList());
    assertEquals("4b-i", rows.get(1).at("/clauses/0/clause").textValue());
    assertTrue(rows.get(2).path("openFacts").toString().contains("operatorTraining"));
    // An answer to another question is none.
    assertEquals("operatorTraining", rows.get(6).path("openFacts").get(0).textValue());
    assertEquals(
        "Claims ranked again\nin a second line", rows.get(2).at("/labels/title").textValue());

    String id = response.header("Inventory-Id");
    String one = "/v1/inventories/" + id;
    given().get("/v1/inventories").then().body("inventories.id", hasItem(id));
    given()
        .get(one)
        .then()
        .body("inventory.name", equalTo("Sample"))
        .body("inventory.complete", equalTo(true))
        .body("outcomes.rows", equalTo(7))
        .body("outcomes.undetermined", equalTo(3));
    given()
        .get(one + "/rows?outcome=prohibited")
        .then()
        .body("rows.row", contains(2))
        .body("cursor", nullValue());
    String cursor = given().get(one + "/rows?limit=3").jsonPath().getString("cursor");
    given().get(one + "/rows?limit=3&cursor=" + cursor).then().body("rows.row", contains(4, 5, 6));
    given()
        .get(one + "/rows?column=agency&value=EXB&determined=true")
        .then()
        .body("rows.row", contains(4, 5));
    given()
        .get(one + "/summary?by=agency")
        .then()
        .body("groups.find { it.value == 'EXA' }.outcomes.settled.prohibited", equalTo(1))
        .body("groups.find { it.value == 'EXB' }.outcomes.rows", equalTo(3));
    given()
        .get(one + "/summary?by=agency&asOf=2026-04-02")
        .then()
        .body("groups.find { it.value == 'EXA' }.outcomes.settled.permitted", equalTo(2))
        .body("groups.find { it.value == 'EXA' }.outcomes.undetermined", equalTo(1))
        .body("groups.find { it.value == 'EXA' }.outcomes.settled.prohibited", nullValue());
    given()
        .get(one + "/changes?from=2026-04-02&to=2026-04-03")
        .then()
        .body("changes.find { it.row == 2 }.to.outcome", equalTo("prohibited"))
        .body("changes.find { it.row == 2 }.begins.clause", hasItems("4b-i", "DISCONTINUE"))
        .body("changes.row", not(hasItem(4)));
    given()
        .get(one + "/next?from=2026-01-01&to=2027-01-01")
        .then()
        .body("days.day", contains("2026-04-03"))
        .body("days[0].clauses.clause", hasItem("4b-i"));
    given()
        .get(one + "/facts")
        .then()
        .body("facts.fact", hasItems("operatorTraining", "highImpact"));
    given()
        .contentType("application/json")
        .post(one + "/replay")
        .then()
        .body("same", equalTo(true))
        .body("rows", equalTo(7));
    given().delete(one).then().statusCode(204);
    given().get(one).then().statusCode(404);
  }

  @Test
  void aMappingOfOnesOwnIsKeptCheckedAndUsed() throws IOException {
    String model =
        JSON.readTree(given().get("/v1/mappings/us-federal-2025").asString())
            .path("model")
            .textValue();
    String id = "own-" + Long.toString(System.nanoTime(), 36);
    String mine = model.replace("\"High-impact\"", "\"Very high\"");
    given()
        .contentType("application/json")
        .body(JSON.createObjectNode().put("id", id).put("model", mine).toString())
        .post("/v1/mappings")
        .then()
        .statusCode(201)
        .body("shipped", equalTo(false));
    JsonPath check =
        given()
            .contentType("text/csv")
            .body(file("sample-2025.csv"))
            .post("/v1/mappings/" + id + "/check")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertEquals(7, check.getInt("rows"));
    assertTrue(check.getList("columnsNotRead").contains("contact_email"));
    assertTrue(!check.getList("columnsNotRead").contains("development_stage"));
    assertEquals(
        4,
        check.getInt(
            "valuesNotKnown.find { it.decision == 'Determination' }.values.find { it.cells == ['High-impact'] }.rows"));
    assertTrue(check.getList("factsNeverGiven").contains("camera"));
    assertEquals(6, check.getInt("factsGiven.developmentStage"));
    // What nobody has a row for stays unknown, and is not taken for the mildest.
    List<JsonNode> rows =
        lines(
            sent(
                "text/csv",
                file("sample-2025.csv"),
                "?mapping=" + id + "&asOf=2026-04-03&instruments=US-OMB-M-25-21"));
    assertEquals("review_required", rows.get(1).path("outcome").textValue());

    String wrong = model.replace("actorLevel: \"federal\"", "actorLevel: \"federally\"");
    given()
        .contentType("application/json")
        .body(JSON.createObjectNode().put("model", wrong).toString())
        .put("/v1/mappings/" + id)
        .then()
        .statusCode(200);
    List<JsonNode> refused = lines(sent("text/csv", file("sample-2025.csv"), "?mapping=" + id));
    assertEquals("value-not-allowed", refused.get(0).at("/problem/code").textValue());
  }

  @Test
  void whatIsNoMappingIsNotKept() {
    String model =
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"m\">"
            + "<decision name=\"Other\"><literalExpression><text>1</text></literalExpression></decision></definitions>";
    given()
        .contentType("application/json")
        .body(JSON.createObjectNode().put("id", "none").put("model", model).toString())
        .post("/v1/mappings")
        .then()
        .statusCode(422)
        .body("code", equalTo("mapping-fails"));
    for (String id : List.of("", "A", "-a", "a/b", "x".repeat(65), "us-federal-2025")) {
      given()
          .contentType("application/json")
          .body(JSON.createObjectNode().put("id", id).put("model", model).toString())
          .post("/v1/mappings")
          .then()
          .statusCode(422)
          .body("code", equalTo("value-not-allowed"));
    }
    given()
        .contentType("application/json")
        .body(JSON.createObjectNode().put("model", model).toString())
        .put("/v1/mappings/us-federal-2025")
        .then()
        .statusCode(422);
  }

  /** What checks models from outside expects of what reads them; workbooks are read by another. */
  @Test
  void modelsAreReadByTheParserOfTheJdk() {
    assertEquals(
        "com.sun.xml.internal.stream.XMLInputFactoryImpl",
        XMLInputFactory.newInstance().getClass().getName());
  }

  @Test
  void theMappingsOfTheProductAreThoseOfTheFolder() throws IOException {
    List<String> ids =
        given().get("/v1/mappings").jsonPath().getList("mappings.findAll { it.shipped }.id");
    try (Stream<Path> files = Files.list(Path.of("mappings"))) {
      assertArrayEquals(
          files.map(file -> file.getFileName().toString().replace(".dmn", "")).sorted().toArray(),
          ids.stream().sorted().toArray());
    }
  }
}
