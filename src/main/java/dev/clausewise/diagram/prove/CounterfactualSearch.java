package dev.clausewise.diagram.prove;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.function.Constraint;
import dev.clausewise.diagram.function.Memo;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Restriction;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.diagram.function.Workspace;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The fewest facts to change for another outcome: tried one fact, two facts and so on, each set of
 * changes decided. What the diagram shows cannot be reached with the changes that are left is not
 * tried. Facts go by their index among those that may change.
 */
public final class CounterfactualSearch {
  private static final int MOST_FACTS = 8;
  private static final int MOST_FOUND = 20;
  private static final int MOST_TRIED = 20_000;
  private static final int NEVER = 1_000;

  /** Changes that will do: facts, the value of each, and what comes of it. */
  private record Found(int[] facts, Object[] values, Outcome outcome) {
    boolean isIn(int[] otherFacts, Object[] otherValues, int count) {
      int other = 0;
      for (int i = 0; i < facts.length; i++) {
        while (other < count && otherFacts[other] < facts[i]) {
          other++;
        }
        if (other == count
            || otherFacts[other] != facts[i]
            || !otherValues[other].equals(values[i])) {
          return false;
        }
      }
      return true;
    }
  }

  private final Compiled compiled;
  private final Function<Set<String>, Constraint> constraints;
  private final Vocabulary vocabulary;
  private final Workspace workspace;
  private final Variation variation;

  /** Outcomes that will do, as bits. */
  private final int target;

  private final List<String> changeable;

  /** Of each changeable fact its index among all, and its variable; -1 for one of several. */
  private final int[] facts;

  private final int[] variables;

  /** Of each variable which changeable fact it is of; -1 if that may not change. */
  private final int[] changeableOf;

  /** Of each fact which changeable one it is; -1 if it is none. */
  private final int[] changeableFact;

  private final int[] factOf;

  private final Map<Long, Restriction> restrictions = new HashMap<>();
  private final List<Found> found = new ArrayList<>();
  private final int[] changed = new int[MOST_FACTS];
  private final Object[] changedTo = new Object[MOST_FACTS];
  private Memo unreachable;
  private int tried;

  /**
   * @param compiled with diagrams
   * @param constraints by the names of the facts that follow from an unknown one
   * @param target outcomes that will do
   * @param changeable names of the facts that may change; {@code asOf} for the day
   * @param workspace in use by nobody else until the search is over
   */
  public CounterfactualSearch(
      Compiled compiled,
      Function<Set<String>, Constraint> constraints,
      Vocabulary vocabulary,
      Facts facts,
      LocalDate asOf,
      Set<Outcome> target,
      Collection<String> changeable,
      Workspace workspace) {
    this.compiled = compiled;
    this.constraints = constraints;
    this.vocabulary = vocabulary;
    this.workspace = workspace;
    this.variation = new Variation(compiled, vocabulary, facts, asOf);
    this.target = target.stream().mapToInt(o -> 1 << o.ordinal()).sum();
    Set<String> looked = new LinkedHashSet<>();
    compiled.variables().stream()
        .map(Variable::fact)
        .filter(changeable::contains)
        .forEach(looked::add);
    this.changeable = List.copyOf(looked);
    this.facts = this.changeable.stream().mapToInt(variation::index).toArray();
    this.variables = this.changeable.stream().mapToInt(n -> compiled.variable(n, null)).toArray();
    this.changeableFact = new int[variation.size()];
    Arrays.fill(changeableFact, -1);
    for (int i = 0; i < this.facts.length; i++) {
      changeableFact[this.facts[i]] = i;
    }
    this.factOf = compiled.variables().stream().mapToInt(v -> variation.index(v.fact())).toArray();
    this.changeableOf = Arrays.stream(factOf).map(f -> changeableFact[f]).toArray();
  }

  /**
   * Fewest facts first; none that contains another. Those of the smallest number that will do, and
   * of one more.
   */
  public List<Counterfactual> find() {
    int smallest = MOST_FACTS;
    for (int size = 1; size <= Math.min(MOST_FACTS, smallest + 1); size++) {
      if (found.size() >= MOST_FOUND) {
        break;
      }
      search(0, 0, size);
      if (smallest == MOST_FACTS && !found.isEmpty()) {
        smallest = size;
      }
    }
    found.sort(
        Comparator.comparingInt((Found f) -> f.facts().length).thenComparing(Found::outcome));
    return found.stream().limit(MOST_FOUND).map(this::counterfactual).toList();
  }

  private Counterfactual counterfactual(Found one) {
    Map<String, Object> set = new LinkedHashMap<>();
    for (int i = 0; i < one.facts().length; i++) {
      set.put(changeable.get(one.facts()[i]), one.values()[i]);
    }
    return new Counterfactual(Collections.unmodifiableMap(set), one.outcome());
  }

  /**
   * @param from the first fact that may still change
   * @param count of changes made
   * @param left changes to make
   */
  private void search(int from, int count, int left) {
    if (left == 0) {
      tried++;
      decide(count);
      return;
    }
    unreachable = workspace.pairs();
    if (!canReach(compiled.outcome(), left, from)) {
      return;
    }
    for (int i = from; i < facts.length; i++) {
      int fact = facts[i];
      Object before = variation.value(fact);
      Default rule = variation.rule(fact);
      changed[count] = i;
      int v = variables[i];
      int present = v < 0 ? Restriction.UNKNOWN : variation.known()[v];
      List<Object> sets = v < 0 ? otherSets(changeable.get(i), (List<?>) before) : List.of();
      int values = v < 0 ? sets.size() : compiled.variables().get(v).size();
      for (int k = 0; k < values; k++) {
        if (v >= 0 && k == present) {
          continue;
        }
        if (tried >= MOST_TRIED) {
          return;
        }
        changedTo[count] =
            v < 0 ? sets.get(k) : compiled.variables().get(v).partition().representative(k);
        variation.state(fact, changedTo[count]);
        search(i + 1, count + 1, left - 1);
        variation.set(fact, before, rule);
      }
    }
  }

  /** Keeps the changes if they will do and are among the first of as many with that outcome. */
  private void decide(int count) {
    int value = variation.contradicts() ? Restriction.SEVERAL : only();
    if (value < 0) {
      return;
    }
    Outcome outcome = Outcome.values()[value];
    int same = 0;
    for (Found one : found) {
      if (one.isIn(changed, changedTo, count)) {
        return;
      }
      same += one.facts().length == count && one.outcome() == outcome ? 1 : 0;
    }
    if (same < MOST_FOUND) {
      found.add(new Found(Arrays.copyOf(changed, count), Arrays.copyOf(changedTo, count), outcome));
    }
  }

  /** The ordinal of the only outcome that is possible, if it will do; negative if there is none. */
  private int only() {
    if (variation.isPoint()) {
      int value = Nodes.value(compiled.at(compiled.outcome(), variation.known()));
      return (target >> value & 1) != 0 ? value : Restriction.SEVERAL;
    }
    Restriction restriction =
        restrictions.computeIfAbsent(
            variation.linkedBits(),
            bits ->
                new Restriction(
                    compiled.nodes(),
                    constraints.apply(variation.linked()),
                    variation.known(),
                    workspace));
    int value = restriction.only(compiled.outcome(), target);
    if (value == Restriction.NONE) {
      throw new IllegalStateException("the facts contradict each other");
    }
    return value;
  }

  /** Without one member, with one more, with one alone, or with nothing that the model names. */
  private List<Object> otherSets(String name, List<?> now) {
    Fact fact = vocabulary.fact(name).orElseThrow();
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
   * Whether a number of changes can do among the facts from an index on, where every unknown fact
   * is taken to be what suits best.
   */
  private boolean canReach(int node, int changes, int from) {
    if (Nodes.isLeaf(node)) {
      return (target >> Nodes.value(node) & 1) != 0;
    }
    int tooFew = unreachable.get(node);
    if (tooFew != Memo.NONE && changes <= tooFew) {
      return false;
    }
    int v = compiled.nodes().variable(node);
    int present = variation.known()[v];
    int cost = cost(v, from);
    int width = compiled.nodes().width(node);
    for (int k = 0; k < width; k++) {
      boolean stays = present == Restriction.UNKNOWN || present == k;
      int rest = stays ? changes : changes - cost;
      if (rest >= 0 && canReach(compiled.nodes().child(node, k), rest, from)) {
        return true;
      }
    }
    unreachable.put(node, changes);
    return false;
  }

  /** Never too much: members of one set change together, and what follows changes by itself. */
  private int cost(int v, int from) {
    boolean free = changeableOf[v] >= from;
    if (compiled.variables().get(v).member() != null) {
      return free ? 0 : NEVER;
    }
    int followed = variation.followed(factOf[v]);
    if (followed >= 0 && changeableFact[followed] >= from) {
      return 0;
    }
    return free ? 1 : NEVER;
  }
}
