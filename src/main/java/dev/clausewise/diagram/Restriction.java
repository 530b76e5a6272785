package dev.clausewise.diagram;

import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is left of functions once some variables have known classes and the others keep to a
 * constraint. For one use case, by one thread.
 */
final class Restriction {
  static final int UNKNOWN = -1;

  private final Nodes functions;
  private final Constraint constraint;
  private final int[] known;
  private final Map<Long, Long> leaves = new HashMap<>();

  /**
   * @param functions that all roots are of
   * @param known the class of each variable, or {@link #UNKNOWN}
   */
  Restriction(Nodes functions, Constraint constraint, int[] known) {
    this.functions = functions;
    this.constraint = constraint;
    this.known = known;
  }

  /** The class of each variable as far as the facts say. */
  static int[] known(List<Variable> variables, Facts facts, LocalDate asOf) {
    int[] known = new int[variables.size()];
    for (int v = 0; v < known.length; v++) {
      Variable variable = variables.get(v);
      Object value =
          variable.fact().equals(PolicyModel.AS_OF) ? asOf : facts.known().get(variable.fact());
      if (value == null) {
        known[v] = UNKNOWN;
      } else if (variable.member() != null) {
        known[v] = ((Collection<?>) value).contains(variable.member()) ? 0 : 1;
      } else {
        known[v] = variable.partition().classOf(value);
      }
    }
    return known;
  }

  static boolean isPoint(int[] known) {
    return Arrays.stream(known).noneMatch(k -> k == UNKNOWN);
  }

  /** The values of the leaves that are reached, as bits; leaves up to 63 only. */
  long leaves(int root) {
    return leaves(constraint.root(), root);
  }

  private long leaves(int c, int f) {
    if (c == Nodes.FALSE) {
      return 0;
    }
    if (c == Nodes.TRUE && Nodes.isLeaf(f)) {
      return 1L << Nodes.value(f);
    }
    long key = Nodes.pair(c, f);
    Long remembered = leaves.get(key);
    if (remembered != null) {
      return remembered;
    }
    int v = Math.min(constraint.nodes().variable(c), functions.variable(f));
    long found = 0;
    if (known[v] != UNKNOWN) {
      found = leaves(constraint.nodes().child(c, v, known[v]), functions.child(f, v, known[v]));
    } else {
      int classes = classes(v, c, f);
      for (int k = 0; k < classes; k++) {
        found |= leaves(constraint.nodes().child(c, v, k), functions.child(f, v, k));
      }
    }
    leaves.put(key, found);
    return found;
  }

  private int classes(int variable, int c, int f) {
    return functions.variable(f) == variable
        ? functions.children(f).length
        : constraint.nodes().children(c).length;
  }

  /** The values of the leaves that are reached, however many there are. */
  Set<Integer> reached(int root) {
    Set<Integer> found = new TreeSet<>();
    reached(constraint.root(), root, found, new HashSet<>());
    return found;
  }

  private void reached(int c, int f, Set<Integer> found, Set<Long> seen) {
    if (c == Nodes.FALSE) {
      return;
    }
    if (c == Nodes.TRUE && Nodes.isLeaf(f)) {
      found.add(Nodes.value(f));
      return;
    }
    if (!seen.add(Nodes.pair(c, f))) {
      return;
    }
    int v = Math.min(constraint.nodes().variable(c), functions.variable(f));
    int classes = classes(v, c, f);
    for (int k = 0; k < classes; k++) {
      if (known[v] == UNKNOWN || known[v] == k) {
        reached(constraint.nodes().child(c, v, k), functions.child(f, v, k), found, seen);
      }
    }
  }

  /** Whether a truth value holds somewhere. */
  boolean possible(int root) {
    return (leaves(root) & 2) != 0;
  }

  /** Whether a truth value holds everywhere. */
  boolean certain(int root) {
    return leaves(root) == 2;
  }

  /**
   * The function that is left, over the unknown variables alone: it tests one exactly if that can
   * still make a difference.
   *
   * @return a node of {@code into}; {@link Nodes#IMPOSSIBLE} if no point is left
   */
  int left(int root, Nodes into) {
    return left(constraint.root(), root, into, new HashMap<>());
  }

  private int left(int c, int f, Nodes into, Map<Long, Integer> memo) {
    if (c == Nodes.FALSE) {
      return Nodes.IMPOSSIBLE;
    }
    if (c == Nodes.TRUE && Nodes.isLeaf(f)) {
      return f;
    }
    long key = Nodes.pair(c, f);
    Integer remembered = memo.get(key);
    if (remembered != null) {
      return remembered;
    }
    int v = Math.min(constraint.nodes().variable(c), functions.variable(f));
    int node;
    if (known[v] != UNKNOWN) {
      node =
          left(
              constraint.nodes().child(c, v, known[v]),
              functions.child(f, v, known[v]),
              into,
              memo);
    } else {
      int[] children = new int[classes(v, c, f)];
      boolean any = false;
      for (int k = 0; k < children.length; k++) {
        int below = functions.child(f, v, k);
        children[k] =
            below == Nodes.IMPOSSIBLE
                ? Nodes.IMPOSSIBLE
                : left(constraint.nodes().child(c, v, k), below, into, memo);
        any |= children[k] != Nodes.IMPOSSIBLE;
      }
      node = any ? into.node(v, children) : Nodes.IMPOSSIBLE;
    }
    memo.put(key, node);
    return node;
  }
}
