package dev.clausewise.decision;

import dev.clausewise.engine.Column;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.register.Clause;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.FactsReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a model to its clauses: every clause is implemented or says why not, every row cites a
 * clause that is in effect on the days the row allows, and use cases reach all of it.
 */
public final class ClauseGate {
  /** Effects of clauses that describe rather than decide; no case has to reach them. */
  private static final Set<String> DESCRIBING = Set.of("scope", "fact");

  private final PolicyModel model;
  private final Instrument instrument;
  private final CaseCoverage coverage;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ClauseGate(PolicyModel model, Instrument instrument, CaseCoverage coverage) {
    this.model = model;
    this.instrument = instrument;
    this.coverage = coverage;
  }

  /** Everything that is wrong; nothing if the gate is open. */
  public static List<Diagnostic> check(
      PolicyModel model, Instrument instrument, CaseCoverage coverage) {
    ClauseGate gate = new ClauseGate(model, instrument, coverage);
    if (model.outsideProfile().isPresent()) {
      gate.report(
          "outside-profile",
          null,
          null,
          model.outsideProfile().get(),
          "Keep to the policy profile.");
      return gate.diagnostics;
    }
    gate.rows();
    gate.clauses();
    coverage.failures().forEach(failure -> gate.diagnostics.add(failure.diagnostic()));
    return List.copyOf(gate.diagnostics);
  }

  private void rows() {
    for (int row = 1; row <= model.rowCount(); row++) {
      Finding output = model.output(row);
      Clause clause = instrument.clause(output.clause()).orElse(null);
      if (clause == null) {
        report(
            "row-of-unknown-clause",
            output.clause(),
            row,
            "the row cites " + output.clause() + ", which the register does not have",
            "The register has " + instrument.clauses().keySet() + ".");
        continue;
      }
      if (!output.condition().isEmpty() && clause.words(output.condition()).isEmpty()) {
        report(
            "condition-without-words",
            clause.id(),
            row,
            "the row names the condition "
                + output.condition()
                + ", which clause "
                + clause.id()
                + " does not have",
            "Add it under conditions or doubts of the clause, or correct the id.");
      }
      if (!output.effect().equals("scope")) {
        LocalDate outside = dayOutOfForce(row, clause);
        if (outside != null) {
          report(
              "row-out-of-force",
              clause.id(),
              row,
              "the row allows "
                  + outside
                  + ", when clause "
                  + clause.id()
                  + " is not in effect (from "
                  + clause.from()
                  + (clause.to() == null ? "" : " to " + clause.to())
                  + ")",
              "Correct the day in the row, or the days of the clause in the register.");
        }
      }
      boolean waits = clause.id().equals(Instrument.NOT_ENCODED); // for values to come
      if (coverage.casesOf(row).isEmpty() && !waits) {
        report(
            "row-without-case",
            clause.id(),
            row,
            "no case makes the row of clause " + clause.id() + " fire",
            "Add a case to cases/" + instrument.id().toLowerCase(Locale.ROOT) + ".yaml.");
      }
    }
  }

  private void clauses() {
    for (Clause clause : instrument.all()) {
      List<Integer> rows = rowsOf(clause);
      if (rows.isEmpty() && clause.nonDeciding() == null) {
        report(
            "clause-without-row",
            clause.id(),
            null,
            "no row implements clause " + clause.id(),
            "Add a row, or say in the register under non_deciding why it needs none.");
      } else if (!rows.isEmpty() && clause.nonDeciding() != null) {
        report(
            "non-deciding-with-row",
            clause.id(),
            rows.get(0),
            "clause " + clause.id() + " is declared non-deciding and has a row",
            "Take away one of the two.");
      } else if (!rows.isEmpty()
          && !DESCRIBING.contains(clause.effect())
          && rows.stream().allMatch(r -> coverage.casesOf(r).isEmpty())) {
        report(
            "clause-without-case",
            clause.id(),
            null,
            "no case hits clause " + clause.id(),
            "Add a case in which it applies.");
      }
      boolean describing = DESCRIBING.contains(clause.effect());
      LocalDate idle = rows.isEmpty() || describing ? null : dayWithoutRow(rows, clause);
      if (idle != null) {
        report(
            "clause-idle",
            clause.id(),
            null,
            "clause "
                + clause.id()
                + " is in effect on "
                + idle
                + " and no row of the table allows that day",
            "Correct the day in its rows, or the days of the clause in the register.");
      }
    }
  }

  private List<Integer> rowsOf(Clause clause) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 1; row <= model.rowCount(); row++) {
      if (model.output(row).clause().equals(clause.id())) {
        rows.add(row);
      }
    }
    return rows;
  }

  private LocalDate dayOutOfForce(int row, Clause clause) {
    return days(clause).stream()
        .filter(d -> allows(row, d) && !clause.inEffect(d))
        .findFirst()
        .orElse(null);
  }

  /** A day of a clause's effect that none of its rows allows. */
  private LocalDate dayWithoutRow(List<Integer> rows, Clause clause) {
    return days(clause).stream()
        .filter(clause::inEffect)
        .filter(d -> rows.stream().noneMatch(r -> allows(r, d)))
        .findFirst()
        .orElse(null);
  }

  private boolean allows(int row, LocalDate day) {
    for (Column column : model.columns()) {
      if (column.expression().equals("asOf")) {
        BitSet accepting = model.accepting(column.index(), day);
        if (!accepting.get(row - 1)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Days between which neither the table nor the clause can make a difference. */
  private Set<LocalDate> days(Clause clause) {
    Set<LocalDate> days = new TreeSet<>(model.daysNamed());
    for (LocalDate edge :
        clause.to() == null ? List.of(clause.from()) : List.of(clause.from(), clause.to())) {
      days.add(edge.minusDays(1));
      days.add(edge);
    }
    days.add(FactsReader.FIRST_DAY);
    days.add(FactsReader.LAST_DAY);
    return days;
  }

  private void report(String code, String clause, Integer row, String message, String help) {
    diagnostics.add(new Diagnostic(code, instrument.id(), clause, row, message + ".", help));
  }
}
