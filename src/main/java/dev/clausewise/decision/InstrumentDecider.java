package dev.clausewise.decision;

import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Explored;
import dev.clausewise.diagram.Possible;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.EvaluationException;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Judgment;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.Ruling;
import dev.clausewise.register.Clause;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides by one instrument, and cites it. */
final class InstrumentDecider {
  private static final Comparator<CitedFinding> STRICTEST_FIRST =
      Comparator.comparing(CitedFinding::outcome, Outcome.STRICTEST_FIRST)
          .thenComparing(CitedFinding::certain, Comparator.reverseOrder())
          .thenComparingInt(CitedFinding::row);

  private final Instrument instrument;
  private final Diagram diagram;
  private final Drools drools;

  /** Each row as it is cited: where it applies for certain, and where it may. */
  private final List<CitedFinding> certain = new ArrayList<>();

  private final List<CitedFinding> possible = new ArrayList<>();

  /** All of both, the strictest first. */
  private final CitedFinding[] byPlace;

  /** Of each row its place among all, the strictest first: where it is certain, and where not. */
  private final int[] certainPlaces;

  private final int[] possiblePlaces;

  /** What each row obliges to, where that is certain and where it may be; null of other rows. */
  private final List<CitedObligation> obliges = new ArrayList<>();

  private final List<CitedObligation> mayOblige = new ArrayList<>();

  InstrumentDecider(Instrument instrument, Diagram diagram, Drools drools) {
    this.instrument = instrument;
    this.diagram = diagram;
    this.drools = drools;
    for (int r = 0; r < diagram.rows().size(); r++) {
      Ruling ruling = new Ruling(diagram.rows().get(r), diagram.outcomeOf(r));
      certain.add(cite(ruling, true));
      possible.add(cite(ruling, false));
      boolean obliging = diagram.obliges(r);
      Finding row = ruling.finding();
      obliges.add(obliging ? cite(row.clause(), row.condition(), true) : null);
      mayOblige.add(obliging ? cite(row.clause(), row.condition(), false) : null);
    }
    List<CitedFinding> all = new ArrayList<>(certain);
    all.addAll(possible);
    all.sort(STRICTEST_FIRST);
    this.byPlace = all.toArray(CitedFinding[]::new);
    this.certainPlaces = places(certain, all);
    this.possiblePlaces = places(possible, all);
  }

  private static int[] places(List<CitedFinding> some, List<CitedFinding> all) {
    Map<CitedFinding, Integer> places = new IdentityHashMap<>();
    all.forEach(finding -> places.put(finding, places.size()));
    return some.stream().mapToInt(places::get).toArray();
  }

  Instrument instrument() {
    return instrument;
  }

  Diagram diagram() {
    return diagram;
  }

  /** What is possible, and the findings and obligations that make it so. */
  record Answer(Explored explored, List<CitedFinding> findings, List<CitedObligation> obligations) {
    Possible possible() {
      return explored.possible();
    }
  }

  /**
   * What the instrument says over all completions; by Drools where a model can be answered in no
   * other way.
   */
  Explored explore(Facts facts, LocalDate asOf) {
    return diagram
        .explore(facts, asOf)
        .orElseGet(() -> Explored.decided(evaluated(facts, asOf).outcome()));
  }

  /**
   * @param engine that is to evaluate the facts where no unknown one makes a difference to the
   *     findings
   */
  Answer decide(Facts facts, LocalDate asOf, Engine engine) {
    Explored explored = diagram.explore(facts, asOf).orElse(null);
    if (explored == null) {
      Judgment judgment = evaluated(facts, asOf);
      return answer(Explored.decided(judgment.outcome()), judgment);
    }
    Possible all = explored.possible();
    if (engine == Engine.DROOLS && isSettled(all)) {
      Judgment judgment = evaluated(facts, asOf);
      if (!all.outcomes().equals(Set.of(judgment.outcome()))) {
        throw new EvaluationException(
            instrument.id()
                + ": "
                + judgment.outcome()
                + " evaluated, "
                + all.outcomes()
                + " compiled");
      }
      return answer(explored, judgment);
    }
    return cited(explored);
  }

  /** What a diagram has found, with its citations. */
  Answer cited(Explored explored) {
    Possible all = explored.possible();
    int[] found = new int[all.possible().cardinality()];
    int count = 0;
    List<CitedObligation> obligations = new ArrayList<>();
    boolean barred = all.outcomes().equals(Set.of(Outcome.PROHIBITED));
    boolean mayBeBarred = all.outcomes().contains(Outcome.PROHIBITED);
    for (int r = all.possible().nextSetBit(0); r >= 0; r = all.possible().nextSetBit(r + 1)) {
      boolean isCertain = all.certain().get(r);
      found[count++] = (isCertain ? certainPlaces : possiblePlaces)[r];
      if (!barred && obliges.get(r) != null) {
        add(r, isCertain && !mayBeBarred, obligations);
      }
    }
    Arrays.sort(found);
    CitedFinding[] findings = new CitedFinding[count];
    Arrays.setAll(findings, i -> byPlace[found[i]]);
    return new Answer(explored, List.of(findings), List.copyOf(obligations));
  }

  /** Several rows may oblige to the same: for certain if one of them does. */
  private void add(int row, boolean isCertain, List<CitedObligation> to) {
    CitedObligation obligation = (isCertain ? obliges : mayOblige).get(row);
    for (int i = 0; i < to.size(); i++) {
      CitedObligation other = to.get(i);
      if (other.clause().equals(obligation.clause()) && other.id().equals(obligation.id())) {
        if (isCertain) {
          to.set(i, obligation);
        }
        return;
      }
    }
    to.add(obligation);
  }

  private static boolean isSettled(Possible possible) {
    return possible.exact() && possible.certain().equals(possible.possible());
  }

  /** A value for every fact, if no unknown one can make a difference to the findings. */
  Optional<Map<String, Object>> settledFacts(Facts facts, LocalDate asOf) {
    return unsettledFacts(facts, asOf).isEmpty()
        ? Optional.of(diagram.anyCompletion(facts))
        : Optional.empty();
  }

  /**
   * The unknown facts that may make a difference to the findings; none if the findings are the same
   * in every completion.
   */
  List<String> unsettledFacts(Facts facts, LocalDate asOf) {
    Optional<Explored> explored = diagram.explore(facts, asOf);
    return explored.isEmpty() || isSettled(explored.get().possible())
        ? List.of()
        : diagram.unknowns(facts);
  }

  /** Drools on the facts, and on any value of the unknown ones. */
  private Judgment evaluated(Facts facts, LocalDate asOf) {
    return drools.evaluate(instrument.id(), diagram.anyCompletion(facts), asOf);
  }

  private Answer answer(Explored explored, Judgment judgment) {
    return new Answer(
        explored,
        judgment.rulings().stream().map(this::certain).toList(),
        judgment.obligations().stream().map(o -> cite(o.clause(), o.condition(), true)).toList());
  }

  /** A finding as it is cited, one object for each row wherever it can be. */
  private CitedFinding certain(Ruling ruling) {
    CitedFinding made = cite(ruling, true);
    int row = ruling.finding().row() - 1;
    return row < certain.size() && made.equals(certain.get(row)) ? certain.get(row) : made;
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
        clause.readOn(),
        clause.archived(),
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
