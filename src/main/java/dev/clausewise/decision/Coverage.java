package dev.clausewise.decision;

import dev.clausewise.diagram.Completions;
import dev.clausewise.diagram.Possible;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsException;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which rows of an instrument's table the use cases make fire, and which cases it does not answer
 * as expected.
 */
public final class Coverage {
  private final Map<Integer, Set<String>> casesByRow = new TreeMap<>();
  private final List<Diagnostic> failures = new ArrayList<>();

  /**
   * @param cases of which those are run that expect something of the instrument
   */
  public Coverage(
      PolicyModel model,
      Instrument instrument,
      Judge judge,
      Vocabulary vocabulary,
      List<UseCase> cases) {
    Completions completions =
        new Completions(model, new Judgments(model, instrument, judge), vocabulary);
    FactsReader reader = new FactsReader(vocabulary);
    for (int row = 1; row <= model.rowCount(); row++) {
      casesByRow.put(row, new TreeSet<>());
    }
    for (UseCase useCase : cases) {
      UseCase.Expected expected = useCase.expected().get(instrument.id());
      if (expected == null) {
        continue;
      }
      try {
        Facts facts = reader.read(useCase.facts());
        LocalDate asOf = FactsReader.readDay(useCase.asOf());
        completions.firing(facts, asOf).stream()
            .forEach(r -> casesByRow.get(r + 1).add(useCase.id()));
        compare(model, useCase, expected, completions.explore(facts, asOf));
      } catch (FactsException e) {
        fail(model, useCase, "has facts that there are not: " + e.errors());
      }
    }
  }

  private void compare(
      PolicyModel model, UseCase useCase, UseCase.Expected expected, Possible possible) {
    String outcome = possible.outcome().json();
    boolean right =
        outcome.equals(expected.outcome())
            || !possible.determined()
                && possible.outcomes().stream()
                    .map(Outcome::json)
                    .anyMatch(expected.outcome()::equals);
    Set<String> cited = new HashSet<>();
    possible.possible().stream().forEach(r -> cited.add(model.output(r + 1).clause()));
    List<String> missing =
        expected.clauses() == null
            ? List.of()
            : expected.clauses().stream().filter(c -> !cited.contains(c)).toList();
    if (!right) {
      fail(
          model,
          useCase,
          "expects "
              + expected.outcome()
              + " by "
              + expected.clauses()
              + " and gets "
              + outcome
              + " by "
              + new TreeSet<>(cited));
    } else if (!missing.isEmpty()) {
      fail(model, useCase, "expects " + missing + " to be cited and gets " + new TreeSet<>(cited));
    }
  }

  private void fail(PolicyModel model, UseCase useCase, String message) {
    failures.add(
        new Diagnostic(
            "case-fails",
            model.instrument(),
            null,
            null,
            "case " + useCase.id() + " " + message + ".",
            "Find out which of text, model and case is wrong, and mend that one."));
  }

  /** Ids of the cases in which a row (1-based) fires for certain, in order. */
  public Set<String> casesOf(int row) {
    return casesByRow.get(row);
  }

  /** Cases that are not answered as expected. */
  public List<Diagnostic> failures() {
    return failures;
  }
}
