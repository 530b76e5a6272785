package dev.clausewise.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of columns. */
final class Columns {
  /** A spreadsheet has no more; what has is no inventory. */
  static final int MOST = 1_000;

  private static final String AGAIN = " (%d)";

  private Columns() {}

  /** Whether a name was given to more than one column. */
  static boolean isTwice(String name, List<String> columns) {
    return columns.contains(name + AGAIN.formatted(2));
  }

  /**
   * Names of cells, without white space around them; a column without a name is named by its place.
   */
  static List<String> named(List<String> cells) {
    int last = cells.size();
    while (last > 0 && cells.get(last - 1).isBlank()) {
      last--;
    }
    if (last == 0) {
      throw new UnreadableFileException("The first row has no names of columns.");
    }
    if (last > MOST) {
      throw new UnreadableFileException("The file has more than " + MOST + " columns.");
    }
    List<String> names = new ArrayList<>();
    Set<String> met = new HashSet<>();
    for (int i = 0; i < last; i++) {
      String name = cells.get(i).isBlank() ? "column " + (i + 1) : cells.get(i).strip();
      String own = name;
      for (int n = 2; !met.add(own); n++) {
        own = name + AGAIN.formatted(n);
      }
      names.add(own);
    }
    return List.copyOf(names);
  }
}
