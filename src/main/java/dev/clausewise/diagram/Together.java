package dev.clausewise.diagram;

import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Several instruments laid over each other: the strictest outcome in each completion. */
final class Together {
  /** Nodes that one answer may take; beyond, instruments are taken to be independent. */
  static final int MOST_NODES = 400_000;

  private static final Nodes.Operation STRICTEST =
      new Nodes.Operation(
          (a, b) -> Nodes.leaf(Math.max(Nodes.value(a), Nodes.value(b))),
          n -> n == Compiled.leaf(Outcome.PROHIBITED),
          n -> n == Compiled.leaf(Outcome.NOT_APPLICABLE));

  private final Universe universe;
  private final Vocabulary vocabulary;
  private final int budget;
  private final Map<Set<String>, Constraint> constraints = new ConcurrentHashMap<>();

  Together(Universe universe, Vocabulary vocabulary, int budget) {
    this.universe = universe;
    this.vocabulary = vocabulary;
    this.budget = budget;
  }

  Overall overall(List<Explored> all, Facts facts, LocalDate asOf) {
    Outcome floor = Outcome.NOT_APPLICABLE;
    for (Explored one : all) {
      Outcome mildest = Collections.min(one.possible().outcomes());
      floor = mildest.compareTo(floor) > 0 ? mildest : floor;
    }
    // An instrument that cannot be stricter than another one is for certain changes nothing.
    Outcome atLeast = floor;
    List<Explored> open =
        all.stream()
            .filter(e -> !e.possible().determined())
            .filter(e -> Collections.max(e.possible().outcomes()).compareTo(atLeast) > 0)
            .toList();
    if (open.isEmpty()) {
      return new Overall(Set.of(floor), Map.of(), true);
    }
    if (open.stream().allMatch(e -> e.left() != Nodes.IMPOSSIBLE)) {
      try {
        return exactly(open, floor, facts, asOf);
      } catch (Nodes.OverBudget e) {
        return independently(all, open);
      }
    }
    return independently(all, open);
  }

  private Overall exactly(List<Explored> open, Outcome floor, Facts facts, LocalDate asOf) {
    Nodes nodes = new Nodes(budget);
    List<Integer> roots = new ArrayList<>();
    for (Explored one : open) {
      roots.add(universe.copy(one.compiled(), one.nodes(), one.left(), nodes));
    }
    roots.sort(Comparator.naturalOrder());
    int strictest = Compiled.leaf(floor);
    Map<Long, Integer> memo = new HashMap<>();
    for (int root : roots) {
      strictest = nodes.apply(strictest, root, memo, STRICTEST);
    }
    Restriction restriction =
        new Restriction(
            nodes, constraint(facts), Restriction.known(universe.variables(), facts, asOf));
    Set<Outcome> outcomes = Diagram.outcomes(restriction.leaves(strictest));
    Nodes rest = new Nodes(budget);
    int left = restriction.left(strictest, rest);
    return new Overall(
        outcomes,
        Nodes.isLeaf(left)
            ? Map.of()
            : Gains.of(rest, left, universe.variables(), Outcome.values().length),
        true);
  }

  private Constraint constraint(Facts facts) {
    Set<String> linked = new TreeSet<>(facts.linked().keySet());
    linked.removeIf(name -> universe.index(name, null) < 0);
    return constraints.computeIfAbsent(
        linked, names -> Constraint.of(universe.variables(), names, vocabulary));
  }

  /** Sound without laying anything over: every strictest outcome of one of each. */
  private static Overall independently(List<Explored> all, List<Explored> open) {
    Set<Outcome> possible = EnumSet.of(Outcome.NOT_APPLICABLE);
    for (Explored one : all) {
      Set<Outcome> pairs = EnumSet.noneOf(Outcome.class);
      for (Outcome a : possible) {
        for (Outcome b : one.possible().outcomes()) {
          pairs.add(a.compareTo(b) >= 0 ? a : b);
        }
      }
      possible = pairs;
    }
    Map<String, Double> facts = new LinkedHashMap<>();
    for (Explored one : open) {
      one.possible()
          .openFacts()
          .forEach((fact, gain) -> facts.merge(fact, gain / open.size(), Double::sum));
    }
    return new Overall(possible, facts, false);
  }
}
