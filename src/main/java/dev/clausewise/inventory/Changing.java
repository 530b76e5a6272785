package dev.clausewise.inventory;

import dev.clausewise.decision.Brief;
import dev.clausewise.decision.Brief.Deciding;
import dev.clausewise.inventory.AllRows.ByDraft;
import dev.clausewise.inventory.AllRows.Changed;
import dev.clausewise.inventory.AllRows.Changes;
import dev.clausewise.inventory.AllRows.Count;
import dev.clausewise.inventory.AllRows.Said;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows that come to something else, as they are found. */
final class Changing {
  private final Map<List<Said>, Long> counts = new LinkedHashMap<>();
  private final List<Changed> changes = new ArrayList<>();
  private long rows;

  /** Whether the same is said, by whichever clauses. */
  static boolean isSaid(Brief before, Brief after) {
    return Said.of(before).equals(Said.of(after))
        && before.possibleOutcomes().equals(after.possibleOutcomes());
  }

  /** Whether the same is said by the same clauses, in whatever order. */
  static boolean isSame(Brief before, Brief after) {
    return isSaid(before, after)
        && without(before.clauses(), after.clauses()).isEmpty()
        && without(after.clauses(), before.clauses()).isEmpty();
  }

  /** One kind of rows is said something else of. */
  void add(Alike.Kind kind, Brief before, Brief after) {
    Said from = Said.of(before);
    Said to = Said.of(after);
    rows += kind.rows().size();
    counts.merge(List.of(from, to), (long) kind.rows().size(), Long::sum);
    List<Deciding> begins = without(after.clauses(), before.clauses());
    List<Deciding> ends = without(before.clauses(), after.clauses());
    for (Alike.Member row : kind.rows()) {
      changes.add(new Changed(row.row(), row.labels(), from, to, begins, ends));
    }
  }

  /**
   * @param draft null between two days
   */
  Changes changes(ByDraft draft) {
    changes.sort(Comparator.comparingLong(Changed::row));
    return new Changes(
        rows,
        counts.entrySet().stream()
            .map(e -> new Count(e.getKey().get(0), e.getKey().get(1), e.getValue()))
            .sorted(Comparator.comparingLong(Count::rows).reversed())
            .toList(),
        List.copyOf(changes.subList(0, Math.min(changes.size(), AllRows.MOST_NAMED))),
        draft);
  }

  private static List<Deciding> without(List<Deciding> all, List<Deciding> others) {
    return all.stream().filter(c -> others.stream().noneMatch(o -> isSame(c, o))).toList();
  }

  /** Whether they decide the same, in whatever words they are cited. */
  private static boolean isSame(Deciding a, Deciding b) {
    return a.instrument().equals(b.instrument())
        && a.clause().equals(b.clause())
        && a.outcome() == b.outcome()
        && Objects.equals(a.condition(), b.condition())
        && a.certain() == b.certain();
  }
}
