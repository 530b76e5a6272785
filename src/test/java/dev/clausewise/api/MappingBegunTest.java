package dev.clausewise.api;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mapping from the columns of a file on: begun, checked before it is kept, and used. */
@QuarkusTest
@ExtendWith(AsTheOperator.class)
class MappingBegunTest {
  private static final ObjectMapper JSON = ExactJson.mapper();

  private static final String USES =
      """
      Use case name,actorType,capability,exigent,offenceMaxYears,"Odd ""name"" <&",decidedOn
      Doors,company,face_verification | face_detection,YES,2.5,x,1
      Cells,sheriff,,maybe,ten,y,2
      Trains,police,[face_identification],no,,,3
      Planes,sheriff,face_identification,,,,4
      """;

  private static RequestSpecification given() {
    return RestAssured.given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] plain() throws IOException {
    try (InputStream in = MappingBegunTest.class.getResourceAsStream("/inventory/uses.csv")) {
      return in.readAllBytes();
    }
  }

  private static JsonPath begun(byte[] file) {
    return given()
        .contentType("text/csv")
        .body(file)
        .post("/v1/inventories/columns?id=mine")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Response checked(String model, byte[] file) {
    byte[] before = bytes(model);
    byte[] body = new byte[before.length + file.length];
    System.arraycopy(before, 0, body, 0, before.length);
    System.arraycopy(file, 0, body, before.length, file.length);
    return given()
        .contentType("text/csv")
        .body(body)
        .post("/v1/mappings/mine/check?modelBytes=" + before.length);
  }

  private static String id() {
    return "begun-" + Long.toString(System.nanoTime(), 36);
  }

  private static Response keep(String id, String model) {
    return given()
        .contentType("application/json")
        .body(JSON.createObjectNode().put("id", id).put("model", model).toString())
        .post("/v1/mappings");
  }

  @Test
  void columnsThatAreFactsAreReadAndTheOthersAreNamed() {
    JsonPath begun = begun(bytes(USES));
    assertEquals(4, begun.getInt("rows"));
    assertEquals("UTF-8", begun.getString("encoding"));
    assertEquals(
        List.of("actorType", "capability", "exigent", "offenceMaxYears"), begun.getList("facts"));
    JsonPath check =
        checked(begun.getString("model"), bytes(USES)).then().statusCode(200).extract().jsonPath();
    assertEquals(List.of("Odd \"name\" <&", "decidedOn"), check.getList("columnsNotRead"));
    assertEquals(
        List.of(2, 1),
        List.of(
            check.getInt(
                "valuesNotKnown.find { it.decision == 'Column actorType' }.values.find { it.cells == ['sheriff'] }.rows"),
            check.getInt(
                "valuesNotKnown.find { it.decision == 'Column exigent' }.values.find { it.cells == ['maybe'] }.rows")));
    assertEquals(
        Map.of("actorType", 1, "capability", 2, "exigent", 1, "offenceMaxYears", 1),
        check.getMap("factsGiven"));
    assertTrue(check.getList("factsNeverGiven").contains("camera"));
    // What is no number and no list of values is refused, and never left out by itself.
    assertEquals(List.of(2, 3), check.getList("refused.row"));
  }

  @Test
  void aMappingOfFactsAloneDecidesAsNoneDoes() throws IOException {
    String id = id();
    keep(id, begun(plain()).getString("model")).then().statusCode(201);
    String query = "/v1/inventories?asOf=2024-05-10&instruments=MSFT-AOAI-COC";
    List<JsonNode> without = rows(query);
    List<JsonNode> with = rows(query + "&mapping=" + id);
    assertEquals(without.size(), with.size());
    for (int i : List.of(0, 1)) {
      assertEquals(without.get(i).path("facts"), with.get(i).path("facts"));
      assertEquals(without.get(i).path("clauses"), with.get(i).path("clauses"));
      assertEquals("Sheriff’s cameras", with.get(0).at("/labels/title").textValue());
    }
    // The misspelt word is known to no row of the table: it stays unknown, and the check says so.
    assertTrue(with.get(2).at("/facts/actorType").isMissingNode(), with.get(2)::toString);
  }

  private static List<JsonNode> rows(String query) throws IOException {
    return InventoriesServiceTest.lines(given().contentType("text/csv").body(plain()).post(query));
  }

  @Test
  void anInventoryThatIsKeptIsASampleToo() throws IOException {
    String model = begun(bytes(USES)).getString("model");
    String inventory =
        given()
            .contentType("text/csv")
            .body(bytes(USES))
            .post("/v1/inventories")
            .header("Inventory-Id");
    JsonNode onFile = JSON.readTree(checked(model, bytes(USES)).asString());
    JsonNode onKept =
        JSON.readTree(
            given()
                .contentType("application/json")
                .body(
                    JSON.createObjectNode()
                        .put("inventory", inventory)
                        .put("model", model)
                        .toString())
                .post("/v1/mappings/mine/check")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    assertEquals(onFile, onKept);
    // The model that is kept, where none is sent.
    given()
        .contentType("application/json")
        .body("{\"inventory\": \"" + inventory + "\"}")
        .post("/v1/mappings/us-federal-2025/check")
        .then()
        .statusCode(200)
        .body("rows", equalTo(4))
        .body("columnsNotRead", hasItem("Use case name"));
  }

  @ParameterizedTest
  @CsvSource({
    "mine, ?modelBytes=0, text/csv, 'a,b\n', 422, value-not-allowed",
    "mine, ?modelBytes=3000000, text/csv, 'a,b\n', 422, value-not-allowed",
    "mine, ?modelBytes=4, text/csv, 'a,b\n', 422, unreadable-file",
    "mine, ?modelBytes=3, text/csv, '<x>a,b\n', 422, invalid-model",
    "No, ?modelBytes=3, text/csv, '<x>a,b\n', 422, value-not-allowed",
    "us-federal-2025, ?modelBytes=3, application/json, '{}', 422, value-not-allowed",
    "us-federal-2025, '', application/json, '{\"inventory\": \"none\"}', 404, not-found",
    "us-federal-2025, '', application/json, '{\"inventory\": 3}', 422, wrong-type",
    "us-federal-2025, '', application/json, '{\"rows\": []}', 422, unknown-fact",
    "none, '', text/csv, 'a,b\n', 404, not-found",
  })
  void whatCannotBeCheckedIsSaid(
      String id, String query, String type, String body, int status, String code) {
    given()
        .contentType(type)
        .body(bytes(body))
        .post("/v1/mappings/" + id + "/check" + query)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, '', '', unreadable-file",
    "text/csv, 'a,b\n\"c', '', unreadable-file",
    "text/csv, 'a,b\n', ?id=No, value-not-allowed",
  })
  void noColumnsAreReadOfWhatIsNoFile(String type, String body, String query, String code) {
    given()
        .contentType(type)
        .body(bytes(body))
        .post("/v1/inventories/columns" + query)
        .then()
        .statusCode(422)
        .body("code", equalTo(code));
  }
}
