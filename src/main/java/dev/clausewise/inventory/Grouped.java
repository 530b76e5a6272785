package dev.clausewise.inventory;

import dev.clausewise.decision.Brief;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How many rows came to what, for each value of something.
 *
 * @param by name of a column or a label
 * @param groups the largest first; those of one size by their value
 */
@RegisterForReflection
public record Grouped(String by, List<Group> groups) {

  /** Rows with one value. */
  @RegisterForReflection
  public record Group(String value, Tally outcomes) {}

  /**
   * @param answer what a row came to; null for one with a problem
   */
  public static Grouped by(
      String name, Iterable<RowAnswer> rows, Function<RowAnswer, Brief> answer) {
    Map<String, Tally> groups = new LinkedHashMap<>();
    for (RowAnswer row : rows) {
      groups.computeIfAbsent(value(row, name), value -> new Tally()).add(answer.apply(row));
    }
    return new Grouped(
        name,
        groups.entrySet().stream()
            .map(e -> new Group(e.getKey(), e.getValue()))
            .sorted(
                Comparator.comparingLong((Group group) -> group.outcomes().getRows())
                    .reversed()
                    .thenComparing(Group::value))
            .toList());
  }

  /** The text of a column, or of a label where no column is called so. */
  public static String value(RowAnswer row, String name) {
    String cell = row.cells().get(name);
    if (cell == null && row.labels() != null) {
      cell = row.labels().get(name);
    }
    return cell == null ? "" : cell;
  }
}
