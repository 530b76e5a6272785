package dev.clausewise.engine;

import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.model.api.Decision;

/** The facts that a model may look at: what its columns depend on, through derived facts. */
final class LookedAt {
  private final Map<String, Decision> decisions;
  private final Map<String, Optional<Set<String>>> through = new HashMap<>();
  private final Set<String> facts = new LinkedHashSet<>();
  private final boolean everything;

  /**
   * @param decisions of the model, by name
   */
  LookedAt(PolicyTable table, Map<String, Decision> decisions) {
    this.decisions = decisions;
    boolean anything =
        table.rows().stream()
            .flatMap(row -> row.cells().stream())
            .distinct()
            .anyMatch(LookedAt::looksBesideItsColumn);
    for (String column : table.columns()) {
      Optional<Set<String>> through = of(column);
      anything |= through.isEmpty();
      through.ifPresent(facts::addAll);
    }
    this.everything = anything;
  }

  /** Whether it may look at a fact; {@code asOf} is the day. */
  boolean contains(String fact) {
    return everything || facts.contains(fact);
  }

  private static boolean looksBesideItsColumn(String cell) {
    return FeelTexts.facts(cell).map(names -> !names.isEmpty()).orElse(true)
        || FeelTexts.namesTheDay(cell);
  }

  /** What an expression depends on; empty if that may be any fact. */
  private Optional<Set<String>> of(String expression) {
    Optional<Set<String>> own = FeelTexts.facts(expression);
    if (own.isEmpty()) {
      return own;
    }
    Set<String> all = new LinkedHashSet<>(own.get());
    if (FeelTexts.namesTheDay(expression)) {
      all.add(PolicyTable.AS_OF);
    }
    for (Map.Entry<String, Decision> decision : decisions.entrySet()) {
      if (FeelTexts.names(expression, decision.getKey())) {
        Optional<Set<String>> part = through(decision.getKey(), decision.getValue());
        if (part.isEmpty()) {
          return part;
        }
        all.addAll(part.get());
      }
    }
    return Optional.of(all);
  }

  private Optional<Set<String>> through(String name, Decision decision) {
    if (!through.containsKey(name)) {
      through.put(name, Optional.empty()); // of one that rests on itself nothing is known
      Set<String> all = new LinkedHashSet<>();
      boolean anything = false;
      for (String text : FeelTexts.in(decision)) {
        Optional<Set<String>> part = of(text);
        anything |= part.isEmpty();
        part.ifPresent(all::addAll);
      }
      through.put(name, anything ? Optional.empty() : Optional.of(all));
    }
    return through.get(name);
  }
}
