package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Cases;
import dev.clausewise.decision.UseCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every use case, decided over HTTP. */
@QuarkusTest
class CasesTest {

  private static List<Map<String, Object>> verdicts(UseCase c) {
    JsonPath answer =
        given()
            .contentType("application/json")
            .body(Cases.request(c))
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    return answer.getList("verdicts");
  }

  @SuppressWarnings("unchecked")
  private static List<String> clauses(Map<String, Object> verdict) {
    return ((List<Map<String, Object>>) verdict.get("findings"))
        .stream().map(f -> (String) f.get("clause")).toList();
  }

  /**
   * A determined answer equals the expectation. One that is not lists it among the possible
   * outcomes, or is the review that was expected; and cites the clauses. Where all that is possible
   * is given, it is that.
   */
  @Test
  void theGivenCases() {
    int expectations = 0;
    int determined = 0;
    List<String> wrong = new ArrayList<>();
    for (UseCase c : Cases.given()) {
      for (Map<String, Object> verdict : verdicts(c)) {
        UseCase.Expected expected = c.expected().get((String) verdict.get("instrument"));
        expectations++;
        boolean same = verdict.get("outcome").equals(expected.outcome());
        boolean among = ((List<?>) verdict.get("possibleOutcomes")).contains(expected.outcome());
        boolean settled = (boolean) verdict.get("determined");
        boolean cited =
            expected.clauses() == null
                || new HashSet<>(clauses(verdict)).containsAll(expected.clauses());
        if (expected.possible() != null) {
          cited &=
              new HashSet<>((List<?>) verdict.get("possibleOutcomes"))
                  .equals(new HashSet<>(expected.possible()));
        }
        determined += settled && same ? 1 : 0;
        if (!(settled ? same : same || among) || !cited) {
          wrong.add(c.id() + " expects " + expected + " of " + verdict);
        }
      }
    }
    System.out.printf(
        "given cases: %d of %d expectations determined and equal%n", determined, expectations);
    assertEquals(List.of(), wrong);
    assertTrue(
        determined * 100 >= expectations * 85,
        determined + " of " + expectations + " determined and equal");
  }

  @Test
  void ourOwnCasesAreDetermined() {
    List<String> wrong = new ArrayList<>();
    int expectations = 0;
    for (UseCase c : Cases.own()) {
      for (Map<String, Object> verdict : verdicts(c)) {
        UseCase.Expected expected = c.expected().get((String) verdict.get("instrument"));
        expectations++;
        boolean right =
            (boolean) verdict.get("determined")
                && verdict.get("outcome").equals(expected.outcome());
        if (!right || !new HashSet<>(clauses(verdict)).containsAll(expected.clauses())) {
          wrong.add(c.id() + " expects " + expected + " of " + verdict);
        }
      }
    }
    System.out.printf("own cases: %d expectations%n", expectations);
    assertEquals(List.of(), wrong);
  }
}
