package dev.clausewise.engine;

import dev.clausewise.register.Instrument;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The judgments on the rows of one instrument: each set of rows is put before the rule unit once
 * and remembered.
 */
public final class Judgments {
  private static final int MOST_REMEMBERED = 100_000;

  private final PolicyModel model;
  private final Judge judge;
  private final List<Defeat> defeats;
  private final Map<BitSet, Judgment> remembered = new ConcurrentHashMap<>();

  public Judgments(PolicyModel model, Instrument instrument, Judge judge) {
    this(model, Judge.defeats(instrument), judge);
  }

  /** For a model whose clauses are in no register. */
  public Judgments(PolicyModel model, List<Defeat> defeats, Judge judge) {
    this.model = model;
    this.judge = judge;
    this.defeats = defeats;
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
   * before the rule unit.
   */
  public BitSet threats(int row) {
    BitSet threats = new BitSet();
    for (int r = 0; r < model.rowCount(); r++) {
      BitSet two = new BitSet();
      two.set(row);
      two.set(r);
      boolean standing = of(two).rulings().stream().anyMatch(x -> x.finding().row() == row + 1);
      threats.set(r, !standing);
    }
    return threats;
  }

  /** The judgment on findings of any model. */
  public Judgment of(List<Finding> findings) {
    return judge.judge(findings, defeats);
  }
}
