package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models from outside over HTTP: files in {@code models/}, named after what is wrong with them. */
@QuarkusTest
class ModelsTest {
  private static final Path MODELS = Path.of("src/test/resources/models");
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** The first request waits for a process to start, which is not what is measured here. */
  @BeforeEach
  void aProcessIsReady() throws IOException {
    evaluate(Files.readString(MODELS.resolve("good/smallest.dmn")), Map.of())
        .then()
        .statusCode(200);
  }

  private static List<Path> models(String folder) throws IOException {
    try (Stream<Path> files = Files.list(MODELS.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  static List<Path> unsafe() throws IOException {
    return models("unsafe");
  }

  static List<Path> invalid() throws IOException {
    return models("invalid");
  }

  static List<Path> limit() throws IOException {
    return models("limit");
  }

  static List<Path> good() throws IOException {
    return models("good");
  }

  private static Response evaluate(String model, Map<String, ?> context) {
    return given()
        .contentType("application/json")
        .body(Map.of("model", model, "context", context))
        .post("/v1/models/evaluate");
  }

  private static ValidatableResponse refused(String model, int status, String code) {
    long before = System.nanoTime();
    ValidatableResponse response =
        evaluate(model, Map.of())
            .then()
            .statusCode(status)
            .contentType("application/problem+json")
            .body("code", equalTo(code))
            .body(not(containsString("org.kie")))
            .body(not(containsString("java.lang.")))
            .body(not(containsString("root:")));
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.compareTo(LONGEST) < 0, () -> "took " + took);
    return response;
  }

  @ParameterizedTest
  @MethodSource("unsafe")
  void whatRunsMoreThanFeelIsRefusedBeforeItIsCompiled(Path model) throws IOException {
    refused(Files.readString(model), 422, "unsafe-model")
        .body("errors[0].pointer", equalTo("/model"))
        .body("errors[0].detail", notNullValue());
  }

  @ParameterizedTest
  @MethodSource("unsafe")
  void andSoItIsInAnImport(Path model) throws IOException {
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "model",
                Files.readString(MODELS.resolve("good/smallest.dmn")),
                "imports",
                List.of(Files.readString(model))))
        .post("/v1/models/evaluate")
        .then()
        .statusCode(422)
        .body("code", equalTo("unsafe-model"))
        .body("errors[0].pointer", equalTo("/imports/0"));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void whatIsNoModelOrDoesNotCompile(Path model) throws IOException {
    refused(Files.readString(model), 422, "invalid-model")
        .body("errors[0].pointer", equalTo("/model"))
        .body("errors[0].detail", notNullValue());
  }

  @ParameterizedTest
  @MethodSource("limit")
  void whatTakesTooMuchIsStopped(Path model) throws IOException {
    refused(Files.readString(model), 422, "evaluation-limit");
  }

  @ParameterizedTest
  @MethodSource("good")
  void aModelThatOnlyLooksLikeOneOfThese(Path model) throws IOException {
    evaluate(Files.readString(model), Map.of())
        .then()
        .statusCode(200)
        .body("decisions.Answer", notNullValue());
  }

  @Test
  void tenThousandRowsAreAnsweredOrStopped() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      rows.append("<rule><inputEntry><text>")
          .append(i)
          .append("</text></inputEntry><outputEntry><text>")
          .append(i)
          .append("</text></outputEntry></rule>");
    }
    String model =
        Pieces.decision(
            "Answer",
            "<decisionTable hitPolicy=\"COLLECT\"><input><inputExpression><text>7</text></inputExpression></input><output/>"
                + rows
                + "</decisionTable>");
    long before = System.nanoTime();
    Response response = evaluate(model, Map.of());
    assertTrue(Duration.ofNanos(System.nanoTime() - before).compareTo(LONGEST) < 0);
    response.then().statusCode(oneOf(200, 422));
    if (response.statusCode() == 422) {
      response.then().body("code", equalTo("evaluation-limit"));
    } else {
      response.then().body("decisions.Answer", equalTo(List.of(7)));
    }
  }

  @Test
  void twoMebibytesAreReadAndOneByteMoreIsNot() {
    String frame = "{\"model\": \"\"}";
    int most = 2 * 1024 * 1024;
    String just = "{\"model\": \"" + "x".repeat(most - frame.length()) + "\"}";
    given()
        .contentType("application/json")
        .body(just)
        .post("/v1/models/evaluate")
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid-model"));
    given()
        .contentType("application/json")
        .body(just + " ")
        .post("/v1/models/evaluate")
        .then()
        .statusCode(413)
        .body("code", equalTo("body-too-large"));
  }

  @Test
  void aRequestOfTheWrongShape() {
    for (String body :
        List.of(
            "{}",
            "{\"model\": 1}",
            "{\"model\": \"\", \"context\": []}",
            "{\"model\": \"\", \"imports\": \"x\"}")) {
      given()
          .contentType("application/json")
          .body(body)
          .post("/v1/models/evaluate")
          .then()
          .statusCode(422)
          .body("code", equalTo("wrong-type"))
          .body("errors[0].pointer", startsWith("/"));
    }
    given()
        .contentType("application/json")
        .body("{\"model\": \"\", \"facts\": {}}")
        .post("/v1/models/evaluate")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/facts"));
  }

  @Test
  void aDecisionThatDoesNotCompileIsNullAndSaysSo() {
    evaluate(
            Pieces.model(Pieces.literal("Good", "1 + 1") + Pieces.literal("Bad", "1 + + (")),
            Map.of())
        .then()
        .statusCode(200)
        .body("decisions.Good", equalTo(2))
        .body("decisions.containsKey('Bad')", equalTo(true))
        .body("decisions.Bad", equalTo(null))
        .body("messages[0].decision", equalTo("Bad"))
        .body("messages[0].severity", equalTo("error"))
        .body("messages[0].code", equalTo("err-compiling-feel"));
  }

  /** The engine would read them by calling the Java method of that name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\".intern",
        "\"a\".bytes",
        "\"a\".empty",
        "1.intValue",
        "(1).scale",
        "true.hashCode",
        "(function(x) x).name",
        "[\"a\"].intern[1]",
        "{f: sum}.f.name",
        "{f: function(x) x}.f.parameters",
        "get value(\"a\", \"blank\")",
        "(for x in [\"ab\"] return x.length)[1]",
        "[\"ab\"][length = 2][1]"
      })
  void aPropertyOfAValueThatIsNoContextIsNull(String feel) {
    evaluate(Pieces.model(Pieces.literal("Answer", feel)), Map.of())
        .then()
        .statusCode(200)
        .body("decisions.Answer", nullValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date(\"2024-05-10\").month | 5",
        "time(\"10:20:30\").minute | 20",
        "duration(\"P2DT3H\").hours | 3",
        "duration(\"P2Y3M\").months | 3",
        "[1..9].end | 9",
        "{intern: 4}.intern | 4",
        "[{length: 7}].length[1] | 7"
      })
  void propertiesOfFeelAndEntriesOfContextsAreRead(String feel, int value) {
    evaluate(Pieces.model(Pieces.literal("Answer", feel)), Map.of())
        .then()
        .statusCode(200)
        .body("decisions.Answer", equalTo(value));
  }

  @Test
  void typesOnlyIsAModelToo() {
    evaluate(Pieces.model(""), Map.of()).then().statusCode(200).body("decisions", anEmptyMap());
  }

  @Test
  void decisionsAreAnsweredWhileHostileModelsRun() throws Exception {
    String hostile = Files.readString(MODELS.resolve("limit/for-over-a-billion.dmn"));
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Response>> models = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        models.add(callers.submit(() -> evaluate(hostile, Map.of())));
      }
      int answered = 0;
      while (models.stream().anyMatch(m -> !m.isDone())) {
        given()
            .contentType("application/json")
            .body(
                "{\"facts\": {\"service\": \"azure_openai\", \"actorType\": \"police\"}, \"asOf\": \"2024-05-10\", \"instruments\": [\"MSFT-AOAI-COC\"]}")
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .body("outcome", notNullValue());
        answered++;
      }
      assertTrue(answered > 2, "only " + answered + " decisions were answered");
      for (Future<Response> model : models) {
        model.get().then().body("code", oneOf("evaluation-limit", "rate-limited"));
      }
    } finally {
      callers.shutdownNow();
    }
    evaluate(Files.readString(MODELS.resolve("good/smallest.dmn")), Map.of())
        .then()
        .statusCode(200)
        .body("decisions.Answer", equalTo(2));
  }
}
