package dev.clausewise.diagram.function;

import java.util.Arrays;

/**
 * The nodes themselves: made once, found again by their content, and forgotten all at once. What is
 * done with functions is {@link Nodes}.
 */
abstract sealed class NodeTable permits Nodes {
  /** The leaves of truth values. */
  public static final int FALSE = leaf(0);

  public static final int TRUE = leaf(1);

  /** Stands in for the child of a class that is ruled out; never a root. */
  public static final int IMPOSSIBLE = Integer.MIN_VALUE;

  /** There are more nodes than an operation may make. */
  public static final class OverBudget extends RuntimeException {
    OverBudget() {
      super(null, null, false, false);
    }
  }

  private static final int LEAST = 64;

  /** The variable that each node tests. */
  private int[] variables = new int[LEAST];

  /** Where the children of each node begin in {@code below}; one more than there are nodes. */
  private int[] starts = new int[LEAST + 1];

  private int[] below = new int[4 * LEAST];
  private int size;

  /** A hash table of nodes by content: of each the generation that it was made in, and itself. */
  private long[] table = new long[2 * LEAST];

  private int generation = 1;
  private int budget;

  /** Children of nodes that are being made. */
  private int[] stack = new int[LEAST];

  private int top;

  /**
   * @param budget nodes to make at most
   */
  NodeTable(int budget) {
    this.budget = budget;
  }

  public static int leaf(int value) {
    return -1 - value;
  }

  public static boolean isLeaf(int node) {
    return node < 0;
  }

  /** What a leaf stands for. */
  public static int value(int leaf) {
    return -1 - leaf;
  }

  /**
   * Forgets every node and keeps the room for as many again.
   *
   * @param budget nodes to make at most from now on
   */
  void clear(int budget) {
    this.budget = budget;
    size = 0;
    top = 0;
    if (++generation == 0) {
      Arrays.fill(table, 0);
      generation = 1;
    }
  }

  /** Bytes that the arrays take, in use or not. */
  long bytes() {
    long ints = (long) variables.length + starts.length + below.length + stack.length;
    return Integer.BYTES * ints + Long.BYTES * (long) table.length;
  }

  /** Inner nodes made so far. */
  public int size() {
    return size;
  }

  /** The variable that a node tests; beyond all others for a leaf. */
  public int variable(int node) {
    return node < 0 ? Integer.MAX_VALUE : variables[node];
  }

  /** Number of children of an inner node. */
  public int width(int node) {
    return starts[node + 1] - starts[node];
  }

  /** The child of an inner node for a class of its variable. */
  public int child(int node, int value) {
    return below[starts[node] + value];
  }

  /** A copy of the children of an inner node. */
  public int[] children(int node) {
    return Arrays.copyOfRange(below, starts[node], starts[node + 1]);
  }

  /** The node below a node for a class of a variable; the node itself if it does not test it. */
  public int child(int node, int variable, int value) {
    return node >= 0 && variables[node] == variable ? below[starts[node] + value] : node;
  }

  /**
   * The node that tests a variable. Where a child is impossible, the node stands for any function
   * that agrees on the others.
   *
   * @param children one a class, at least one of them possible
   * @throws OverBudget if that is one node too many
   */
  public int node(int variable, int[] children) {
    return node(variable, children, 0, children.length);
  }

  /** Begins to gather the children of a node; returns where they begin. */
  int begin() {
    return top;
  }

  /** Adds the child for the next class of the variable. */
  void add(int child) {
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, 2 * top);
    }
    stack[top++] = child;
  }

  /** Adds the child that was added last for the next class too. */
  void addAgain() {
    add(stack[top - 1]);
  }

  /**
   * The node of the children added since.
   *
   * @param begin what {@link #begin} returned
   * @return {@link #IMPOSSIBLE} if every child is
   * @throws OverBudget if that is one node too many
   */
  int end(int begin, int variable) {
    int count = top - begin;
    top = begin;
    return node(variable, stack, begin, count);
  }

  private int node(int variable, int[] children, int from, int count) {
    int first = IMPOSSIBLE;
    boolean all = true;
    for (int i = from; i < from + count; i++) {
      int c = children[i];
      if (c != IMPOSSIBLE) {
        all &= first == IMPOSSIBLE || c == first;
        first = c;
      }
    }
    if (all) {
      return first;
    }
    int mask = table.length - 1;
    int slot = hash(variable, children, from, from + count) & mask;
    while ((int) (table[slot] >>> Integer.SIZE) == generation) {
      int known = (int) table[slot];
      if (isSame(known, variable, children, from, count)) {
        return known;
      }
      slot = slot + 1 & mask;
    }
    if (size >= budget) {
      throw new OverBudget();
    }
    make(variable, children, from, count);
    table[slot] = (long) generation << Integer.SIZE | size++;
    if (2 * size > table.length) {
      grow();
    }
    return size - 1;
  }

  private static int hash(int variable, int[] children, int from, int to) {
    long hash = variable;
    for (int i = from; i < to; i++) {
      hash = (hash ^ children[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> Integer.SIZE;
    }
    return (int) hash;
  }

  private boolean isSame(int node, int variable, int[] children, int from, int count) {
    int start = starts[node];
    return variables[node] == variable
        && Arrays.equals(below, start, starts[node + 1], children, from, from + count);
  }

  private void make(int variable, int[] children, int from, int count) {
    if (size == variables.length) {
      variables = Arrays.copyOf(variables, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size + 1);
    }
    int start = size == 0 ? 0 : starts[size];
    if (start + count > below.length) {
      below = Arrays.copyOf(below, Math.max(2 * below.length, start + count));
    }
    System.arraycopy(children, from, below, start, count);
    variables[size] = variable;
    starts[size] = start;
    starts[size + 1] = start + count;
  }

  private void grow() {
    table = new long[2 * table.length];
    int mask = table.length - 1;
    for (int node = 0; node < size; node++) {
      int slot = hash(variables[node], below, starts[node], starts[node + 1]) & mask;
      while (table[slot] != 0) {
        slot = slot + 1 & mask;
      }
      table[slot] = (long) generation << Integer.SIZE | node;
    }
  }
}
