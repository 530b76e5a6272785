package dev.clausewise.decision;

import dev.clausewise.diagram.Overall;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which open facts are worth asking for, and how to ask. */
final class Questions {
  private final Vocabulary vocabulary;

  Questions(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Open facts, those first whose answer is expected to settle the most, then in the order of the
   * vocabulary.
   *
   * @param open the share of the uncertainty that each is expected to settle, by name
   */
  List<String> worthAsking(Map<String, Double> open) {
    List<String> names = new ArrayList<>();
    for (Fact fact : vocabulary.facts()) {
      if (open.containsKey(fact.name())) {
        names.add(fact.name());
      }
    }
    names.sort((a, b) -> Double.compare(open.get(b), open.get(a)));
    return List.copyOf(names);
  }

  /** The question for one of the open facts. */
  Question about(String name, Map<String, Double> open) {
    Fact fact = vocabulary.fact(name).orElseThrow();
    List<?> values = fact.type() == FactType.BOOLEAN ? List.of(true, false) : fact.allowedValues();
    return new Question(name, fact.question(), values, Math.round(open.get(name) * 1000) / 1000.0);
  }

  /**
   * Where an interview stands.
   *
   * @param skipped facts that are not asked for
   */
  Interview interview(Overall overall, Set<String> skipped) {
    boolean determined = overall.outcomes().size() == 1;
    List<String> worth = determined ? List.of() : worthAsking(overall.openFacts());
    return new Interview(
        Outcome.toActOn(overall.outcomes()),
        determined,
        strictestFirst(overall.outcomes()),
        worth.stream()
            .filter(fact -> !skipped.contains(fact))
            .findFirst()
            .map(fact -> about(fact, overall.openFacts()))
            .orElse(null),
        worth);
  }

  static List<Outcome> strictestFirst(Set<Outcome> outcomes) {
    return outcomes.stream().sorted(Outcome.STRICTEST_FIRST).toList();
  }
}
