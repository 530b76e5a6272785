package dev.clausewise.vocabulary;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How far texts are from each other, for telling somebody what may have been meant. */
final class Spelling {
  /** How many characters apart a text may be from what was meant. */
  private static final int NEAR = 3;

  /** Texts beyond it are like nothing: they would take long to compare. */
  private static final int LONGEST = 60;

  private Spelling() {}

  /** The one of some texts that is like another; empty if none is. */
  static Optional<String> nearest(Collection<String> texts, String text) {
    return texts.stream()
        .min(Comparator.comparingInt(one -> distance(one, text)))
        .filter(one -> distance(one, text) <= NEAR);
  }

  /**
   * Characters to add, leave out, replace or swap with their neighbour, without regard to case.
   *
   * @return {@code Integer.MAX_VALUE} if one of them is longer than 60 characters
   */
  static int distance(String a, String b) {
    if (a.length() > LONGEST || b.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int other = same(a, i - 1, b, j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + other);
        if (i > 1 && j > 1 && same(a, i - 1, b, j - 2) && same(a, i - 2, b, j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[b.length()];
  }

  private static boolean same(String a, int i, String b, int j) {
    return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
  }
}
