package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.AsTheOperator;
import dev.clausewise.Cases;
import dev.clausewise.Policies;
import dev.clausewise.decision.UseCase;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.ExactJson;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers are the decimals that are written, however near to what they are compared with. */
@QuarkusTest
@ExtendWith(AsTheOperator.class)
class DecimalsTest {
  /** Beside a number of two digits a double is the number itself. */
  private static final BigDecimal NEARLY_NOTHING = new BigDecimal("1e-20");

  private static final int CASES_EACH = 2;

  @Inject Drools drools;

  /** The models take longer than a request may while the machine has other things to do. */
  @BeforeEach
  void theModelsAreThere() {
    drools.models();
  }

  /** A number that an instrument compares a fact with. */
  record Edge(String instrument, Fact fact, BigDecimal at) {
    @Override
    public String toString() {
      return instrument + ", " + fact.name() + " " + at;
    }
  }

  static List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (PolicyModel model : Policies.MODELS.models()) {
      for (Fact fact : Policies.VOCABULARY.facts()) {
        if (fact.type() == FactType.NUMBER && model.looksAt(fact.name())) {
          model
              .constants(fact.name())
              .numbers()
              .forEach(n -> edges.add(new Edge(model.instrument(), fact, n)));
        }
      }
    }
    return edges;
  }

  @Test
  void thereAreNumbersToBeComparedWith() {
    assertFalse(edges().isEmpty());
  }

  /** What Drools finds in this process, where no number passes through JSON. */
  private static List<String> found(Edge edge, ObjectNode facts, LocalDate asOf) {
    Facts read = Policies.READER.read(facts);
    return Policies.IN_FORCE
        .settledFacts(edge.instrument(), read, asOf)
        .map(all -> Policies.DROOLS.model(edge.instrument()).findings(all, asOf))
        .map(findings -> findings.stream().map(DecimalsTest::words).sorted().toList())
        .orElse(null);
  }

  private static String words(Finding finding) {
    String condition = finding.condition().isEmpty() ? "" : ": " + finding.condition();
    return finding.clause() + " " + finding.effect() + " " + finding.status() + condition;
  }

  private static ObjectNode with(UseCase useCase, Edge edge, BigDecimal number) {
    ObjectNode facts = useCase.facts().deepCopy();
    return facts.put(edge.fact().name(), number);
  }

  /** Whether a case is answered otherwise on the two sides of a number, or on one and at it. */
  private static boolean isSplit(UseCase useCase, Edge edge) {
    if (!useCase.facts().path(edge.fact().name()).isNumber()) {
      return false;
    }
    LocalDate asOf = LocalDate.parse(useCase.asOf());
    Optional<BitSet> below =
        fired(edge, with(useCase, edge, edge.at().subtract(NEARLY_NOTHING)), asOf);
    Optional<BitSet> at = fired(edge, with(useCase, edge, edge.at()), asOf);
    Optional<BitSet> above = fired(edge, with(useCase, edge, edge.at().add(NEARLY_NOTHING)), asOf);
    return below.isPresent()
        && at.isPresent()
        && above.isPresent()
        && !(below.equals(at) && at.equals(above));
  }

  /** The rows, by the diagram: Drools would take minutes for all cases. Empty if facts are open. */
  private static Optional<BitSet> fired(Edge edge, ObjectNode facts, LocalDate asOf) {
    Facts read = Policies.READER.read(facts);
    return Policies.IN_FORCE
        .settledFacts(edge.instrument(), read, asOf)
        .map(settled -> Policies.DIAGRAMS.of(edge.instrument()).orElseThrow().firing(read, asOf));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void aNumberIsOnItsSideOfWhatItIsComparedWith(Edge edge) {
    List<UseCase> cases =
        Cases.all().stream()
            .filter(c -> c.expected().containsKey(edge.instrument()))
            .filter(c -> isSplit(c, edge))
            .limit(CASES_EACH)
            .toList();
    assertFalse(cases.isEmpty(), () -> "no case has its answer from " + edge);
    String draft =
        post("/v1/drafts", Map.of("instrument", edge.instrument(), "note", "decimals"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    for (UseCase useCase : cases) {
      for (int side = -1; side <= 1; side++) {
        BigDecimal step = NEARLY_NOTHING.multiply(BigDecimal.valueOf(side));
        agree(edge, with(useCase, edge, edge.at().add(step)), useCase.asOf(), draft);
      }
    }
    given().delete("/v1/drafts/" + draft).then().statusCode(204);
  }

  private static void agree(Edge edge, ObjectNode facts, String asOf, String draft) {
    LocalDate day = LocalDate.parse(asOf);
    ObjectNode asked = ExactJson.mapper().createObjectNode().put("asOf", asOf);
    asked.set("facts", facts);

    List<Map<String, String>> findings =
        post("/" + edge.instrument(), asked).then().statusCode(200).extract().path("Findings");
    assertEquals(
        found(edge, facts, day),
        findings.stream()
            .map(f -> f.get("clause") + " " + f.get("effect") + " " + f.get("condition"))
            .sorted()
            .toList(),
        facts::toString);

    String outcome =
        Policies.DROOLS
            .evaluate(
                edge.instrument(),
                Policies.IN_FORCE
                    .settledFacts(edge.instrument(), Policies.READER.read(facts), day)
                    .orElseThrow(),
                day)
            .outcome()
            .json();
    same(post("/v1/drafts/" + draft + "/evaluate", asked), outcome);
    asked.putArray("instruments").add(edge.instrument());
    for (String engine : List.of("compiled", "drools")) {
      same(post("/v1/decisions", asked.put("engine", engine)), outcome);
    }
  }

  private static void same(Response answer, String outcome) {
    answer.then().statusCode(200).body("verdicts[0].outcome", equalTo(outcome));
  }

  private static Response post(String path, Object body) {
    return given().contentType("application/json").body(String.valueOf(json(body))).post(path);
  }

  private static Object json(Object body) {
    return body instanceof ObjectNode ? body : ExactJson.mapper().valueToTree(body);
  }

  /** 98.99999999999999999999 as a text of JSON, through every door. */
  @Test
  void justBelowNinetyNineIsBelowIt() {
    String body =
        """
        {"facts": {"service": "rekognition", "actorType": "police", "actorCountry": "US", "useCountry": "US",
         "capability": ["face_identification"], "purpose": "suspect_identification", "humanReview": "trained_single",
         "solelyOnOutput": false, "publicDisclosure": true, "similarityThreshold": 98.99999999999999999999},
         "asOf": "2024-05-10"}
        """;
    given()
        .contentType("application/json")
        .body(body)
        .post("/AWS-REKOG-GUIDE")
        .then()
        .statusCode(200)
        .body("Findings.find { it.clause == 'G1' }.condition", equalTo("unmet: threshold"));
    given()
        .contentType("application/json")
        .body(body)
        .post("/AWS-REKOG-GUIDE/dmnresult")
        .then()
        .statusCode(200)
        .body(
            "dmnContext.Findings.find { it.clause == 'G1' }.condition",
            equalTo("unmet: threshold"));
  }
}
