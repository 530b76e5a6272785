package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.function.Constraint;
import dev.clausewise.diagram.function.Gains;
import dev.clausewise.diagram.function.Memo;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Reach;
import dev.clausewise.diagram.function.Restriction;
import dev.clausewise.diagram.function.Universe;
import dev.clausewise.diagram.function.Workspace;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Several instruments laid over each other: the strictest outcome in each completion. */
final class Together {
  /**
   * Nodes that one answer may take, a few megabytes of them. Where it would take more, outcomes are
   * searched for one by one, and each fact that is open for an instrument is open.
   */
  static final int MOST_NODES = 20_000;

  private static final Nodes.Operation STRICTEST =
      new Nodes.Operation(
          (a, b) -> Nodes.leaf(Math.max(Nodes.value(a), Nodes.value(b))),
          Compiled.leaf(Outcome.PROHIBITED),
          Compiled.leaf(Outcome.NOT_APPLICABLE));

  private static final Constraint EVERYWHERE = new Constraint(new Nodes(), Nodes.TRUE);

  private final Universe universe;
  private final Gains gains;

  /** Of what each instrument says its function, over the variables of all. */
  private final Map<Compiled, Integer> outcomes = new IdentityHashMap<>();

  private final Nodes functions = new Nodes();
  private final Vocabulary vocabulary;
  private final int budget;

  /** By all facts that follow from an unknown one, whether any instrument looks at them or not. */
  private final Map<Set<String>, Constraint> constraints = new ConcurrentHashMap<>();

  /**
   * @param universe of the instruments
   */
  Together(List<Compiled> instruments, Universe universe, Vocabulary vocabulary, int budget) {
    this.universe = universe;
    this.vocabulary = vocabulary;
    this.budget = budget;
    this.gains = new Gains(universe.variables(), Outcome.values().length);
    for (Compiled instrument : instruments) {
      if (instrument.exact()) {
        outcomes.put(instrument, universe.copy(instrument, instrument.outcome(), functions));
      }
    }
  }

  Overall overall(List<Explored> all, Classes classes) {
    Outcome floor = floor(all);
    List<Explored> open = open(all, floor);
    if (open.isEmpty()) {
      return new Overall(Set.of(floor), Map.of(), true);
    }
    if (open.size() == 1 && isAtLeast(open.get(0), floor)) {
      Possible one = open.get(0).possible();
      return new Overall(one.outcomes(), one.openFacts(), one.exact());
    }
    if (open.stream().allMatch(e -> e.possible().exact())) {
      try {
        return exactly(open, floor, classes);
      } catch (Nodes.OverBudget e) {
        return searched(open, floor, classes)
            .map(outcomes -> new Overall(outcomes, openFacts(open), false))
            .orElseGet(() -> independently(all, open));
      }
    }
    return independently(all, open);
  }

  /** Nodes of what would be laid over each other. */
  int work(List<Explored> all) {
    return open(all, floor(all)).stream()
        .mapToInt(e -> e.compiled() == null ? 0 : e.compiled().nodes().size())
        .sum();
  }

  /** What the strictest is at least. */
  private static Outcome floor(List<Explored> all) {
    Outcome floor = Outcome.NOT_APPLICABLE;
    for (Explored one : all) {
      Outcome mildest = Collections.min(one.possible().outcomes());
      floor = mildest.compareTo(floor) > 0 ? mildest : floor;
    }
    return floor;
  }

  private static boolean isAtLeast(Explored one, Outcome floor) {
    return Collections.min(one.possible().outcomes()).compareTo(floor) >= 0;
  }

  /** An instrument that cannot be stricter than another one is for certain changes nothing. */
  private static List<Explored> open(List<Explored> all, Outcome floor) {
    return all.stream()
        .filter(e -> !e.possible().determined())
        .filter(e -> Collections.max(e.possible().outcomes()).compareTo(floor) > 0)
        .toList();
  }

  private Overall exactly(List<Explored> open, Outcome floor, Classes classes) {
    try (Workspace workspace = Workspace.take()) {
      Nodes nodes = workspace.nodes(budget);
      int[] roots = left(open, constraint(classes.linked()), classes.known(), nodes, workspace);
      Memo memo = workspace.pairs();
      for (int i = 0; i < roots.length; i++) {
        roots[i] = nodes.apply(roots[i], Compiled.leaf(floor), memo, STRICTEST);
      }
      int strictest = strictest(roots, 0, roots.length, nodes, memo);
      Reach left = workspace.reach(nodes, strictest);
      return new Overall(
          Compiled.outcomes(left.leaves()),
          left.size() == 0 ? Map.of() : gains.of(left, workspace),
          true);
    }
  }

  private int[] left(
      List<Explored> open, Constraint constraint, int[] known, Nodes into, Workspace workspace) {
    Restriction each = new Restriction(functions, constraint, known, workspace);
    return open.stream().mapToInt(e -> each.left(outcomes.get(e.compiled()), into)).toArray();
  }

  private Optional<Set<Outcome>> searched(List<Explored> open, Outcome floor, Classes classes) {
    int[] known = classes.known();
    try (Workspace workspace = Workspace.take()) {
      Constraint constraint = constraint(classes.linked());
      Nodes nodes = workspace.nodes(Integer.MAX_VALUE);
      int[] roots = left(open, constraint, known, nodes, workspace);
      int points =
          new Restriction(constraint.nodes(), EVERYWHERE, known, workspace)
              .left(constraint.root(), nodes);
      int[] functions = Arrays.copyOf(roots, roots.length + 1);
      functions[roots.length] = Compiled.leaf(floor);
      return new Strictest(nodes).of(points, functions);
    }
  }

  /** By halves: what is in between stays smaller than one after the other. */
  private static int strictest(int[] roots, int from, int to, Nodes nodes, Memo memo) {
    if (to - from == 1) {
      return roots[from];
    }
    int half = (from + to) / 2;
    return nodes.apply(
        strictest(roots, from, half, nodes, memo),
        strictest(roots, half, to, nodes, memo),
        memo,
        STRICTEST);
  }

  private Constraint constraint(Set<String> linked) {
    return constraints.computeIfAbsent(
        linked,
        all -> {
          Set<String> looksAt = new TreeSet<>(all);
          looksAt.removeIf(name -> universe.index(name, null) < 0);
          return Constraint.of(universe.variables(), looksAt, vocabulary);
        });
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
    return new Overall(possible, openFacts(open), false);
  }

  /** What is open for some instrument, by what it settles on average. */
  private static Map<String, Double> openFacts(List<Explored> open) {
    Map<String, Double> facts = new LinkedHashMap<>();
    for (Explored one : open) {
      one.possible()
          .openFacts()
          .forEach((fact, gain) -> facts.merge(fact, gain / open.size(), Double::sum));
    }
    return facts;
  }
}
