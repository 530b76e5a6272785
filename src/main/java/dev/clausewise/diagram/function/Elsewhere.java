package dev.clausewise.diagram.function;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Where a function may be anything but one leaf, told by one variable at a time. In one pass over
 * its nodes, and without a constraint: it may name classes of which no use case is, and leaves none
 * out of which one is.
 */
public final class Elsewhere {
  private static final byte YES = 1;
  private static final byte NO = 2;

  private final List<Variable> variables;
  private final Nodes nodes;
  private final int root;
  private final int leaf;

  /** Of each node whether another leaf is below it; 0 where that is not known yet. */
  private final byte[] open;

  /**
   * @param leaf that is of no interest
   */
  public Elsewhere(List<Variable> variables, Nodes nodes, int root, int leaf) {
    this.variables = variables;
    this.nodes = nodes;
    this.root = root;
    this.leaf = leaf;
    this.open = new byte[nodes.size()];
  }

  /** For each variable and class of it whether there is another leaf. */
  public boolean[][] classes() {
    boolean[][] classes = new boolean[variables.size()][];
    for (int v = 0; v < classes.length; v++) {
      classes[v] = new boolean[variables.get(v).size()];
    }
    if (isOpen(root, null)) {
      skipped(0, root, classes);
      go(root, classes, new boolean[nodes.size()]);
    }
    return classes;
  }

  private void go(int node, boolean[][] classes, boolean[] seen) {
    if (Nodes.isLeaf(node) || seen[node]) {
      return;
    }
    seen[node] = true;
    int v = nodes.variable(node);
    for (int k = 0; k < nodes.width(node); k++) {
      int child = nodes.child(node, k);
      if (isOpen(child, null)) {
        classes[v][k] = true;
        skipped(v + 1, child, classes);
        go(child, classes, seen);
      }
    }
  }

  /** Variables between two nodes may be of any class. */
  private void skipped(int from, int node, boolean[][] classes) {
    int to = Math.min(nodes.variable(node), classes.length);
    for (int v = from; v < to; v++) {
      Arrays.fill(classes[v], true);
    }
  }

  /**
   * Whether there is another leaf where some variables are of one class.
   *
   * @param fixed numbers of those variables
   * @param k the class of all of them
   */
  public boolean isWith(IntPredicate fixed, int k) {
    return new Elsewhere(variables, nodes, root, leaf)
        .isOpen(root, v -> fixed.test(v) ? k : Restriction.UNKNOWN);
  }

  /** The class of a variable, or {@link Restriction#UNKNOWN}. */
  @FunctionalInterface
  private interface Known {
    int of(int variable);
  }

  private boolean isOpen(int node, Known known) {
    if (Nodes.isLeaf(node)) {
      return node != leaf && node != Nodes.IMPOSSIBLE;
    }
    if (open[node] == 0) {
      int k = known == null ? Restriction.UNKNOWN : known.of(nodes.variable(node));
      boolean is = k != Restriction.UNKNOWN && isOpen(nodes.child(node, k), known);
      for (int c = 0; k == Restriction.UNKNOWN && !is && c < nodes.width(node); c++) {
        is = isOpen(nodes.child(node, c), known);
      }
      open[node] = is ? YES : NO;
    }
    return open[node] == YES;
  }
}
