package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is left of functions once some variables have known classes and the others keep to a
 * constraint. For one use case, by one thread.
 */
public final class Restriction {
  public static final int UNKNOWN = -1;

  /** No leaf is reached. */
  public static final int NONE = -1;

  /** More than one leaf is reached. */
  public static final int SEVERAL = -2;

  /** The truth values, as bits. */
  public static final int TRUE = 2;

  private static final int BOTH = 3;

  private final Nodes functions;
  private final Constraint constraint;
  private final int[] known;
  private final Memo pairs;
  private final Memo leaves;

  /**
   * @param functions that all roots are of
   * @param known the class of each variable, or {@link #UNKNOWN}
   */
  public Restriction(Nodes functions, Constraint constraint, int[] known) {
    this(functions, constraint, known, new Memo(), new Memo());
  }

  /**
   * @param workspace nothing else is to take memos from while this is in use
   */
  public Restriction(Nodes functions, Constraint constraint, int[] known, Workspace workspace) {
    this(functions, constraint, known, workspace.pairs(), workspace.leaves());
  }

  private Restriction(
      Nodes functions, Constraint constraint, int[] known, Memo pairs, Memo leaves) {
    this.functions = functions;
    this.constraint = constraint;
    this.known = known;
    this.pairs = pairs;
    this.leaves = leaves;
  }

  /** The class of each variable as far as the facts say. */
  public static int[] known(List<Variable> variables, Facts facts, LocalDate asOf) {
    int[] known = new int[variables.size()];
    for (int v = 0; v < known.length; v++) {
      Variable variable = variables.get(v);
      Object value = variable.fact().equals(Fact.DAY) ? asOf : facts.known().get(variable.fact());
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

  public static boolean isPoint(int[] known) {
    for (int k : known) {
      if (k == UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  /** The values of the leaves that are reached, as bits; of leaves up to 30. */
  public int leaves(int root) {
    return leaves(constraint.root(), root, -1);
  }

  /**
   * The truth values that are reached, as bits: it goes no further once it has met both.
   *
   * @param root of a function that has no other values
   */
  public int truths(int root) {
    return leaves(constraint.root(), root, BOTH);
  }

  /**
   * @param all values that the function has, as bits
   */
  private int leaves(int constrained, int function, int all) {
    long pair = descended(constrained, function);
    int c = (int) (pair >> Integer.SIZE);
    int f = (int) pair;
    int v = variable(c, f);
    if (c == Nodes.FALSE) {
      return 0;
    }
    if (v == Integer.MAX_VALUE) {
      return 1 << Nodes.value(f);
    }
    int remembered = leaves.get(pair);
    if (remembered != Memo.NONE) {
      return remembered;
    }
    int found = 0;
    int classes = classes(v, c, f);
    int within = Nodes.FALSE;
    int below = Nodes.IMPOSSIBLE;
    for (int k = 0; k < classes && found != all; k++) {
      int constrainedBelow = constraint.nodes().child(c, v, k);
      int functionBelow = functions.child(f, v, k);
      if (constrainedBelow != within || functionBelow != below) {
        within = constrainedBelow;
        below = functionBelow;
        found |= leaves(within, below, all);
      }
    }
    leaves.put(pair, found);
    return found;
  }

  /** The pair of nodes below two, and all known variables, where the next unknown one is tested. */
  private long descended(int constrained, int function) {
    int c = constrained;
    int f = function;
    int v = variable(c, f);
    while (v != Integer.MAX_VALUE && known[v] != UNKNOWN) {
      c = constraint.nodes().child(c, v, known[v]);
      f = functions.child(f, v, known[v]);
      v = variable(c, f);
    }
    return Nodes.pair(c, f);
  }

  /** The variable to go on with: none once the constraint rules the point out. */
  private int variable(int c, int f) {
    return c == Nodes.FALSE
        ? Integer.MAX_VALUE
        : Math.min(constraint.nodes().variable(c), functions.variable(f));
  }

  /**
   * The value of the only leaf that is reached. It is given up as soon as there is another one.
   *
   * @param allowed values that will do, as bits; of leaves up to 30
   * @return {@link #SEVERAL} if there are several or it is not allowed; {@link #NONE} if no point
   *     is left
   */
  public int only(int root, int allowed) {
    leaves.clear();
    return only(constraint.root(), root, allowed, NONE);
  }

  private int only(int constrained, int function, int allowed, int found) {
    long pair = descended(constrained, function);
    int c = (int) (pair >> Integer.SIZE);
    int f = (int) pair;
    int v = variable(c, f);
    if (c == Nodes.FALSE) {
      return found;
    }
    if (v == Integer.MAX_VALUE) {
      int value = Nodes.value(f);
      boolean fits = (allowed >> value & 1) != 0 && (found == NONE || found == value);
      return fits ? value : SEVERAL;
    }
    if (leaves.get(pair) != Memo.NONE) {
      return found;
    }
    leaves.put(pair, 1);
    int sofar = found;
    int classes = classes(v, c, f);
    for (int k = 0; k < classes && sofar != SEVERAL; k++) {
      sofar = only(constraint.nodes().child(c, v, k), functions.child(f, v, k), allowed, sofar);
    }
    return sofar;
  }

  private int classes(int variable, int c, int f) {
    return functions.variable(f) == variable ? functions.width(f) : constraint.nodes().width(c);
  }

  /** The values of the leaves that are reached, however many there are. */
  public Set<Integer> reached(int root) {
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
  public boolean possible(int root) {
    return (truths(root) & TRUE) != 0;
  }

  /** Whether a truth value holds everywhere. */
  public boolean certain(int root) {
    return truths(root) == TRUE;
  }

  /**
   * The function that is left, over the unknown variables alone: it tests one exactly if that can
   * still make a difference. Functions that are the same wherever the constraint holds leave the
   * same.
   *
   * @return a node of {@code into}; {@link Nodes#IMPOSSIBLE} if no point is left
   */
  public int left(int root, Nodes into) {
    pairs.clear();
    return left(constraint.root(), root, into);
  }

  private int left(int constrained, int function, Nodes into) {
    long pair = descended(constrained, function);
    int c = (int) (pair >> Integer.SIZE);
    int f = (int) pair;
    int v = variable(c, f);
    if (c == Nodes.FALSE) {
      return Nodes.IMPOSSIBLE;
    }
    if (v == Integer.MAX_VALUE) {
      return f;
    }
    int remembered = pairs.get(pair);
    if (remembered != Memo.NONE) {
      return remembered;
    }
    int classes = classes(v, c, f);
    int begin = into.begin();
    for (int k = 0; k < classes; k++) {
      int within = constraint.nodes().child(c, v, k);
      int below = functions.child(f, v, k);
      boolean again =
          k > 0
              && below == functions.child(f, v, k - 1)
              && within == constraint.nodes().child(c, v, k - 1);
      if (again) {
        into.addAgain();
      } else {
        into.add(below == Nodes.IMPOSSIBLE ? Nodes.IMPOSSIBLE : left(within, below, into));
      }
    }
    int node = into.end(begin, v);
    pairs.put(pair, node);
    return node;
  }
}
