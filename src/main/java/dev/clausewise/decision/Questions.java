package dev.clausewise.decision;

import dev.clausewise.diagram.Overall;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which open facts are worth asking for, and how to ask. */
final class Questions {
  private static final List<Outcome> OUTCOMES =
      Arrays.stream(Outcome.values()).sorted(Outcome.STRICTEST_FIRST).toList();

  private final Vocabulary vocabulary;

  /** Where each fact stands in the vocabulary. */
  private final Map<String, Integer> places = new HashMap<>();

  Questions(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    for (Fact fact : vocabulary.facts()) {
      places.put(fact.name(), places.size());
    }
  }

  /** An open fact, as it is put in order. */
  private record Open(String name, double settles, int place) implements Comparable<Open> {
    @Override
    public int compareTo(Open other) {
      int order = Double.compare(other.settles, settles);
      return order == 0 ? Integer.compare(place, other.place) : order;
    }
  }

  /**
   * Open facts, those first whose answer is expected to settle the most, then in the order of the
   * vocabulary.
   *
   * @param open the share of the uncertainty that each is expected to settle, by name
   */
  List<String> worthAsking(Map<String, Double> open) {
    Open[] facts = new Open[open.size()];
    int i = 0;
    for (Map.Entry<String, Double> fact : open.entrySet()) {
      facts[i++] = new Open(fact.getKey(), fact.getValue(), places.get(fact.getKey()));
    }
    Arrays.sort(facts);
    String[] names = new String[facts.length];
    for (i = 0; i < names.length; i++) {
      names[i] = facts[i].name();
    }
    return List.of(names);
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
    List<Outcome> ordered = new ArrayList<>(outcomes.size());
    for (Outcome outcome : OUTCOMES) {
      if (outcomes.contains(outcome)) {
        ordered.add(outcome);
      }
    }
    return Collections.unmodifiableList(ordered);
  }
}
