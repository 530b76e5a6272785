package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.engine.Outcome;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which outcomes are the strictest of several functions somewhere, found by looking for one point
 * each instead of laying the functions over each other: it takes little where that takes much.
 */
final class Strictest {
  /** Places to look at for one answer. */
  private static final int MOST_STEPS = 20_000;

  private static final class TooManySteps extends RuntimeException {
    TooManySteps() {
      super(null, null, false, false);
    }
  }

  private final Nodes nodes;

  /** Of each node the leaves that it leads to, as bits; 0 where that is not known yet. */
  private final int[] leaves;

  /** Places without a point that has the outcome looked for. */
  private final Set<IntBuffer> inVain = new HashSet<>();

  private int steps;

  /**
   * @param nodes that all functions are of, and the constraint that points keep to
   */
  Strictest(Nodes nodes) {
    this.nodes = nodes;
    this.leaves = new int[nodes.size()];
  }

  /**
   * @return empty if it takes too long to tell
   */
  Optional<Set<Outcome>> of(int constraint, int[] functions) {
    Set<Outcome> found = EnumSet.noneOf(Outcome.class);
    try {
      for (Outcome outcome : Outcome.values()) {
        if (isSomewhere(outcome, constraint, functions)) {
          found.add(outcome);
        }
      }
    } catch (TooManySteps e) {
      return Optional.empty();
    }
    return Optional.of(found);
  }

  private boolean isSomewhere(Outcome outcome, int constraint, int[] functions) {
    inVain.clear();
    int[] place = new int[functions.length + 1];
    place[0] = constraint;
    for (int i = 0; i < functions.length; i++) {
      System.arraycopy(functions, 0, place, 1, functions.length);
      place[1] = functions[i];
      place[i + 1] = functions[0];
      if (isBelow(place, Nodes.value(Compiled.leaf(outcome)))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether below a place there is a point where the function at 1 has a value and none of those
   * behind it has a greater one.
   *
   * @param place the constraint, then functions
   */
  private boolean isBelow(int[] place, int value) {
    if ((leaves(place[1]) >> value & 1) == 0) {
      return false;
    }
    int[] open = new int[place.length];
    open[0] = place[0];
    open[1] = place[1];
    int count = 2;
    for (int i = 2; i < place.length; i++) {
      int reached = leaves(place[i]);
      if (Integer.numberOfTrailingZeros(reached) > value) {
        return false;
      }
      if (reached >> value > 1) {
        open[count++] = place[i];
      }
    }
    if (count == 2 && Nodes.isLeaf(open[1])) {
      return open[0] != Nodes.FALSE;
    }
    int[] here = Arrays.copyOf(open, count);
    if (inVain.contains(IntBuffer.wrap(here))) {
      return false;
    }
    if (++steps > MOST_STEPS) {
      throw new TooManySteps();
    }
    int first = here[0];
    for (int node : here) {
      first = nodes.variable(node) < nodes.variable(first) ? node : first;
    }
    int variable = nodes.variable(first);
    int classes = nodes.width(first);
    int[] next = new int[count];
    for (int k = 0; k < classes; k++) {
      for (int i = 0; i < count; i++) {
        next[i] = nodes.child(here[i], variable, k);
      }
      if (next[0] != Nodes.FALSE && next[0] != Nodes.IMPOSSIBLE && isBelow(next, value)) {
        return true;
      }
    }
    inVain.add(IntBuffer.wrap(here));
    return false;
  }

  private int leaves(int node) {
    if (Nodes.isLeaf(node)) {
      return node == Nodes.IMPOSSIBLE ? 0 : 1 << Nodes.value(node);
    }
    if (leaves[node] == 0) {
      int width = nodes.width(node);
      for (int k = 0; k < width; k++) {
        leaves[node] |= leaves(nodes.child(node, k));
      }
    }
    return leaves[node];
  }
}
