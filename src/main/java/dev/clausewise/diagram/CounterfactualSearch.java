package dev.clausewise.diagram;

import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fewest facts to change for another outcome: tried one fact, two facts and so on, each set of
 * changes decided. What the diagram shows cannot be reached with the changes that are left is not
 * tried.
 */
final class CounterfactualSearch {
  private static final int MOST_FACTS = 8;
  private static final int MOST_FOUND = 20;
  private static final int MOST_TRIED = 20_000;
  private static final int NEVER = 1_000;

  private final Diagram diagram;
  private final Compiled compiled;
  private final Vocabulary vocabulary;
  private final Set<Outcome> target;
  private final Facts facts;
  private final LocalDate asOf;
  private final List<String> changeable;
  private final List<Counterfactual> found = new ArrayList<>();
  private int tried;

  /**
   * @param target outcomes that will do
   * @param changeable names of the facts that may change; {@code asOf} for the day
   */
  CounterfactualSearch(
      Diagram diagram,
      Vocabulary vocabulary,
      Facts facts,
      LocalDate asOf,
      Set<Outcome> target,
      Collection<String> changeable) {
    this.diagram = diagram;
    this.compiled = (Compiled) diagram.compilation();
    this.vocabulary = vocabulary;
    this.facts = facts;
    this.asOf = asOf;
    this.target = target;
    Set<String> looked = new LinkedHashSet<>();
    compiled.variables().stream()
        .map(Variable::fact)
        .filter(changeable::contains)
        .forEach(looked::add);
    this.changeable = List.copyOf(looked);
  }

  /**
   * Fewest facts first; none that contains another. Those of the smallest number that will do, and
   * of one more.
   */
  List<Counterfactual> find() {
    int smallest = MOST_FACTS;
    for (int size = 1; size <= Math.min(MOST_FACTS, smallest + 1); size++) {
      search(facts, asOf, 0, size, new LinkedHashMap<>());
      if (smallest == MOST_FACTS && !found.isEmpty()) {
        smallest = size;
      }
    }
    found.sort(
        Comparator.comparingInt((Counterfactual c) -> c.set().size())
            .thenComparing(Counterfactual::outcome));
    return found.stream().limit(MOST_FOUND).toList();
  }

  private void search(Facts changed, LocalDate day, int from, int left, Map<String, Object> set) {
    if (tried >= MOST_TRIED) {
      return;
    }
    if (left == 0) {
      tried++;
      Set<Outcome> outcomes = outcomes(changed, day);
      if (outcomes.size() == 1 && target.containsAll(outcomes) && !containsAnother(set)) {
        found.add(new Counterfactual(new LinkedHashMap<>(set), outcomes.iterator().next()));
      }
      return;
    }
    if (atLeast(changed, day, from) > left) {
      return;
    }
    for (int i = from; i < changeable.size(); i++) {
      String name = changeable.get(i);
      for (Object value : others(name, changed, day)) {
        set.put(name, value);
        boolean isDay = name.equals(PolicyModel.AS_OF);
        search(
            isDay ? changed : changed.with(name, value),
            isDay ? (LocalDate) value : day,
            i + 1,
            left - 1,
            set);
        set.remove(name);
      }
    }
  }

  private Set<Outcome> outcomes(Facts changed, LocalDate day) {
    return changed.contradict(vocabulary) ? Set.of() : diagram.outcomes(changed, day);
  }

  private boolean containsAnother(Map<String, Object> set) {
    return found.stream().anyMatch(f -> set.entrySet().containsAll(f.set().entrySet()));
  }

  /** Values that a fact could have instead, one of each class. */
  private List<Object> others(String name, Facts changed, LocalDate day) {
    Object now = name.equals(PolicyModel.AS_OF) ? day : changed.known().get(name);
    int v = compiled.variable(name, null);
    if (v < 0) {
      return otherSets(vocabulary.fact(name).orElseThrow(), (List<?>) now);
    }
    Partition partition = compiled.variables().get(v).partition();
    List<Object> values = new ArrayList<>();
    for (int k = 0; k < partition.size(); k++) {
      if (now == null || partition.classOf(now) != k) {
        values.add(partition.representative(k));
      }
    }
    return values;
  }

  /** Without one member, with one more, with one alone, or with nothing that the model names. */
  private List<Object> otherSets(Fact fact, List<?> now) {
    List<String> named =
        fact.allowedValues().stream().filter(m -> compiled.variable(fact.name(), m) >= 0).toList();
    Set<Object> sets = new LinkedHashSet<>();
    if (now != null) {
      for (String member : named) {
        List<Object> other = new ArrayList<>(now);
        if (!other.remove(member)) {
          other.add(member);
        }
        if (!other.isEmpty()) {
          sets.add(List.copyOf(other));
        }
      }
    }
    fact.allowedValues().stream()
        .filter(m -> !named.contains(m))
        .findFirst()
        .ifPresent(m -> sets.add(List.of(m)));
    named.forEach(m -> sets.add(List.of(m)));
    if (now != null) {
      sets.remove(List.copyOf(now));
    }
    return List.copyOf(sets);
  }

  /**
   * A number of facts that have to change at least, among those from an index on, where every
   * unknown fact is taken to be what suits best.
   */
  private int atLeast(Facts changed, LocalDate day, int from) {
    int[] known = Restriction.known(compiled.variables(), changed, day);
    Set<String> free = new LinkedHashSet<>(changeable.subList(from, changeable.size()));
    return atLeast(compiled.outcome(), known, free, changed, new HashMap<>());
  }

  private int atLeast(
      int node, int[] known, Set<String> free, Facts changed, Map<Integer, Integer> memo) {
    if (Nodes.isLeaf(node)) {
      return target.contains(Compiled.outcome(node)) ? 0 : NEVER;
    }
    Integer remembered = memo.get(node);
    if (remembered != null) {
      return remembered;
    }
    int v = compiled.nodes().variable(node);
    Variable variable = compiled.variables().get(v);
    int least = NEVER;
    int[] children = compiled.nodes().children(node);
    for (int k = 0; k < children.length; k++) {
      boolean stays = known[v] == Restriction.UNKNOWN || known[v] == k;
      int cost = stays ? 0 : cost(variable, free, changed);
      if (cost < NEVER) {
        least = Math.min(least, cost + atLeast(children[k], known, free, changed, memo));
      }
    }
    memo.put(node, least);
    return least;
  }

  /** Never too much: members of one set change together, and what follows changes by itself. */
  private int cost(Variable variable, Set<String> free, Facts changed) {
    if (variable.member() != null) {
      return free.contains(variable.fact()) ? 0 : NEVER;
    }
    Default rule = vocabulary.fact(variable.fact()).flatMap(Fact::byDefault).orElse(null);
    boolean follows =
        rule != null && changed.follows(variable.fact()) && free.contains(rule.source());
    if (follows) {
      return 0;
    }
    return free.contains(variable.fact()) ? 1 : NEVER;
  }
}
