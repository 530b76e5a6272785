package dev.clausewise.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.Cases;
import dev.clausewise.Policies;
import dev.clausewise.decision.UseCase;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompletionsTest {
  private static final Map<String, Judgments> JUDGMENTS = new TreeMap<>();
  private static final Map<String, Completions> COMPLETIONS = new TreeMap<>();

  static {
    for (PolicyModel model : Policies.MODELS.models()) {
      Judgments judgments =
          new Judgments(
              model,
              Policies.REGISTER.instrument(model.instrument()).orElseThrow(),
              Policies.JUDGE);
      JUDGMENTS.put(model.instrument(), judgments);
      COMPLETIONS.put(model.instrument(), new Completions(model, judgments, Policies.VOCABULARY));
    }
  }

  /** A value of every kind that a brute force can go through. */
  private static List<Object> values(Fact fact) {
    return switch (fact.type()) {
      case ENUM -> List.copyOf(fact.allowedValues());
      case BOOLEAN -> List.of(true, false);
      case NUMBER -> {
        List<Object> numbers = new ArrayList<>();
        for (String n :
            List.of(
                "0", "3.9", "4", "23", "24", "25", "47", "48", "49", "97.9", "98", "99", "100")) {
          if (fact.bounds().least().compareTo(new BigDecimal(n)) <= 0
              && fact.bounds().most().compareTo(new BigDecimal(n)) >= 0) {
            numbers.add(new BigDecimal(n));
          }
        }
        yield numbers;
      }
      case DATE ->
          List.of(
              LocalDate.of(1999, 1, 1),
              LocalDate.of(2026, 8, 1),
              LocalDate.of(2026, 8, 2),
              LocalDate.of(2027, 12, 1),
              LocalDate.of(2027, 12, 2),
              LocalDate.of(2090, 1, 1));
      case COUNTRY -> List.of("US", "DE", "FR", "GB", "NO", "BR");
      case SUBDIVISION -> List.of("US-CA", "US-WA", "US-NY", "US-IL", "DE-BY", "US-OR");
      case TEXT -> List.of("San Francisco", "Portland", "Springfield");
    };
  }

  /** Drools on one completion. */
  private static Outcome decided(PolicyModel model, Facts facts, LocalDate asOf) {
    Completions completions = COMPLETIONS.get(model.instrument());
    List<Finding> fired = model.findings(completions.anyCompletion(facts), asOf);
    return JUDGMENTS.get(model.instrument()).of(fired).outcome();
  }

  @Test
  void withOneFactUnknownTheOutcomesAreThoseOfAllItsValues() {
    Random random = new Random(7);
    int compared = 0;
    for (UseCase c : Cases.given()) {
      List<String> names = new ArrayList<>();
      c.facts().fieldNames().forEachRemaining(names::add);
      String gone = names.get(random.nextInt(names.size()));
      Fact fact = Policies.VOCABULARY.fact(gone).orElseThrow();
      if (fact.set()) {
        continue;
      }
      ObjectNode rest = c.facts().deepCopy();
      rest.put(gone, "unknown");
      Facts partial = Policies.READER.read(rest);
      LocalDate asOf = LocalDate.parse(c.asOf());
      for (String instrument : c.expected().keySet()) {
        PolicyModel model = Policies.MODELS.model(instrument).orElseThrow();
        Completions completions = COMPLETIONS.get(instrument);
        if (partial.known().containsKey(gone)
            || completions.unknowns(partial).stream().anyMatch(n -> !n.equals(gone))) {
          continue;
        }
        Set<Outcome> brute = EnumSet.noneOf(Outcome.class);
        values(fact).forEach(v -> brute.add(decided(model, partial.with(gone, v), asOf)));
        assertEquals(
            brute,
            completions.explore(partial, asOf).outcomes(),
            c.id() + " without " + gone + " by " + instrument);
        compared++;
      }
    }
    assertTrue(compared >= 10, "only " + compared + " compared");
  }

  /**
   * Whole random use cases: the rows that fire in Drools and the outcome are those found by looking
   * rows up.
   */
  @Test
  void lookingRowsUpAgreesWithDrools() {
    Random random = new Random(11);
    List<LocalDate> days =
        List.of(
            LocalDate.of(2019, 6, 1),
            LocalDate.of(2022, 6, 1),
            LocalDate.of(2024, 5, 1),
            LocalDate.of(2025, 6, 1),
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2028, 3, 1));
    Set<Outcome> seen = new HashSet<>();
    for (PolicyModel model : Policies.MODELS.models()) {
      for (int i = 0; i < 60; i++) {
        Map<String, Object> all = new TreeMap<>();
        for (Fact fact : Policies.VOCABULARY.facts()) {
          List<Object> values = values(fact);
          all.put(
              fact.name(),
              fact.set()
                  ? List.of(
                      values.get(random.nextInt(values.size())),
                      values.get(random.nextInt(values.size())))
                  : values.get(random.nextInt(values.size())));
        }
        LocalDate asOf = days.get(random.nextInt(days.size()));
        BitSet fired = new BitSet();
        model.findings(all, asOf).forEach(f -> fired.set(f.row() - 1));
        BitSet looked = new BitSet();
        looked.set(0, model.rowCount());
        model
            .columns()
            .forEach(c -> looked.and(model.accepting(c.index(), model.value(c, all, asOf))));
        assertEquals(fired, looked, model.instrument() + " on " + all + " as of " + asOf);
        Outcome outcome = JUDGMENTS.get(model.instrument()).of(fired).outcome();
        seen.add(outcome);
      }
    }
    assertEquals(EnumSet.allOf(Outcome.class), seen);
  }

  @Test
  void moreFactsNeverAddAPossibleOutcome() {
    for (UseCase c : Cases.given()) {
      LocalDate asOf = LocalDate.parse(c.asOf());
      for (String instrument : c.expected().keySet()) {
        Completions completions = COMPLETIONS.get(instrument);
        ObjectNode growing = c.facts().deepCopy();
        growing.removeAll();
        growing
            .putNull("useCountry")
            .putNull("beneficiaryType")
            .putNull("beneficiaryCountry")
            .putNull("beneficiaryLevel")
            .putNull("footageFromOfficerCamera");
        Possible before = completions.explore(Policies.READER.read(growing), asOf);
        for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> fact :
            c.facts().properties()) {
          growing.set(fact.getKey(), fact.getValue());
          Possible after = completions.explore(Policies.READER.read(growing), asOf);
          assertTrue(
              before.outcomes().containsAll(after.outcomes()),
              c.id()
                  + " by "
                  + instrument
                  + " with "
                  + fact.getKey()
                  + ": "
                  + before.outcomes()
                  + " then "
                  + after.outcomes());
          before = after;
        }
      }
    }
  }

  @Test
  void beyondItsBudgetTheAnswerIsCoarseAndNeverTooMild() throws Exception {
    PolicyModel model = Policies.MODELS.model("OPENAI-UP").orElseThrow();
    Completions small = new Completions(model, JUDGMENTS.get("OPENAI-UP"), Policies.VOCABULARY, 3);
    Facts nothing = Policies.READER.read(null);
    LocalDate asOf = LocalDate.of(2026, 1, 1);
    Possible coarse = small.explore(nothing, asOf);
    Possible exact = COMPLETIONS.get("OPENAI-UP").explore(nothing, asOf);
    assertFalse(coarse.exact());
    assertTrue(exact.exact());
    assertTrue(coarse.outcomes().containsAll(exact.outcomes()));
    assertTrue(coarse.openFacts().keySet().containsAll(exact.openFacts().keySet()));
    assertEquals(Outcome.REVIEW_REQUIRED, coarse.outcome());
  }

  @Test
  void everyModelIsOfThePolicyProfile() {
    Policies.MODELS
        .models()
        .forEach(
            m ->
                assertTrue(
                    m.outsideProfile().isEmpty(), m.instrument() + ": " + m.outsideProfile()));
  }
}
