package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DMN and FEEL mean over JSON: values in, values out, and the kinds of logic of a model. */
@QuarkusTest
class DmnLanguageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode evaluate(String model, List<String> imports, String context)
      throws Exception {
    String body =
        given()
            .contentType("application/json")
            .body(Map.of("model", model, "imports", imports, "context", JSON.readTree(context)))
            .post("/v1/models/evaluate")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return JSON.readTree(body);
  }

  private static JsonNode decisions(String model, String context) throws Exception {
    return evaluate(model, List.of(), context).path("decisions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "1 + 1 | 2",
        "10 / 4 | 2.5",
        "\"a\" + \"b\" | \"ab\"",
        "null | null",
        "1 > 0 | true",
        "date(\"2024-05-10\") | \"2024-05-10\"",
        "time(\"10:15:00\") | \"10:15:00\"",
        "time(\"10:15:00+02:00\") | \"10:15:00+02:00\"",
        "date and time(\"2024-05-10T10:15:00\") | \"2024-05-10T10:15:00\"",
        "date and time(\"2024-05-10T10:15:00Z\") | \"2024-05-10T10:15:00Z\"",
        "date and time(\"2024-05-10T10:15:00@Europe/Paris\") | \"2024-05-10T10:15:00@Europe/Paris\"",
        "duration(\"P1DT26H\") | \"P2DT2H\"",
        "duration(\"P14M\") | \"P1Y2M\"",
        "{a: 1, b: {c: [date(\"2024-05-10\"), null]}} | {\"a\": 1, \"b\": {\"c\": [\"2024-05-10\", null]}}",
        "function(x) x + 1 | null",
        "for x in [1, 2, 3] return x * 2 | [2, 4, 6]",
        "[{a: 1}, {a: 2}][a > 1] | [{\"a\": 2}]",
        "1 / 0 | null",
      })
  void aValueOfFeelAsJson(String feel, String json) throws Exception {
    JsonNode decisions = decisions(Pieces.model(Pieces.literal("Answer", feel)), "{}");
    assertEquals(JSON.readTree(json), decisions.get("Answer"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "date | \"2024-05-10\" | value.year = 2024 and value + duration(\"P1D\") = date(\"2024-05-11\")",
        "time | \"10:15:00Z\" | value.hour = 10",
        "dateTime | \"2024-05-10T10:15:00\" | value = date and time(\"2024-05-10T10:15:00\")",
        "dateTime | \"2024-05-10T10:15:00@Europe/Paris\" | value.timezone = \"Europe/Paris\"",
        "dayTimeDuration | \"PT36H\" | value.days = 1 and value.hours = 12",
        "yearMonthDuration | \"P1Y2M\" | value.years = 1 and value.months = 2",
        "number | 1.5 | value + 0.5 = 2",
        "string | \"2024-05-10\" | string length(value) = 10",
        "boolean | true | value",
        "Any | {\"a\": [1, 2]} | value.a[2] = 2",
        "string | null | value = null",
        "tDays | [\"2024-05-10\", \"2024-05-11\"] | value[2] - value[1] = duration(\"P1D\")",
        "tPerson | {\"born\": \"2000-02-29\", \"stays\": [{\"nights\": \"P3D\"}]} | value.born.month = 2 and value.stays[1].nights.days = 3",
        "tPeople | [{\"born\": \"2000-02-29\", \"stays\": []}] | value[1].born.day = 29",
        "tBirthday | \"2000-02-29\" | value.day = 29",
        "tGuest | {\"born\": \"2000-02-29\", \"stays\": []} | value.born.day = 29",
      })
  void anInputIsReadByItsType(String type, String json, String isTrue) throws Exception {
    String types =
        """
        <itemDefinition name="tDays" isCollection="true"><typeRef>date</typeRef></itemDefinition>
        <itemDefinition name="tBirthday"><typeRef>date</typeRef></itemDefinition>
        <itemDefinition name="tStay"><itemComponent name="nights"><typeRef>dayTimeDuration</typeRef></itemComponent></itemDefinition>
        <itemDefinition name="tPerson">
          <itemComponent name="born"><typeRef>tBirthday</typeRef></itemComponent>
          <itemComponent name="stays" isCollection="true"><typeRef>tStay</typeRef></itemComponent>
        </itemDefinition>
        <itemDefinition name="tGuest"><typeRef>tPerson</typeRef></itemDefinition>
        <itemDefinition name="tPeople" isCollection="true"><typeRef>tPerson</typeRef></itemDefinition>
        """;
    String model =
        Pieces.model(
            types + Pieces.input("value", type) + Pieces.literal("Answer", isTrue, "value"));
    JsonNode answer = evaluate(model, List.of(), "{\"value\": " + json + "}");
    assertEquals("true", answer.path("decisions").path("Answer").toString(), answer.toString());
  }

  @Test
  void aValueOfTheWrongTypeMakesNoAnswer() throws Exception {
    String model =
        Pieces.model(Pieces.input("value", "date") + Pieces.literal("Answer", "value", "value"));
    JsonNode answer = evaluate(model, List.of(), "{\"value\": \"the day after\"}");
    assertEquals("null", answer.path("decisions").path("Answer").toString());
    assertEquals("Answer", answer.at("/messages/0/decision").asText(), answer.toString());
  }

  @Test
  void aModelUsesTheDecisionsAndInputsOfAnImport() throws Exception {
    String imported =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="_i" name="imported" namespace="urn:imported">
          <inputData id="_in" name="day"><variable name="day" typeRef="date"/></inputData>
          <decision id="_next" name="next"><variable name="next" typeRef="date"/>
            <informationRequirement><requiredInput href="#_in"/></informationRequirement>
            <literalExpression><text>day + duration("P1D")</text></literalExpression></decision>
          <businessKnowledgeModel id="_twice" name="twice"><variable name="twice"/>
            <encapsulatedLogic><formalParameter name="n" typeRef="number"/><literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic>
          </businessKnowledgeModel>
        </definitions>
        """;
    String model =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="_m" name="model" namespace="urn:model">
          <import name="other" namespace="urn:imported" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
          <decision id="_a" name="Answer"><variable name="Answer"/>
            <informationRequirement><requiredDecision href="urn:imported#_next"/></informationRequirement>
            <knowledgeRequirement><requiredKnowledge href="urn:imported#_twice"/></knowledgeRequirement>
            <literalExpression><text>other.twice(other.next.day)</text></literalExpression></decision>
        </definitions>
        """;
    JsonNode answer = evaluate(model, List.of(imported), "{\"other\": {\"day\": \"2024-05-10\"}}");
    assertEquals("22", answer.at("/decisions/Answer").toString(), answer.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
    "https://www.omg.org/spec/DMN/20240513/MODEL/"
  })
  void everyVersionSince12(String namespace) throws Exception {
    String model =
        Pieces.model(Pieces.literal("Answer", "1 + 1"))
            .replace("https://www.omg.org/spec/DMN/20191111/MODEL/", namespace);
    assertEquals("2", decisions(model, "{}").path("Answer").toString());
  }

  @Test
  void elementsInANamespaceOfATool() throws Exception {
    String model =
        Pieces.model(Pieces.literal("Answer", "1 + 1"))
            .replace(
                "xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"",
                "xmlns=\"https://tool.example/dmn\" xmlns:semantic=\"http://www.omg.org/spec/DMN/20180521/MODEL/\"");
    assertEquals("2", decisions(model, "{}").path("Answer").toString());
  }

  @Test
  void boxedLogicOfEveryKind() throws Exception {
    String literal = "<literalExpression><text>%s</text></literalExpression>";
    String model =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="_m" name="model" namespace="urn:model">
          <decision id="_1" name="Table"><variable name="Table"/><decisionTable hitPolicy="FIRST">
            <input><inputExpression><text>5</text></inputExpression></input><output/>
            <rule><inputEntry><text>&lt; 5</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
            <rule><inputEntry><text>[5..9]</text></inputEntry><outputEntry><text>"middle"</text></outputEntry></rule>
          </decisionTable></decision>
          <decision id="_2" name="List"><variable name="List"/><list>LITERAL(1)LITERAL(2)</list></decision>
          <decision id="_3" name="Relation"><variable name="Relation"/><relation><column name="a"/><row>LITERAL(1)</row></relation></decision>
          <decision id="_4" name="Conditional"><variable name="Conditional"/><conditional><if>LITERAL(true)</if><then>LITERAL(1)</then><else>LITERAL(2)</else></conditional></decision>
          <decision id="_5" name="Filter"><variable name="Filter"/><filter><in>LITERAL([1, 2, 3])</in><match>LITERAL(item > 1)</match></filter></decision>
          <decision id="_6" name="For"><variable name="For"/><for iteratorVariable="x"><in>LITERAL([1, 2])</in><return>LITERAL(x + 1)</return></for></decision>
          <decision id="_7" name="Every"><variable name="Every"/><every iteratorVariable="x"><in>LITERAL([1, 2])</in><satisfies>LITERAL(x > 0)</satisfies></every></decision>
          <decision id="_8" name="Service user"><variable name="Service user"/>
            <knowledgeRequirement><requiredKnowledge href="#_s"/></knowledgeRequirement>LITERAL(Service())</decision>
          <decisionService id="_s" name="Service"><variable name="Service"/><outputDecision href="#_1"/></decisionService>
        </definitions>
        """
            .replaceAll("LITERAL\\((.*?)\\)(?=LITERAL|<)", literal.replace("%s", "$1"));
    JsonNode answer = evaluate(model, List.of(), "{}");
    assertEquals(
        JSON.readTree(
            "{\"Table\": \"middle\", \"List\": [1, 2], \"Relation\": [{\"a\": 1}], \"Conditional\": 1, \"Filter\": [2, 3], \"For\": [2, 3], \"Every\": true, \"Service user\": \"middle\", \"Service\": \"middle\"}"),
        answer.path("decisions"),
        answer.toString());
  }
}
