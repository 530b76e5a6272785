package dev.clausewise.engine;

import dev.clausewise.register.Instrument;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The judgments on the rows of one instrument: each set of rows is put before the rule unit once
 * and remembered.
 */
public final class Judgments {
  private static final int MOST_REMEMBERED = 100_000;

  private final PolicyModel model;
  private final Judge judge;
  private final List<Defeat> defeats;

  /** What each row says, without its number and without a name that means nothing to the rules. */
  private final List<Finding> alike;

  private final Map<BitSet, Judgment> remembered = new ConcurrentHashMap<>();
  private final Map<Pair, Boolean> standing = new ConcurrentHashMap<>();

  /**
   * All that the rules can tell of two rows.
   *
   * @param row what it says, without its number
   * @param order whether the row comes before the other one (-1), after it (1), or is it (0)
   */
  private record Pair(Finding row, Finding beside, boolean sameClause, int order) {}

  public Judgments(PolicyModel model, Instrument instrument, Judge judge) {
    this(model, Judge.defeats(instrument), judge);
  }

  /** For a model whose clauses are in no register. */
  public Judgments(PolicyModel model, List<Defeat> defeats, Judge judge) {
    this.model = model;
    this.judge = judge;
    this.defeats = defeats;
    this.alike =
        model.outsideProfile().isPresent()
            ? List.of()
            : IntStream.rangeClosed(1, model.rowCount())
                .mapToObj(row -> alike(model.output(row), defeats))
                .toList();
  }

  /**
   * @param rows 0-based rows that fired; of a model of the policy profile
   */
  public Judgment of(BitSet rows) {
    Judgment known = remembered.get(rows);
    if (known != null) {
      return known;
    }
    List<Finding> findings = new ArrayList<>();
    rows.stream().forEach(r -> findings.add(model.output(r + 1)));
    Judgment judgment = of(findings);
    if (remembered.size() < MOST_REMEMBERED) {
      remembered.put((BitSet) rows.clone(), judgment);
    }
    return judgment;
  }

  /** What a row (0-based) leads to if it is the only one to fire. */
  public Judgment alone(int row) {
    BitSet one = new BitSet();
    one.set(row);
    return of(one);
  }

  /**
   * The rows (0-based) that take a row away where they stand: those beside which it does not stand
   * before the rule unit. It is asked once of all pairs that are alike to it, as a large table has
   * millions of them.
   */
  public BitSet threats(int row) {
    BitSet threats = new BitSet();
    for (int r = 0; r < model.rowCount(); r++) {
      int other = r;
      Pair pair =
          new Pair(
              alike.get(row), alike.get(r), clause(row).equals(clause(r)), Integer.compare(row, r));
      threats.set(r, !standing.computeIfAbsent(pair, p -> stands(row, other)));
    }
    return threats;
  }

  private boolean stands(int row, int beside) {
    BitSet two = new BitSet();
    two.set(row);
    two.set(beside);
    return of(two).rulings().stream().anyMatch(x -> x.finding().row() == row + 1);
  }

  private String clause(int row) {
    return model.output(row + 1).clause();
  }

  /** A clause that is in no defeat is a name to the rules, and like any other one. */
  private static Finding alike(Finding finding, List<Defeat> defeats) {
    String clause = finding.clause();
    boolean named =
        defeats.stream().anyMatch(d -> d.by().equals(clause) || d.defeated().equals(clause));
    return new Finding(
        0, named ? clause : "", finding.effect(), finding.status(), finding.condition());
  }

  /** The judgment on findings of any model. */
  public Judgment of(List<Finding> findings) {
    return judge.judge(findings, defeats);
  }
}
