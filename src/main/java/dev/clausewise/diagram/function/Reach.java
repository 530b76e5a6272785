package dev.clausewise.diagram.function;

import java.util.Arrays;

/**
 * What is reached from a root: its nodes in two orders, and its leaves. The orders depend on the
 * function alone and on nothing else that is in the same nodes, so that sums over them come out the
 * same to the last digit however the function was made.
 */
public final class Reach {
  private Nodes nodes;

  /** For each node its place in {@code below}; -1 for one that is not reached. */
  private int[] places = new int[0];

  private int[] below = new int[0];
  private int[] byVariable = new int[0];
  private int size;
  private int leaves;
  private boolean impossible;

  /** Begins again with another function. */
  void of(Nodes nodes, int root) {
    this.nodes = nodes;
    size = 0;
    leaves = 0;
    impossible = false;
    if (places.length < nodes.size()) {
      places = new int[Math.max(nodes.size(), 2 * places.length)];
      below = new int[places.length];
      byVariable = new int[places.length];
    }
    Arrays.fill(places, 0, nodes.size(), -1);
    go(root);
  }

  private void go(int node) {
    if (Nodes.isLeaf(node)) {
      if (node == Nodes.IMPOSSIBLE) {
        impossible = true;
      } else {
        leaves |= 1 << Nodes.value(node);
      }
      return;
    }
    if (places[node] >= 0) {
      return;
    }
    int width = nodes.width(node);
    for (int k = 0; k < width; k++) {
      go(nodes.child(node, k));
    }
    places[node] = size;
    below[size++] = node;
  }

  /** Bytes that the arrays take, in use or not. */
  long bytes() {
    return (long) Integer.BYTES * (places.length + below.length + byVariable.length);
  }

  Nodes nodes() {
    return nodes;
  }

  /** Number of nodes; 0 if the root is a leaf. */
  public int size() {
    return size;
  }

  /** The values of the leaves, as bits; of leaves up to 30. */
  public int leaves() {
    return leaves;
  }

  /** Whether some class of some variable is impossible somewhere. */
  boolean hasImpossible() {
    return impossible;
  }

  /** The node at a place, the children of a node before it and the first one first. */
  int node(int place) {
    return below[place];
  }

  /** The place of a node that is reached. */
  int place(int node) {
    return places[node];
  }

  /**
   * The places of the nodes, those first that test an earlier variable; in the order of places
   * where they test the same.
   *
   * @param variables number of them
   * @return as many as there are nodes, and what is behind them is not theirs
   */
  int[] byVariable(int variables) {
    int[] next = new int[variables + 1];
    for (int place = 0; place < size; place++) {
      next[nodes.variable(below[place]) + 1]++;
    }
    for (int v = 0; v < variables; v++) {
      next[v + 1] += next[v];
    }
    for (int place = 0; place < size; place++) {
      byVariable[next[nodes.variable(below[place])]++] = place;
    }
    return byVariable;
  }
}
