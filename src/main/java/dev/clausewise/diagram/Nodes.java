package dev.clausewise.diagram;

import dev.clausewise.engine.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hash-consed nodes of a decision diagram from values of variables to outcomes. Because a node
 * whose children are all the same is never made, and equal nodes are one, a function depends on a
 * variable exactly if a node under its root tests it.
 */
final class Nodes {
  private static final int LEAVES = Outcome.values().length;

  private record Inner(int variable, List<Integer> children) {}

  private final Map<Inner, Integer> ids = new HashMap<>();
  private final List<Inner> inner = new ArrayList<>();

  static int leaf(Outcome outcome) {
    return outcome.ordinal();
  }

  /** Stands in for the child of a value that the values before it rule out. */
  static final int IMPOSSIBLE = -1;

  /** The node that tests a variable, one child a value; at least one of them possible. */
  int node(int variable, int[] children) {
    int first = Arrays.stream(children).filter(c -> c != IMPOSSIBLE).findFirst().orElseThrow();
    if (Arrays.stream(children).allMatch(c -> c == first || c == IMPOSSIBLE)) {
      return first;
    }
    Inner node = new Inner(variable, Arrays.stream(children).boxed().toList());
    return ids.computeIfAbsent(
        node,
        n -> {
          inner.add(n);
          return LEAVES + inner.size() - 1;
        });
  }

  /** Indices of the variables that the function under a node depends on. */
  Set<Integer> variables(int root) {
    Set<Integer> found = new TreeSet<>();
    boolean[] seen = new boolean[LEAVES + inner.size()];
    List<Integer> todo = new ArrayList<>(List.of(root));
    while (!todo.isEmpty()) {
      int id = todo.remove(todo.size() - 1);
      if (id == IMPOSSIBLE || id < LEAVES || seen[id]) {
        continue;
      }
      seen[id] = true;
      Inner node = inner.get(id - LEAVES);
      found.add(node.variable());
      todo.addAll(node.children());
    }
    return found;
  }

  /**
   * The outcomes under a node when some variables are fixed; none if that is impossible.
   *
   * @param fixed index of a variable to index of its value
   */
  Set<Outcome> outcomes(int root, Map<Integer, Integer> fixed) {
    Set<Outcome> found = EnumSet.noneOf(Outcome.class);
    boolean[] seen = new boolean[LEAVES + inner.size()];
    List<Integer> todo = new ArrayList<>(List.of(root));
    while (!todo.isEmpty()) {
      int id = todo.remove(todo.size() - 1);
      if (id == IMPOSSIBLE || seen[id]) {
        continue;
      }
      seen[id] = true;
      if (id < LEAVES) {
        found.add(Outcome.values()[id]);
        continue;
      }
      Inner node = inner.get(id - LEAVES);
      Integer value = fixed.get(node.variable());
      if (value == null) {
        todo.addAll(node.children());
      } else {
        todo.add(node.children().get(value));
      }
    }
    return found;
  }
}
