package dev.clausewise.diagram.prove;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.function.Memo;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Space;
import dev.clausewise.diagram.function.Universe;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares two versions, or one version on two days, over every use case. */
public final class Differences {
  private final Vocabulary vocabulary;

  public Differences(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What changes between days; each version is asked as of its own. */
  public Difference between(Compiled one, LocalDate asOf, Compiled other, LocalDate otherAsOf) {
    return between(one, asOf, other, otherAsOf, List.of(one, other));
  }

  /** What changes between versions on some day, the day being one of the facts. */
  public Difference onAnyDay(Compiled one, Compiled other) {
    return between(one, null, other, null, List.of(one, other));
  }

  private Difference between(
      Compiled one, LocalDate asOf, Compiled other, LocalDate otherAsOf, List<Compiled> both) {
    Universe universe = Universe.of(both.stream().distinct().toList(), Map.of(), vocabulary);
    Nodes nodes = new Nodes();
    int from = outcome(one, asOf, universe, nodes);
    int to = outcome(other, otherAsOf, universe, nodes);
    int outcomes = Outcome.values().length;
    int pairs =
        nodes.combine(
            from, to, new Memo(), (a, b) -> Nodes.leaf(Nodes.value(a) * outcomes + Nodes.value(b)));
    Space space = new Space(withoutDay(universe, asOf), nodes, vocabulary);
    List<Difference.Change> changed = new ArrayList<>();
    double share = 0;
    for (Outcome a : Outcome.values()) {
      for (Outcome b : Outcome.values()) {
        int leaf = Nodes.leaf(a.ordinal() * outcomes + b.ordinal());
        int where = nodes.map(pairs, new HashMap<>(), l -> l == leaf ? Nodes.TRUE : Nodes.FALSE);
        Map<String, Object> witness = a == b ? null : space.witness(where).orElse(null);
        if (witness != null) {
          double part = space.share(where);
          share += part;
          changed.add(new Difference.Change(a, b, part, new Difference.Witness(witness)));
        }
      }
    }
    changed.sort(
        Comparator.comparing(Difference.Change::to, Outcome.STRICTEST_FIRST)
            .thenComparing(Difference.Change::from));
    return new Difference(List.copyOf(changed), 100 * share);
  }

  /** With the day fixed, it is no fact any more: one class of it. */
  private static List<Variable> withoutDay(Universe universe, LocalDate asOf) {
    if (asOf == null) {
      return universe.variables();
    }
    return universe.variables().stream()
        .map(
            v ->
                v.fact().equals(Fact.DAY)
                    ? new Variable(
                        v.fact(), null, v.partition().inClasses(new int[v.partition().cellCount()]))
                    : v)
        .toList();
  }

  private static int outcome(Compiled compiled, LocalDate asOf, Universe universe, Nodes nodes) {
    int root = universe.copy(compiled, compiled.outcome(), nodes);
    if (asOf == null) {
      return root;
    }
    int v = universe.index(Fact.DAY, null);
    int k = universe.variables().get(v).partition().classOf(asOf);
    return nodes.child(root, v, k);
  }
}
