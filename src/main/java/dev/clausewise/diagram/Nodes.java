package dev.clausewise.diagram;

import java.util.Arrays;
import java.util.HashMap;
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

  private record Inner(int variable, int[] children) {
    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(children) + variable;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Inner o
          && o.variable == variable
          && Arrays.equals(o.children, children);
    }
  }

  private final Map<Inner, Integer> ids = new HashMap<>();
  private Inner[] inner = new Inner[64];
  private int size;
  private final int budget;

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

  /** Inner nodes made so far. */
  int size() {
    return size;
  }

  /** The variable that a node tests; beyond all others for a leaf. */
  int variable(int node) {
    return node < 0 ? Integer.MAX_VALUE : inner[node].variable();
  }

  /** Not to be written to. */
  int[] children(int node) {
    return inner[node].children();
  }

  /** The node below a node for a class of a variable; the node itself if it does not test it. */
  int child(int node, int variable, int value) {
    return variable(node) == variable ? inner[node].children()[value] : node;
  }

  /**
   * The node that tests a variable. Where a child is impossible, the node stands for any function
   * that agrees on the others.
   *
   * @param children one a class, at least one of them possible; not to be written to afterwards
   * @throws OverBudget if that is one node too many
   */
  int node(int variable, int[] children) {
    int first = IMPOSSIBLE;
    boolean all = true;
    for (int c : children) {
      if (c != IMPOSSIBLE) {
        all &= first == IMPOSSIBLE || c == first;
        first = c;
      }
    }
    if (all) {
      return first;
    }
    Inner node = new Inner(variable, children);
    Integer known = ids.get(node);
    if (known != null) {
      return known;
    }
    if (size >= budget) {
      throw new OverBudget();
    }
    if (size == inner.length) {
      inner = Arrays.copyOf(inner, 2 * size);
    }
    inner[size] = node;
    ids.put(node, size);
    return size++;
  }

  /** A truth value that is true for some classes of a variable. */
  int test(int variable, int classes, IntPredicate accepted) {
    int[] children = new int[classes];
    for (int k = 0; k < classes; k++) {
      children[k] = accepted.test(k) ? TRUE : FALSE;
    }
    return node(variable, children);
  }

  int and(int f, int g, Map<Long, Integer> memo) {
    return apply(f, g, memo, AND);
  }

  int or(int f, int g, Map<Long, Integer> memo) {
    return apply(f, g, memo, OR);
  }

  /** The leaves that decide an operation whatever the other side is. */
  record Operation(IntBinaryOperator onLeaves, IntPredicate absorbs, IntPredicate neutral) {}

  private static final Operation AND =
      new Operation((a, b) -> a == TRUE ? b : a, n -> n == FALSE, n -> n == TRUE);
  private static final Operation OR =
      new Operation((a, b) -> a == FALSE ? b : a, n -> n == TRUE, n -> n == FALSE);

  /**
   * A commutative operation on two functions.
   *
   * @param memo of this operation alone
   */
  int apply(int f, int g, Map<Long, Integer> memo, Operation operation) {
    if (f == g || operation.neutral().test(g) || operation.absorbs().test(f)) {
      return f;
    }
    if (operation.neutral().test(f) || operation.absorbs().test(g)) {
      return g;
    }
    if (isLeaf(f) && isLeaf(g)) {
      return operation.onLeaves().applyAsInt(f, g);
    }
    long key = f < g ? pair(f, g) : pair(g, f);
    Integer known = memo.get(key);
    if (known != null) {
      return known;
    }
    int v = Math.min(variable(f), variable(g));
    int[] children = new int[width(v, f, g)];
    for (int k = 0; k < children.length; k++) {
      children[k] = apply(child(f, v, k), child(g, v, k), memo, operation);
    }
    int node = node(v, children);
    memo.put(key, node);
    return node;
  }

  /** Two functions as one, its leaves made of theirs; the order of the two counts. */
  int combine(int f, int g, Map<Long, Integer> memo, IntBinaryOperator onLeaves) {
    if (isLeaf(f) && isLeaf(g)) {
      return onLeaves.applyAsInt(f, g);
    }
    long key = pair(f, g);
    Integer known = memo.get(key);
    if (known != null) {
      return known;
    }
    int v = Math.min(variable(f), variable(g));
    int[] children = new int[width(v, f, g)];
    for (int k = 0; k < children.length; k++) {
      children[k] = combine(child(f, v, k), child(g, v, k), memo, onLeaves);
    }
    int node = node(v, children);
    memo.put(key, node);
    return node;
  }

  private int width(int variable, int f, int g) {
    return (variable(f) == variable ? children(f) : children(g)).length;
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
    int[] below = children(f);
    int[] children = new int[below.length];
    for (int k = 0; k < children.length; k++) {
      children[k] = map(below[k], memo, onLeaf);
    }
    int node = node(variable(f), children);
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
    int[] children = new int[children(wide).length];
    for (int k = 0; k < children.length; k++) {
      children[k] = choose(child(f, v, k), child(g, v, k), child(h, v, k), memo);
    }
    int node = node(v, children);
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
    int[] below = from.children(f);
    int[] classes = renaming.classes(from.variable(f));
    int[] children = new int[classes == null ? below.length : classes.length];
    for (int k = 0; k < children.length; k++) {
      int child = below[classes == null ? k : classes[k]];
      children[k] = child == IMPOSSIBLE ? IMPOSSIBLE : copy(from, child, memo, renaming);
    }
    int node = node(renaming.variable(from.variable(f)), children);
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
