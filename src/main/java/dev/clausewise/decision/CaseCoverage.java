package dev.clausewise.decision;

import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Possible;
import dev.clausewise.engine.Outcome;
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
public final class CaseCoverage {
  private final Map<Integer, Set<String>> casesByRow = new TreeMap<>();
  private final List<Failure> failures = new ArrayList<>();

  /** A case that is not answered as expected, and what is to be said of it. */
  public record Failure(UseCase useCase, Diagnostic diagnostic) {}

  /**
   * @param cases of which those are run that expect something of the instrument
   */
  public CaseCoverage(
      Diagram diagram, Instrument instrument, Vocabulary vocabulary, List<UseCase> cases) {
    FactsReader reader = new FactsReader(vocabulary);
    for (int row = 1; row <= diagram.rows().size(); row++) {
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
        diagram.firing(facts, asOf).stream().forEach(r -> casesByRow.get(r + 1).add(useCase.id()));
        compare(diagram, useCase, expected, diagram.explore(facts, asOf).orElseThrow().possible());
      } catch (FactsException e) {
        fail(diagram, useCase, "has facts that there are not: " + e.errors());
      }
    }
  }

  private void compare(
      Diagram diagram, UseCase useCase, UseCase.Expected expected, Possible possible) {
    String outcome = possible.outcome().json();
    List<String> outcomes = possible.outcomes().stream().map(Outcome::json).sorted().toList();
    boolean right =
        outcome.equals(expected.outcome())
            || !possible.determined() && outcomes.contains(expected.outcome());
    Set<String> cited = new HashSet<>();
    possible.possible().stream().forEach(r -> cited.add(diagram.rows().get(r).clause()));
    List<String> missing =
        expected.clauses() == null
            ? List.of()
            : expected.clauses().stream().filter(c -> !cited.contains(c)).toList();
    if (expected.possible() != null
        && !outcomes.equals(expected.possible().stream().sorted().toList())) {
      fail(
          diagram,
          useCase,
          "expects " + expected.possible() + " to be possible and gets " + outcomes);
    } else if (!right) {
      fail(
          diagram,
          useCase,
          "expects "
              + expected.outcome()
              + (expected.clauses() == null ? "" : " by " + expected.clauses())
              + " and gets "
              + outcome
              + " by "
              + new TreeSet<>(cited));
    } else if (!missing.isEmpty()) {
      fail(
          diagram, useCase, "expects " + missing + " to be cited and gets " + new TreeSet<>(cited));
    }
  }

  private void fail(Diagram diagram, UseCase useCase, String message) {
    failures.add(
        new Failure(
            useCase,
            new Diagnostic(
                "case-fails",
                diagram.instrument(),
                null,
                null,
                "case " + useCase.id() + " " + message + ".",
                "Find out which of text, model and case is wrong, and mend that one.")));
  }

  /** Ids of the cases in which a row (1-based) fires for certain, in order. */
  public Set<String> casesOf(int row) {
    return casesByRow.get(row);
  }

  /** Cases that are not answered as expected. */
  public List<Failure> failures() {
    return failures;
  }
}
