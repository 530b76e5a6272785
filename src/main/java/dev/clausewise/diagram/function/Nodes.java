package dev.clausewise.diagram.function;

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
public final class Nodes extends NodeTable {
  public Nodes() {
    this(Integer.MAX_VALUE);
  }

  /**
   * @param budget nodes to make at most
   */
  public Nodes(int budget) {
    super(budget);
  }

  /** A truth value that is true for some classes of a variable. */
  public int test(int variable, int classes, IntPredicate accepted) {
    int[] children = new int[classes];
    for (int k = 0; k < classes; k++) {
      children[k] = accepted.test(k) ? TRUE : FALSE;
    }
    return node(variable, children);
  }

  public int and(int f, int g, Memo memo) {
    return apply(f, g, memo, AND);
  }

  public int or(int f, int g, Memo memo) {
    return apply(f, g, memo, OR);
  }

  /**
   * A commutative operation.
   *
   * @param absorbing the leaf that is the result whatever the other side is
   * @param neutral the leaf that leaves the other side as it is
   */
  public record Operation(IntBinaryOperator onLeaves, int absorbing, int neutral) {}

  private static final Operation AND = new Operation((a, b) -> a == TRUE ? b : a, FALSE, TRUE);
  private static final Operation OR = new Operation((a, b) -> a == FALSE ? b : a, TRUE, FALSE);

  /**
   * An operation on two functions. What is impossible in one is so in the result: of two functions
   * that one constraint left something of, it is what the constraint leaves of the result.
   *
   * @param memo of this operation alone
   */
  public int apply(int f, int g, Memo memo, Operation operation) {
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
  public int combine(int f, int g, Memo memo, IntBinaryOperator onLeaves) {
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

  public static long pair(int f, int g) {
    return (long) f << 32 | g & 0xffffffffL;
  }

  /** The function with its leaves replaced by leaves. */
  public int map(int f, Map<Integer, Integer> memo, IntUnaryOperator onLeaf) {
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

  public int not(int f, Map<Integer, Integer> memo) {
    return map(f, memo, leaf -> leaf == TRUE ? FALSE : TRUE);
  }

  /** {@code g} where a truth value holds, else {@code h}. */
  public int choose(int f, int g, int h, Map<Choice, Integer> memo) {
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

  public record Choice(int f, int g, int h) {}

  /** Copies a function from other nodes, variables and classes renamed in their order. */
  public int copy(Nodes from, int f, Map<Integer, Integer> memo, Renaming renaming) {
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
  public interface Renaming {
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
