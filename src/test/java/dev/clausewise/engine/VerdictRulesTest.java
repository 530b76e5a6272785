package dev.clausewise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the clauses that apply: the rules of {@code rules/verdict.drl}. */
class VerdictRulesTest {
  private final Judge judge = new Judge(new VerdictsRuleUnit());

  private Judgment judge(List<Defeat> defeats, String... findings) {
    List<Finding> all = new ArrayList<>();
    for (String finding : findings) {
      String[] parts = finding.split(" ", 3);
      all.add(Finding.of(all.size() + 1, parts[0], parts[1], parts[2]));
    }
    return judge.judge(all, defeats);
  }

  @ParameterizedTest
  @CsvSource({
    "scope, outside, NOT_APPLICABLE",
    "scope, inside, PERMITTED",
    "scope, undecided: x, REVIEW_REQUIRED",
    "scope, none, REVIEW_REQUIRED",
    "prohibits, none, PROHIBITED",
    "prohibits, unmet: x, PROHIBITED",
    "prohibits, met: x, PERMITTED_WITH_CONDITIONS",
    "prohibits, obligation: x, PERMITTED_WITH_CONDITIONS",
    "prohibits, undecided: x, REVIEW_REQUIRED",
    "permits, none, PERMITTED",
    "permits, undecided: x, REVIEW_REQUIRED",
    "permits, unmet: x, REVIEW_REQUIRED",
    "permits_if, none, PERMITTED_WITH_CONDITIONS",
    "permits_if, met: x, PERMITTED_WITH_CONDITIONS",
    "permits_if, unmet: x, PROHIBITED",
    "permits_if, obligation: x, PERMITTED_WITH_CONDITIONS",
    "requires, none, PERMITTED_WITH_CONDITIONS",
    "requires, met: x, PERMITTED_WITH_CONDITIONS",
    "requires, unmet: x, PROHIBITED",
    "requires, obligation: x, PERMITTED_WITH_CONDITIONS",
    "recommends, none, PERMITTED_WITH_CONDITIONS",
    "recommends, met: x, PERMITTED_WITH_CONDITIONS",
    "recommends, unmet: x, REVIEW_REQUIRED",
    "recommends, obligation: x, PERMITTED_WITH_CONDITIONS",
    "fact, none, REVIEW_REQUIRED",
    "fact, undecided: x, REVIEW_REQUIRED",
    "nonsense, none, REVIEW_REQUIRED",
    "prohibits, nonsense, REVIEW_REQUIRED",
  })
  void aClauseByItself(String effect, String condition, Outcome expected) {
    assertEquals(expected, judge(List.of(), "A " + effect + " " + condition).outcome());
  }

  @Test
  void whereNoClauseSpeaksSomebodyMustLook() {
    assertEquals(Outcome.REVIEW_REQUIRED, judge(List.of()).outcome());
  }

  @Test
  void theStrictestClauseDecides() {
    Judgment judgment =
        judge(List.of(), "A permits none", "B requires obligation: x", "C prohibits none");
    assertEquals(Outcome.PROHIBITED, judgment.outcome());
    assertEquals(
        List.of("C", "B", "A"),
        judgment.rulings().stream().map(r -> r.finding().clause()).toList());
    assertEquals(List.of(), judgment.obligations(), "what is barred has no conditions to keep");
  }

  @Test
  void outsideTheScopeNothingElseApplies() {
    Judgment judgment = judge(List.of(), "A prohibits none", "S scope outside");
    assertEquals(Outcome.NOT_APPLICABLE, judgment.outcome());
    assertEquals(1, judgment.rulings().size());
  }

  @Test
  void anExceptionDefeatsTheGeneralClause() {
    List<Defeat> defeats = List.of(new Defeat("E", "G", 1));
    Judgment judgment = judge(defeats, "G prohibits none", "E permits_if obligation: warrant");
    assertEquals(Outcome.PERMITTED_WITH_CONDITIONS, judgment.outcome());
    assertEquals(List.of(new Obligation("E", "warrant")), judgment.obligations());
  }

  @Test
  void anExceptionThatDoesNotHoldDefeatsNothing() {
    List<Defeat> defeats = List.of(new Defeat("E", "G", 1));
    assertEquals(
        Outcome.PROHIBITED,
        judge(defeats, "G prohibits none", "E permits_if unmet: warrant").outcome());
    assertEquals(
        Outcome.PROHIBITED, judge(defeats, "G prohibits none", "E permits undecided: x").outcome());
  }

  @Test
  void anExceptionToAnExceptionComesFirst() {
    List<Defeat> defeats = List.of(new Defeat("E", "G", 1), new Defeat("EE", "E", 2));
    assertEquals(
        Outcome.PROHIBITED,
        judge(defeats, "G prohibits none", "E permits none", "EE permits none").outcome());
  }

  @Test
  void obligationsOfAllClausesArePassedOnInTableOrder() {
    Judgment judgment =
        judge(
            List.of(),
            "A requires obligation: a",
            "B recommends obligation: b",
            "B recommends met: c");
    assertEquals(
        List.of(new Obligation("A", "a"), new Obligation("B", "b")), judgment.obligations());
  }
}
