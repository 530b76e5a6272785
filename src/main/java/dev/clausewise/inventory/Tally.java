package dev.clausewise.inventory;

import dev.clausewise.decision.Brief;
import dev.clausewise.engine.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many rows came to what. Not safe for many threads. */
@RegisterForReflection
public final class Tally {
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private long rows;
  private long undetermined;
  private long problems;

  public void add(RowAnswer answer) {
    add(answer.answer());
  }

  /**
   * @param answer null for a row with a problem
   */
  public void add(Brief answer) {
    rows++;
    if (answer == null) {
      problems++;
    } else if (!answer.determined()) {
      undetermined++;
    } else {
      outcomes.merge(answer.outcome(), 1L, Long::sum);
    }
  }

  /** All of them. */
  public long getRows() {
    return rows;
  }

  /** Those that are settled, by their outcome; the strictest first. */
  public Map<String, Long> getSettled() {
    Map<String, Long> settled = new LinkedHashMap<>();
    outcomes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Outcome.STRICTEST_FIRST))
        .forEach(entry -> settled.put(entry.getKey().json(), entry.getValue()));
    return settled;
  }

  /** Those that open facts can still change. */
  public long getUndetermined() {
    return undetermined;
  }

  /** Those that were not answered. */
  public long getProblems() {
    return problems;
  }

  /**
   * The strictest of all rows; review for one that is not settled or not answered; null of none.
   */
  public Outcome worst() {
    Outcome worst = undetermined + problems > 0 ? Outcome.REVIEW_REQUIRED : null;
    for (Outcome outcome : outcomes.keySet()) {
      if (worst == null || Outcome.STRICTEST_FIRST.compare(outcome, worst) < 0) {
        worst = outcome;
      }
    }
    return worst;
  }
}
