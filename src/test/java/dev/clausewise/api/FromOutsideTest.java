package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.AsTheOperator;
import dev.clausewise.vocabulary.ExactJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Models as others write them, from {@code models/from-outside.yaml}. */
@QuarkusTest
@ExtendWith(AsTheOperator.class)
class FromOutsideTest {
  private static final ObjectMapper JSON = ExactJson.mapper();
  private static final Path FILE = Path.of("src/test/resources/models/from-outside.yaml");

  /** One of the file. */
  record Case(JsonNode json) {
    @Override
    public String toString() {
      return json.path("what").asText();
    }
  }

  static List<Case> cases() throws IOException {
    // Aliases are of YAML, which Jackson's reader of it does not resolve.
    Object read = new Yaml().load(Files.readString(FILE));
    List<Case> cases = new ArrayList<>();
    JSON.valueToTree(read).forEach(json -> cases.add(new Case(json)));
    return cases;
  }

  private static String model(JsonNode of, String name) {
    String namespace =
        of.path("namespace")
            .asText(
                "https://www.omg.org/spec/DMN/" + of.path("dmn").asText("20191111") + "/MODEL/");
    return of.path("before").asText()
        + "<definitions xmlns=\"%s\" id=\"%s\" name=\"%s\" namespace=\"urn:%s\" %s>%n%s</definitions>"
            .formatted(
                namespace,
                name,
                name,
                name,
                of.path("attributes").asText(),
                of.path("elements").asText());
  }

  private static String request(JsonNode asked) {
    ObjectNode request = JSON.createObjectNode().put("model", model(asked, "m"));
    ArrayNode imports = request.putArray("imports");
    asked.path("imports").forEach(i -> imports.add(model(i, i.path("name").asText())));
    asked.path("asks").properties().forEach(m -> request.set(m.getKey(), m.getValue()));
    String text = asked.path("contextText").asText();
    if (text.isEmpty()) {
      request.set("context", asked.path("context").isObject() ? asked.path("context") : null);
      return request.toString();
    }
    String context = text.formatted("1".repeat(asked.path("digits").asInt()));
    return request.toString().replaceFirst("\\}$", ",\"context\":" + context + "}");
  }

  private static Response post(String path, String body) {
    return given().contentType("application/json").body(body).post(path);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isAnsweredAsItShouldBe(Case asked) throws IOException {
    Response response = post("/v1/models/evaluate", request(asked.json()));
    String body = response.asString();
    JsonNode answer = JSON.readTree(body);
    assertEquals(asked.json().path("status").asInt(200), response.statusCode(), body);
    JsonNode error = answer.path("errors").path(0);
    String said =
        response.statusCode() == 200
            ? answer.path("messages").toString()
            : error.path("detail").asText();
    asked.json().path("says").forEach(words -> assertTrue(contains(said, words), body));
    asked.json().path("saysNot").forEach(words -> assertFalse(contains(body, words), body));
    assertTrue(body.contains(asked.json().path("answerHas").asText()), body);
    if (response.statusCode() != 200) {
      assertEquals(asked.json().path("code").asText(), answer.path("code").asText());
      assertEquals(
          asked.json().path("pointer").asText("/model").replaceFirst("^/model$", pointer(error)),
          error.path("pointer").asText());
      same(asked.json().path("where"), error.path("where"));
      return;
    }
    same(asked.json().path("decides"), answer.path("decisions"));
    same(asked.json().path("statuses"), answer.path("statuses"));
    for (Map.Entry<String, JsonNode> hit : asked.json().path("hits").properties()) {
      JsonNode first = answer.path("hits").path(0);
      assertEquals(hit.getKey(), first.path("decision").asText());
      assertEquals(hit.getValue().toString(), first.path("rows").toString());
    }
  }

  private static String pointer(JsonNode error) {
    return error.path("pointer").asText().startsWith("/model") ? "/model" : "/";
  }

  private static boolean contains(String text, JsonNode words) {
    return text.toLowerCase(Locale.ROOT).contains(words.asText().toLowerCase(Locale.ROOT));
  }

  /** Of what is expected, every member. */
  private static void same(JsonNode expected, JsonNode found) {
    for (Map.Entry<String, JsonNode> member : expected.properties()) {
      JsonNode value = found.get(member.getKey());
      assertTrue(
          value != null
              && (value.equals(member.getValue())
                  || value.isNumber()
                      && member.getValue().isNumber()
                      && value.decimalValue().compareTo(member.getValue().decimalValue()) == 0
                  || value.toString().equals(member.getValue().toString())),
          () -> member + " expected of " + found);
    }
  }

  private static final String TWO =
      """
      {"model": "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='m' name='m' namespace='m'><inputData id='i' name='x'/><decision id='d' name='d'><informationRequirement><requiredInput href='#i'/></informationRequirement><literalExpression><text>x + 1</text></literalExpression></decision></definitions>",
       "contexts": %s}
      """;

  @Test
  void manyContextsAreAnsweredInTheirOrder() throws IOException {
    Response response =
        post("/v1/models/evaluate", TWO.formatted("[{\"x\": 1}, {\"x\": \"a\"}, {\"x\": 3}]"));
    assertEquals(200, response.statusCode(), response.asString());
    JsonNode answers = JSON.readTree(response.asString());
    assertEquals(3, answers.size());
    assertEquals(2, answers.get(0).path("decisions").path("d").asInt());
    assertTrue(answers.get(1).path("decisions").path("d").isNull());
    assertFalse(answers.get(1).path("messages").isEmpty());
    assertEquals(4, answers.get(2).path("decisions").path("d").asInt());
    assertTrue(answers.get(2).path("messages").isEmpty());
  }

  @Test
  void aContextOfManyThatIsNoneIsPointedAt() throws IOException {
    Response response = post("/v1/models/evaluate", TWO.formatted("[{\"x\": 1}, 7]"));
    assertEquals(422, response.statusCode());
    assertEquals(
        "/contexts/1",
        JSON.readTree(response.asString()).path("errors").path(0).path("pointer").asText());
  }

  @Test
  void everyDecisionThatFailsSaysWhyHoweverManyThereAre() throws IOException {
    StringBuilder elements = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      elements.append(
          "<decision id=\"d%d\" name=\"d%d\"><variable name=\"d%d\"/><literalExpression><text>number(\"x%d\")</text></literalExpression></decision>"
              .formatted(i, i, i, i));
    }
    ObjectNode asked = JSON.createObjectNode().put("elements", elements.toString());
    JsonNode answer = JSON.readTree(post("/v1/models/evaluate", request(asked)).asString());
    List<String> owners = answer.path("messages").findValuesAsText("decision");
    for (int i = 0; i < 300; i++) {
      assertTrue(owners.contains("d" + i), "d" + i);
    }
    assertTrue(owners.indexOf("d2") < owners.indexOf("d10"), "in the order of the model");
  }

  @Test
  void aModelIsValidatedWithoutBeingEvaluated() throws IOException {
    ObjectNode asked = JSON.createObjectNode();
    asked.put(
        "elements",
        "<inputData id=\"i\" name=\"x\"><variable name=\"x\" typeRef=\"integer\"/></inputData><decision id=\"d\" name=\"d\"><variable name=\"d\" typeRef=\"string\"/><literalExpression><text>\"a\"</text></literalExpression></decision>");
    ObjectNode request = JSON.createObjectNode().put("model", model(asked, "m"));
    Response response = post("/v1/models/validate", request.toString());
    assertEquals(200, response.statusCode(), response.asString());
    JsonNode answer = JSON.readTree(response.asString());
    assertTrue(answer.path("valid").asBoolean());
    assertEquals("[{\"name\":\"x\",\"type\":\"number\"}]", answer.path("inputs").toString());
    assertEquals("[{\"name\":\"d\",\"type\":\"string\"}]", answer.path("decisions").toString());

    request.put("model", model(asked, "m").replace("\"a\"", "1 +"));
    answer = JSON.readTree(post("/v1/models/validate", request.toString()).asString());
    assertEquals("invalid-model", answer.path("code").asText());
    assertEquals("d", answer.path("errors").path(0).path("where").path("decision").asText());
  }
}
