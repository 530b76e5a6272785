package dev.clausewise.engine;

import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import dev.clausewise.vocabulary.Constants;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kie.dmn.model.api.Decision;

/** What the texts of a model mention: the constants that each fact is compared with, and days. */
final class Mentioned {
  private final List<String> texts = new ArrayList<>();
  private final Map<String, List<String>> naming = new HashMap<>();

  /**
   * @param derived the decisions that name derived facts
   */
  Mentioned(PolicyTable table, Iterable<Decision> derived) {
    for (int c = 0; c < table.columns().size(); c++) {
      Set<String> compared = named(table.columns().get(c));
      for (PolicyTable.Row row : table.rows()) {
        if (c < row.cells().size()) {
          remember(compared, row.cells().get(c));
        }
      }
    }
    for (Decision decision : derived) {
      FeelTexts.in(decision).forEach(text -> remember(named(text), text));
    }
  }

  /** What the texts compare a fact with; {@code asOf} is the day. */
  Constants constants(String fact) {
    List<String> texts = naming.getOrDefault(fact, List.of());
    return new Constants(
        FeelTexts.strings(texts), FeelTexts.numbers(texts), FeelTexts.dates(texts));
  }

  /** The days that the texts name, and the day before and after each. */
  Set<LocalDate> days() {
    Set<LocalDate> days = new TreeSet<>();
    FeelTexts.dates(texts).forEach(d -> days.addAll(List.of(d.minusDays(1), d, d.plusDays(1))));
    return days;
  }

  private static Set<String> named(String expression) {
    Set<String> names = new HashSet<>(FeelTexts.facts(expression).orElse(Set.of()));
    if (FeelTexts.namesTheDay(expression)) {
      names.add(PolicyTable.AS_OF);
    }
    return names;
  }

  /** A text that is compared with some facts. */
  private void remember(Set<String> facts, String text) {
    texts.add(text);
    facts.forEach(fact -> naming.computeIfAbsent(fact, f -> new ArrayList<>()).add(text));
  }
}
