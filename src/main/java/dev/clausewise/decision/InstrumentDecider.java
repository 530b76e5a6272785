package dev.clausewise.decision;

import dev.clausewise.diagram.Completions;
import dev.clausewise.diagram.Possible;
import dev.clausewise.engine.EvaluationException;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Judgment;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.Ruling;
import dev.clausewise.register.Clause;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides by one instrument, and cites it. */
final class InstrumentDecider {
  private static final Comparator<CitedFinding> STRICTEST_FIRST =
      Comparator.comparing(CitedFinding::outcome, Outcome.STRICTEST_FIRST)
          .thenComparingInt(CitedFinding::row);

  private final Instrument instrument;
  private final PolicyModel model;
  private final Judgments judgments;
  private final Completions completions;

  InstrumentDecider(
      Instrument instrument, PolicyModel model, Judgments judgments, Completions completions) {
    this.instrument = instrument;
    this.model = model;
    this.judgments = judgments;
    this.completions = completions;
  }

  Instrument instrument() {
    return instrument;
  }

  PolicyModel model() {
    return model;
  }

  /** What is possible, and the findings and obligations that make it so. */
  record Answer(
      Possible possible, List<CitedFinding> findings, List<CitedObligation> obligations) {}

  /**
   * What the instrument says over all completions; evaluated where a model can be answered in no
   * other way.
   */
  Possible possible(Facts facts, LocalDate asOf) {
    Possible possible = completions.explore(facts, asOf);
    return possible.outcomes().isEmpty() ? evaluated(facts, asOf).possible() : possible;
  }

  Answer decide(Facts facts, LocalDate asOf) {
    Possible possible = completions.explore(facts, asOf);
    if (model.outsideProfile().isPresent()) {
      return possible.outcomes().isEmpty()
          ? evaluated(facts, asOf)
          : new Answer(possible, List.of(), List.of());
    }
    if (possible.certain().equals(possible.possible())) {
      Answer evaluated = evaluated(facts, asOf);
      if (!evaluated.possible().outcomes().equals(possible.outcomes())) {
        throw new EvaluationException(
            instrument.id()
                + ": "
                + evaluated.possible().outcomes()
                + " evaluated, "
                + possible.outcomes()
                + " explored");
      }
      return evaluated;
    }
    List<CitedFinding> findings = new ArrayList<>();
    List<CitedObligation> obligations = new ArrayList<>();
    boolean barred = possible.outcomes().equals(Set.of(Outcome.PROHIBITED));
    possible.possible().stream()
        .forEach(
            r -> {
              BitSet one = new BitSet();
              one.set(r);
              boolean certain = possible.certain().get(r);
              Judgment alone = judgments.of(one);
              alone.rulings().forEach(ruling -> findings.add(cite(ruling, certain)));
              if (!barred) {
                alone
                    .obligations()
                    .forEach(o -> obligations.add(cite(o.clause(), o.condition(), certain)));
              }
            });
    findings.sort(STRICTEST_FIRST);
    return new Answer(possible, List.copyOf(findings), List.copyOf(obligations));
  }

  /** A value for every fact, if no unknown one can make a difference to the findings. */
  Optional<Map<String, Object>> settledFacts(Facts facts, LocalDate asOf) {
    return unsettledFacts(facts, asOf).isEmpty()
        ? Optional.of(completions.anyCompletion(facts))
        : Optional.empty();
  }

  /**
   * The unknown facts that may make a difference to the findings; none if the findings are the same
   * in every completion.
   */
  List<String> unsettledFacts(Facts facts, LocalDate asOf) {
    Possible possible = completions.explore(facts, asOf);
    return possible.exact() && possible.certain().equals(possible.possible())
        ? List.of()
        : completions.unknowns(facts);
  }

  /**
   * Drools on the facts, and on any value of the unknown ones: for cases in which those make no
   * difference.
   */
  private Answer evaluated(Facts facts, LocalDate asOf) {
    List<Finding> fired = model.findings(completions.anyCompletion(facts), asOf);
    Judgment judgment = judgments.of(fired);
    BitSet rows = new BitSet();
    judgment.rulings().forEach(r -> rows.set(r.finding().row() - 1));
    return new Answer(
        new Possible(Set.of(judgment.outcome()), Map.of(), rows, rows, true),
        judgment.rulings().stream().map(r -> cite(r, true)).toList(),
        judgment.obligations().stream().map(o -> cite(o.clause(), o.condition(), true)).toList());
  }

  private CitedFinding cite(Ruling ruling, boolean certain) {
    Finding finding = ruling.finding();
    Clause clause = clause(finding.clause());
    boolean undecided = finding.status().equals("undecided");
    String words = clause.words(finding.condition()).orElse(null);
    CitedFinding.Condition condition =
        switch (finding.status()) {
          case "none", "inside", "outside" -> null;
          default ->
              new CitedFinding.Condition(
                  finding.status(),
                  finding.condition().isEmpty() ? null : finding.condition(),
                  words);
        };
    return new CitedFinding(
        clause.id(),
        finding.effect(),
        ruling.outcome(),
        undecided && words != null ? words : clause.text(),
        condition,
        clause.citation(),
        clause.url(),
        clause.from(),
        clause.to(),
        finding.row(),
        clause.readIn(),
        certain);
  }

  private CitedObligation cite(String clauseId, String condition, boolean certain) {
    Clause clause = clause(clauseId);
    return new CitedObligation(
        clauseId,
        condition,
        clause.words(condition).orElse(clause.text()),
        clause.citation(),
        certain);
  }

  private Clause clause(String id) {
    return instrument
        .clause(id)
        .orElseThrow(
            () ->
                new EvaluationException(
                    instrument.id() + ": the model cites " + id + ", which the register lacks"));
  }
}
