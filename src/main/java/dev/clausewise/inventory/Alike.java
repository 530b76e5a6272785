package dev.clausewise.inventory;

import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that say the same of their uses, so that whatever is asked of all rows is worked out once
 * for each kind. An inventory of thousands has some hundreds.
 */
final class Alike {
  private final Map<String, List<Member>> kinds = new LinkedHashMap<>();
  private final Vocabulary vocabulary;
  private long problems;

  /** A row of a kind. */
  record Member(long row, Map<String, String> labels) {}

  /**
   * Rows of one kind.
   *
   * @param canonical the facts by {@link CanonicalFacts}
   */
  record Kind(String canonical, Facts facts, List<Member> rows) {}

  Alike(Iterable<RowAnswer> rows, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    for (RowAnswer row : rows) {
      if (row.facts() == null) {
        problems++;
      } else {
        kinds
            .computeIfAbsent(row.facts(), facts -> new ArrayList<>())
            .add(new Member(row.row(), row.labels()));
      }
    }
  }

  List<Kind> kinds() {
    return kinds.entrySet().stream()
        .map(e -> new Kind(e.getKey(), CanonicalFacts.read(e.getKey(), vocabulary), e.getValue()))
        .toList();
  }

  /** Rows that have no facts. */
  long problems() {
    return problems;
  }
}
