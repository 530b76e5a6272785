package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.AsTheOperator;
import dev.clausewise.Cases;
import dev.clausewise.decision.UseCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples of the OpenAPI document are answered, and the order in which it tells. */
@QuarkusTest
@ExtendWith(AsTheOperator.class)
class ApiExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What they take is of one service: a draft, a record, a receipt, a key, a token. */
  private static final Set<String> WITHOUT =
      Set.of(
          "checkMapping",
          "createDraft",
          "replaceDraft",
          "evaluateDraft",
          "createKey",
          "createMapping",
          "impact",
          "keepCosigned",
          "logIn",
          "verifyLedger",
          "verifyReceipt");

  private static JsonNode document() throws Exception {
    return JSON.readTree(given().get("/q/openapi?format=json").asString());
  }

  private static void answered(Response response, String name) {
    assertEquals(200, response.statusCode(), () -> name + ": " + response.asString());
  }

  @Test
  void everyOperationWithABodyHasExamplesThatAreAnswered() throws Exception {
    Set<String> without = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
      JsonNode post = path.getValue().path("post");
      JsonNode body = post.at("/requestBody/content/application~1json");
      if (!path.getKey().startsWith("/v1/") || body.isMissingNode()) {
        continue;
      }
      if (body.path("examples").isEmpty()) {
        without.add(post.path("operationId").asText());
      }
      for (Map.Entry<String, JsonNode> example : body.path("examples").properties()) {
        answered(
            given()
                .contentType("application/json")
                .body(example.getValue().path("value").toString())
                .post(path.getKey()),
            path.getKey() + " " + example.getKey());
      }
    }
    Set<String> posted = new TreeSet<>(WITHOUT);
    posted.remove("replaceDraft");
    assertEquals(posted, without);
  }

  @Test
  void parametersHaveExamplesThatAreAnswered() throws Exception {
    int asked = 0;
    for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      if (!path.getKey().startsWith("/v1/instruments") || get.path("parameters").isEmpty()) {
        continue;
      }
      RequestSpecification request = given();
      for (JsonNode parameter : get.path("parameters")) {
        String name = parameter.path("name").asText();
        String example = parameter.path("example").asText();
        request =
            parameter.path("in").asText().equals("path")
                ? request.pathParam(name, example)
                : request.queryParam(name, example);
      }
      answered(request.get(path.getKey()), path.getKey());
      asked++;
    }
    assertEquals(5, asked);
  }

  @Test
  void anExampleAboutAUseIsTheGivenCaseOfItsName() throws Exception {
    Map<String, UseCase> given =
        Cases.given().stream().collect(Collectors.toMap(UseCase::id, Function.identity()));
    int compared = 0;
    for (JsonNode examples : document().findValues("examples")) {
      for (Map.Entry<String, JsonNode> example : examples.properties()) {
        JsonNode value = example.getValue().path("value");
        if (value.has("facts")) {
          assertEquals(given.get(example.getKey()).facts(), value.path("facts"), example.getKey());
          compared++;
        }
      }
    }
    assertTrue(compared >= 8, "only " + compared);
  }

  @Test
  void whoAsksSaysSoWithAKeyOrAToken() throws Exception {
    JsonNode scheme = document().at("/components/securitySchemes/SecurityScheme");
    assertEquals("http", scheme.path("type").asText());
    assertEquals("bearer", scheme.path("scheme").asText());
  }

  @Test
  void whatIsGeneratedIsToldAfterWhatIsOurs() throws Exception {
    List<String> addresses = new ArrayList<>();
    document().path("paths").fieldNames().forEachRemaining(addresses::add);
    List<Boolean> ours =
        addresses.stream().map(a -> a.startsWith("/v1/") || a.startsWith("/login")).toList();
    assertTrue(ours.get(0));
    assertTrue(ours.lastIndexOf(true) < ours.indexOf(false), addresses::toString);
    List<String> tags = document().path("tags").findValuesAsText("name");
    assertTrue(tags.indexOf("The ledger") < tags.indexOf("Decision - EU-AIA"), tags::toString);
  }
}
