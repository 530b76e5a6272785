package dev.clausewise.engine;

import dev.clausewise.register.Instrument;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The judgments on the rows of one instrument: each set of rows is put before the rule unit once
 * and remembered.
 */
public final class Judgments {
  /** Statuses with which an exception does not hold; as in {@code rules/verdict.drl}. */
  private static final Set<String> NEVER_DEFEAT = Set.of("unmet", "undecided", "outside");

  private static final int MOST_REMEMBERED = 100_000;

  private final PolicyModel model;
  private final Judge judge;
  private final List<Defeat> defeats;
  private final Map<BitSet, Judgment> remembered = new ConcurrentHashMap<>();

  public Judgments(PolicyModel model, Instrument instrument, Judge judge) {
    this.model = model;
    this.judge = judge;
    this.defeats = Judge.defeats(instrument);
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
  public Outcome alone(int row) {
    BitSet one = new BitSet();
    one.set(row);
    return of(one).outcome();
  }

  /**
   * The rows whose firing may take a row away: those that put the use outside the scope, and those
   * of exceptions that defeat its clause. Rows are 0-based.
   */
  public BitSet threats(int row) {
    Finding finding = model.output(row + 1);
    BitSet threats = new BitSet();
    for (int r = 0; r < model.rowCount(); r++) {
      Finding other = model.output(r + 1);
      boolean silences = isOutside(other) && !isOutside(finding);
      boolean excepts =
          !NEVER_DEFEAT.contains(other.status())
              && defeats.stream()
                  .anyMatch(
                      d -> d.by().equals(other.clause()) && d.defeated().equals(finding.clause()));
      threats.set(r, silences || excepts);
    }
    return threats;
  }

  private static boolean isOutside(Finding finding) {
    return finding.status().equals("outside");
  }

  /** The judgment on findings of any model. */
  public Judgment of(List<Finding> findings) {
    return judge.judge(findings, defeats);
  }
}
