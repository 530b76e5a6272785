package dev.clausewise.diagram.compile;

import dev.clausewise.diagram.function.Memo;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.engine.Outcome;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The diagrams of an instrument, from its row index: when a row fires, stands, and what follows.
 */
final class Composition {
  private Composition() {}

  /**
   * @param index a row index
   * @param budget nodes that the diagrams may have
   * @throws Nodes.OverBudget if they take more
   */
  static Compiled of(Compiled index, int budget) {
    Nodes nodes = new Nodes(budget);
    Map<Integer, Integer> copied = new HashMap<>();
    int[] columns =
        Arrays.stream(index.columns())
            .map(root -> nodes.copy(index.nodes(), root, copied, Nodes.Renaming.NONE))
            .toArray();
    Memo conjunctions = new Memo();
    Memo disjunctions = new Memo();
    int rows = index.rows().size();
    int[] fires = new int[rows];
    int none = Nodes.TRUE;
    for (int r = 0; r < rows; r++) {
      int row = r;
      fires[r] = Nodes.TRUE;
      for (int root : columns) {
        int accepts =
            nodes.map(
                root,
                new HashMap<>(),
                leaf ->
                    index.accepted().get(Nodes.value(leaf)).get(row) ? Nodes.TRUE : Nodes.FALSE);
        fires[r] = nodes.and(fires[r], accepts, conjunctions);
      }
      none = nodes.and(none, nodes.not(fires[r], new HashMap<>()), conjunctions);
    }
    int[] stands = new int[rows];
    Arrays.fill(stands, Nodes.IMPOSSIBLE);
    for (int r = 0; r < rows; r++) {
      stands(r, index, nodes, fires, stands, conjunctions);
    }
    Map<Nodes.Choice, Integer> choices = new HashMap<>();
    int outcome =
        nodes.choose(
            none, Compiled.leaf(index.silence()), Compiled.leaf(Outcome.NOT_APPLICABLE), choices);
    for (Outcome o : Outcome.values()) {
      int some = Nodes.FALSE;
      for (int r = 0; r < rows; r++) {
        if (index.alone().get(r) == o) {
          some = nodes.or(some, stands[r], disjunctions);
        }
      }
      outcome = nodes.choose(some, Compiled.leaf(o), outcome, choices);
    }
    return new Compiled(
        index.instrument(),
        index.variables(),
        nodes,
        columns,
        index.accepted(),
        index.rows(),
        index.alone(),
        index.obliges(),
        index.threats(),
        index.silence(),
        fires,
        stands,
        outcome);
  }

  private static int stands(
      int row, Compiled index, Nodes nodes, int[] fires, int[] stands, Memo conjunctions) {
    if (stands[row] == Nodes.IMPOSSIBLE) {
      int standing = fires[row];
      BitSet threats = index.threats().get(row);
      for (int t = threats.nextSetBit(0); t >= 0; t = threats.nextSetBit(t + 1)) {
        int threat = stands(t, index, nodes, fires, stands, conjunctions);
        standing = nodes.and(standing, nodes.not(threat, new HashMap<>()), conjunctions);
      }
      stands[row] = standing;
    }
    return stands[row];
  }
}
