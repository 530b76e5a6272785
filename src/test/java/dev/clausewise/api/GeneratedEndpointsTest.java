package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Policies;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Kogito generates from the models and the rules. */
@QuarkusTest
class GeneratedEndpointsTest {
  private static final String SEED =
      """
      {"facts": {"service": "azure_ai_face", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
       "capability": ["face_identification"]}, "asOf": "2024-05-10"}
      """;

  @Test
  void aModelAnswersWithItsFindings() {
    given()
        .contentType("application/json")
        .body(SEED)
        .post("/MSFT-AZURE-FR-POLICE")
        .then()
        .statusCode(200)
        .body("Findings.clause", hasItem("US-POLICE"))
        .body("'US police involved'", equalTo(true))
        .body("facts.size()", equalTo(5));
    given()
        .contentType("application/json")
        .body(SEED)
        .post("/MSFT-AZURE-FR-POLICE/dmnresult")
        .then()
        .statusCode(200)
        .body("dmnContext.Findings.clause", hasItem("US-POLICE"))
        .body("dmnContext.facts.size()", equalTo(5))
        .body("messages.size()", equalTo(0));
  }

  @Test
  void whereAnUnknownFactMakesADifferenceItIsAskedFor() {
    given()
        .contentType("application/json")
        .body("{\"facts\": {\"actorType\": \"police\", \"service\": \"azure_ai_face\"}}")
        .post("/MSFT-AZURE-FR-POLICE")
        .then()
        .statusCode(422)
        .body("code", equalTo("open-facts"))
        .body("errors.pointer", hasItem("/facts/capability"))
        .body("errors.pointer", hasItem("/facts/actorCountry"));
  }

  @Test
  void theRulesAnswerByThemselves() {
    String unit =
        """
        {"findings": [{"row": 1, "clause": "G", "effect": "prohibits", "status": "none", "condition": ""},
                      {"row": 2, "clause": "E", "effect": "permits_if", "status": "obligation", "condition": "warrant"}],
         "defeats": [{"by": "E", "defeated": "G", "depth": 1}]}
        """;
    given()
        .contentType("application/json")
        .body(unit)
        .post("/outcome")
        .then()
        .statusCode(200)
        .body("[0]", equalTo("permitted_with_conditions"));
    given()
        .contentType("application/json")
        .body(unit)
        .post("/obligations")
        .then()
        .statusCode(200)
        .body("[0].condition", equalTo("warrant"));
  }

  @Test
  void theModelItselfCanBeRead() {
    given()
        .get("/v1/instruments/MSFT-AOAI-COC/model")
        .then()
        .statusCode(200)
        .contentType("application/xml")
        .body(containsString("decisionTable"));
  }

  @Test
  void everyEndpointIsInOneDocumentWhoseReferencesResolve() throws Exception {
    JsonNode document =
        new ObjectMapper()
            .readTree(
                given().get("/q/openapi?format=json").then().statusCode(200).extract().asString());
    for (var instrument : Policies.REGISTER.instruments()) {
      assertNotNull(document.path("paths").get("/" + instrument.id()), instrument.id());
    }
    for (String path :
        List.of(
            "/v1/decisions",
            "/v1/vocabulary",
            "/v1/vocabulary/schema",
            "/v1/vocabulary/model",
            "/v1/instruments",
            "/v1/instruments/{id}",
            "/v1/instruments/{id}/clauses/{clause}",
            "/v1/instruments/{id}/model",
            "/outcome",
            "/rulings",
            "/obligations")) {
      assertNotNull(document.path("paths").get(path), path);
    }
    List<String> references = new ArrayList<>();
    document.findValues("$ref").forEach(r -> references.add(r.asText()));
    assertTrue(references.size() > 50, "only " + references.size() + " references");
    List<String> dangling =
        references.stream()
            .filter(r -> !r.startsWith("#/") || document.at(r.substring(1)).isMissingNode())
            .toList();
    assertEquals(List.of(), dangling);
  }

  /**
   * Clients for Go name a constant by its value alone; and no schema is a type of our libraries.
   */
  @Test
  void noTwoEnumerationsOfTheDocumentShareAValue() throws Exception {
    JsonNode schemas =
        new ObjectMapper()
            .readTree(given().get("/q/openapi?format=json").asString())
            .at("/components/schemas");
    Map<String, List<String>> named = new TreeMap<>();
    schemas
        .properties()
        .forEach(
            schema ->
                schema
                    .getValue()
                    .path("enum")
                    .forEach(
                        value ->
                            named
                                .computeIfAbsent(
                                    value.asText().toUpperCase(Locale.ROOT), v -> new ArrayList<>())
                                .add(schema.getKey())));
    assertTrue(named.containsKey("PROHIBITED"), named.toString());
    named.values().removeIf(in -> in.size() == 1);
    assertEquals(Map.of(), named);
    assertFalse(schemas.has("JsonNode"));
    assertEquals(
        "#/components/schemas/Condition", schemas.at("/Coverage/properties/governs/$ref").asText());
  }

  /** Clients in TypeScript call what an operation takes by its id and {@code Request}. */
  @Test
  void noBodyIsCalledAsWhatAnotherOperationTakes() throws Exception {
    JsonNode document =
        new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    List<String> wrong = new ArrayList<>();
    int[] operations = {0};
    document
        .path("paths")
        .forEach(
            path ->
                path.forEach(
                    operation -> {
                      String id = operation.path("operationId").asText();
                      if (id.isEmpty()) {
                        return;
                      }
                      operations[0]++;
                      String taken =
                          id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1) + "Request";
                      boolean own =
                          operation.at("/requestBody/content").findValuesAsText("$ref").stream()
                              .anyMatch(ref -> ref.endsWith("/" + taken));
                      if (!own && document.at("/components/schemas").has(taken)) {
                        wrong.add(taken);
                      }
                    }));
    // And clients for Go have a function New for each schema.
    document
        .at("/components/schemas")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (document.at("/components/schemas").has("New" + name)) {
                wrong.add("New" + name);
              }
            });
    assertTrue(operations[0] > 40, operations[0] + " operations");
    assertEquals(List.of(), wrong);
  }

  /** JSON by a schema of the document, and lines and files, which are read as they come. */
  private static boolean isDescribed(JsonNode content) {
    return !content.isEmpty()
        && content.properties().stream()
            .allMatch(
                type ->
                    type.getKey().equals("application/json")
                        ? type.getValue().at("/schema/$ref").isTextual()
                        : type.getValue().at("/schema/type").asText().equals("string"));
  }

  /** A body that a resource says no schema of would be told as bytes. */
  @Test
  void everyRequestWithABodyHasASchemaAndTellsItsProblems() throws Exception {
    JsonNode paths =
        new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString()).path("paths");
    List<String> described = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          String name = operation.getKey() + " " + path.getKey();
                          JsonNode body = operation.getValue().path("requestBody");
                          if (!path.getKey().startsWith("/v1/") || body.isMissingNode()) {
                            return;
                          }
                          JsonNode content = body.path("content");
                          boolean right =
                              body.path("required").asBoolean()
                                  && isDescribed(content)
                                  && operation
                                      .getValue()
                                      .at("/responses/422/content/application~1problem+json")
                                      .isObject();
                          (right ? described : wrong).add(name);
                        }));
    assertEquals(List.of(), wrong);
    assertTrue(described.size() >= 8, () -> "only " + described);
  }
}
