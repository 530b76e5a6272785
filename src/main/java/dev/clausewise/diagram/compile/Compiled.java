package dev.clausewise.diagram.compile;

import dev.clausewise.diagram.function.Functions;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Restriction;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Outcome;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An instrument compiled: its row index and its diagrams. Everything in it was asked of Drools.
 *
 * @param variables in the order in which nodes test them
 * @param nodes that all roots below are of; not to be added to
 * @param columns for each column of the table a function whose leaves are indices into {@code
 *     accepted}: together they are the row index
 * @param accepted sets of rows (0-based) that a column accepts
 * @param rows what each row says if it fires
 * @param alone what each row leads to if no other one fires
 * @param obliges rows (0-based) that give the user something to do
 * @param threats for each row the rows that take it away where they stand
 * @param silence the outcome where no row fires
 * @param fires for each row a truth value: whether it fires
 * @param stands for each row a truth value: whether it fires and nothing takes it away
 * @param outcome a function whose leaves are outcomes; {@link Nodes#IMPOSSIBLE} if it has more
 *     nodes than it may have: then answers about unknowns are coarse
 */
public record Compiled(
    String instrument,
    List<Variable> variables,
    Nodes nodes,
    int[] columns,
    List<BitSet> accepted,
    List<Finding> rows,
    List<Outcome> alone,
    BitSet obliges,
    List<BitSet> threats,
    Outcome silence,
    int[] fires,
    int[] stands,
    int outcome)
    implements Compilation, Functions {

  /** Whether it has diagrams beside its row index. */
  public boolean exact() {
    return outcome != Nodes.IMPOSSIBLE;
  }

  /** The leaf of an outcome. */
  public static int leaf(Outcome outcome) {
    return Nodes.leaf(outcome.ordinal());
  }

  public static Outcome outcome(int leaf) {
    return Outcome.values()[Nodes.value(leaf)];
  }

  /**
   * The outcomes that leaves are of.
   *
   * @param leaves as bits
   * @throws IllegalStateException if there are none: then the facts contradict each other
   */
  public static Set<Outcome> outcomes(int leaves) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      if ((leaves >> outcome.ordinal() & 1) != 0) {
        outcomes.add(outcome);
      }
    }
    if (outcomes.isEmpty()) {
      throw new IllegalStateException("the facts contradict each other");
    }
    return outcomes;
  }

  /** Index of a variable; -1 if the instrument does not look at it. */
  public int variable(String fact, String member) {
    return Variable.index(variables, fact, member);
  }

  /**
   * The rows (0-based) that fire: one look-up a column.
   *
   * @param point the class of each variable
   */
  public BitSet fired(int[] point) {
    BitSet fired = null;
    for (int root : columns) {
      BitSet accepting = accepted.get(Nodes.value(at(root, point)));
      if (fired == null) {
        fired = (BitSet) accepting.clone();
      } else {
        fired.and(accepting);
      }
    }
    return fired;
  }

  /**
   * The rows (0-based) that no column rules out whose own facts are all known. Every other one
   * fires in no completion.
   *
   * @param known the class of each variable, or unknown
   */
  public BitSet alive(int[] known) {
    BitSet alive = new BitSet();
    alive.set(0, rows.size());
    for (int root : columns) {
      int node = root;
      while (!Nodes.isLeaf(node) && known[nodes.variable(node)] != Restriction.UNKNOWN) {
        node = nodes.child(node, known[nodes.variable(node)]);
      }
      if (Nodes.isLeaf(node)) {
        alive.and(accepted.get(Nodes.value(node)));
      }
    }
    return alive;
  }

  /** The leaf that a point leads to. */
  public int at(int root, int[] point) {
    int node = root;
    while (!Nodes.isLeaf(node)) {
      node = nodes.child(node, point[nodes.variable(node)]);
    }
    return node;
  }

  /** The rows of those that fired that nothing which stands takes away. */
  public BitSet standing(BitSet fired) {
    BitSet standing = new BitSet();
    fired.stream().filter(r -> stands(r, fired)).forEach(standing::set);
    return standing;
  }

  private boolean stands(int row, BitSet fired) {
    BitSet threats = this.threats.get(row);
    for (int t = threats.nextSetBit(0); t >= 0; t = threats.nextSetBit(t + 1)) {
      if (fired.get(t) && stands(t, fired)) {
        return false;
      }
    }
    return true;
  }

  /** What standing rows lead to together: the strictest. */
  public Outcome outcome(BitSet standing) {
    Outcome strictest = null;
    for (int r = standing.nextSetBit(0); r >= 0; r = standing.nextSetBit(r + 1)) {
      if (strictest == null || alone.get(r).compareTo(strictest) > 0) {
        strictest = alone.get(r);
      }
    }
    return strictest == null ? silence : strictest;
  }
}
