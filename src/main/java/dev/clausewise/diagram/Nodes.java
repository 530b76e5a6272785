package dev.clausewise.diagram;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Hash-consed nodes of multi-valued decision diagrams. A node tests one variable and has a child
 * for each of its classes; variables are tested in the order of their numbers. Equal functions are
 * one node, and a node whose children are all the same is never made, so a function depends on a
 * variable exactly if a node under its root tests it.
 *
 * <p>A node is an int: from 0 on an inner node, below 0 a leaf.
 */
final class Nodes {
  /** The leaves of truth values. */
  static final int FALSE = leaf(0);

  static final int TRUE = leaf(1);

  /** Stands in for the child of a class that is ruled out; never a root. */
  static final int IMPOSSIBLE = Integer.MIN_VALUE;

  /** There are more nodes than an operation may make. */
  static final class OverBudget extends RuntimeException {
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

  Nodes() {
    this(Integer.MAX_VALUE);
  }

  /**
   * @param budget nodes to make at most
   */
  Nodes(int budget) {
    this.budget = budget;
  }

  static int leaf(int value) {
    return -1 - value;
  }

  static boolean isLeaf(int node) {
    return node < 0;
  }

  /** What a leaf stands for. */
  static int value(int leaf) {
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
  int size() {
    return size;
  }

  /** The variable that a node tests; beyond all others for a leaf. */
  int variable(int node) {
    return node < 0 ? Integer.MAX_VALUE : variables[node];
  }

  /** Number of children of an inner node. */
  int width(int node) {
    return starts[node + 1] - starts[node];
  }

  /** The child of an inner node for a class of its variable. */
  int child(int node, int value) {
    return below[starts[node] + value];
  }

  /** A copy of the children of an inner node. */
  int[] children(int node) {
    return Arrays.copyOfRange(below, starts[node], starts[node + 1]);
  }

  /** The node below a node for a class of a variable; the node itself if it does not test it. */
  int child(int node, int variable, int value) {
    return node >= 0 && variables[node] == variable ? below[starts[node] + value] : node;
  }

  /**
   * The node that tests a variable. Where a child is impossible, the node stands for any function
   * that agrees on the others.
   *
   * @param children one a class, at least one of them possible
   * @throws OverBudget if that is one node too many
   */
  int node(int variable, int[] children) {
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

  /** A truth value that is true for some classes of a variable. */
  int test(int variable, int classes, IntPredicate accepted) {
    int[] children = new int[classes];
    for (int k = 0; k < classes; k++) {
      children[k] = accepted.test(k) ? TRUE : FALSE;
    }
    return node(variable, children);
  }

  int and(int f, int g, Memo memo) {
    return apply(f, g, memo, AND);
  }

  int or(int f, int g, Memo memo) {
    return apply(f, g, memo, OR);
  }

  /**
   * A commutative operation.
   *
   * @param absorbing the leaf that is the result whatever the other side is
   * @param neutral the leaf that leaves the other side as it is
   */
  record Operation(IntBinaryOperator onLeaves, int absorbing, int neutral) {}

  private static final Operation AND = new Operation((a, b) -> a == TRUE ? b : a, FALSE, TRUE);
  private static final Operation OR = new Operation((a, b) -> a == FALSE ? b : a, TRUE, FALSE);

  /**
   * An operation on two functions. What is impossible in one is so in the result: of two functions
   * that one constraint left something of, it is what the constraint leaves of the result.
   *
   * @param memo of this operation alone
   */
  int apply(int f, int g, Memo memo, Operation operation) {
    if (f == g) {
      return f;
    }
    if (isLeaf(f) || isLeaf(g)) {
      if (f == IMPOSSIBLE || g == IMPOSSIBLE) {
        return IMPOSSIBLE;
      }
      if (f == operation.absorbing() || g == operation.neutral()) {
        return f;
      }
      if (g == operation.absorbing() || f == operation.neutral()) {
        return g;
      }
      if (isLeaf(f) && isLeaf(g)) {
        return operation.onLeaves().applyAsInt(f, g);
      }
    }
    long key = f < g ? pair(f, g) : pair(g, f);
    int known = memo.get(key);
    if (known != Memo.NONE) {
      return known;
    }
    int v = Math.min(variable(f), variable(g));
    int classes = width(v, f, g);
    int begin = begin();
    int lastA = IMPOSSIBLE;
    int lastB = IMPOSSIBLE;
    for (int k = 0; k < classes; k++) {
      int a = child(f, v, k);
      int b = child(g, v, k);
      if (k > 0 && a == lastA && b == lastB) {
        addAgain();
      } else {
        add(apply(a, b, memo, operation));
      }
      lastA = a;
      lastB = b;
    }
    int node = end(begin, v);
    memo.put(key, node);
    return node;
  }

  /** Two functions as one, its leaves made of theirs; the order of the two counts. */
  int combine(int f, int g, Memo memo, IntBinaryOperator onLeaves) {
    if (isLeaf(f) && isLeaf(g)) {
      return onLeaves.applyAsInt(f, g);
    }
    long key = pair(f, g);
    int known = memo.get(key);
    if (known != Memo.NONE) {
      return known;
    }
    int v = Math.min(variable(f), variable(g));
    int classes = width(v, f, g);
    int begin = begin();
    for (int k = 0; k < classes; k++) {
      add(combine(child(f, v, k), child(g, v, k), memo, onLeaves));
    }
    int node = end(begin, v);
    memo.put(key, node);
    return node;
  }

  private int width(int variable, int f, int g) {
    return width(variable(f) == variable ? f : g);
  }

  static long pair(int f, int g) {
    return (long) f << 32 | g & 0xffffffffL;
  }

  /** The function with its leaves replaced by leaves. */
  int map(int f, Map<Integer, Integer> memo, IntUnaryOperator onLeaf) {
    if (isLeaf(f)) {
      return onLeaf.applyAsInt(f);
    }
    Integer known = memo.get(f);
    if (known != null) {
      return known;
    }
    int classes = width(f);
    int begin = begin();
    for (int k = 0; k < classes; k++) {
      add(map(child(f, k), memo, onLeaf));
    }
    int node = end(begin, variable(f));
    memo.put(f, node);
    return node;
  }

  int not(int f, Map<Integer, Integer> memo) {
    return map(f, memo, leaf -> leaf == TRUE ? FALSE : TRUE);
  }

  /** {@code g} where a truth value holds, else {@code h}. */
  int choose(int f, int g, int h, Map<Choice, Integer> memo) {
    if (f == TRUE || g == h) {
      return g;
    }
    if (f == FALSE) {
      return h;
    }
    Choice key = new Choice(f, g, h);
    Integer known = memo.get(key);
    if (known != null) {
      return known;
    }
    int v = Math.min(variable(f), Math.min(variable(g), variable(h)));
    int wide = variable(f) == v ? f : variable(g) == v ? g : h;
    int classes = width(wide);
    int begin = begin();
    for (int k = 0; k < classes; k++) {
      add(choose(child(f, v, k), child(g, v, k), child(h, v, k), memo));
    }
    int node = end(begin, v);
    memo.put(key, node);
    return node;
  }

  record Choice(int f, int g, int h) {}

  /** Copies a function from other nodes, variables and classes renamed in their order. */
  int copy(Nodes from, int f, Map<Integer, Integer> memo, Renaming renaming) {
    if (isLeaf(f)) {
      return f;
    }
    Integer known = memo.get(f);
    if (known != null) {
      return known;
    }
    int[] classes = renaming.classes(from.variable(f));
    int count = classes == null ? from.width(f) : classes.length;
    int begin = begin();
    for (int k = 0; k < count; k++) {
      int child = from.child(f, classes == null ? k : classes[k]);
      add(child == IMPOSSIBLE ? IMPOSSIBLE : copy(from, child, memo, renaming));
    }
    int node = end(begin, renaming.variable(from.variable(f)));
    memo.put(f, node);
    return node;
  }

  /** How variables and classes of other nodes are called here. */
  interface Renaming {
    /** The number that a variable has here; a greater variable has a greater one. */
    int variable(int variable);

    /** For each class here the class there; null if they are the same. */
    int[] classes(int variable);

    Renaming NONE =
        new Renaming() {
          @Override
          public int variable(int variable) {
            return variable;
          }

          @Override
          public int[] classes(int variable) {
            return null;
          }
        };
  }
}
