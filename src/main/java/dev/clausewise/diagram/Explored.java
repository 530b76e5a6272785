package dev.clausewise.diagram;

import dev.clausewise.engine.Outcome;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;

/** What one instrument says of one use case, and the function of the unknown facts that is left. */
public final class Explored {
  private final Compiled compiled;
  private final Possible possible;
  private final Nodes nodes;
  private final int left;

  /**
   * @param nodes of {@code left}; null if that is a leaf
   * @param left the outcome as a function of the unknown facts; {@link Nodes#IMPOSSIBLE} if no
   *     function is known
   */
  Explored(Compiled compiled, Possible possible, Nodes nodes, int left) {
    this.compiled = compiled;
    this.possible = possible;
    this.nodes = nodes;
    this.left = left;
  }

  /** What was found in another way than by a diagram, with every fact known. */
  public static Explored decided(Outcome outcome) {
    return new Explored(
        null,
        new Possible(Set.of(outcome), Map.of(), new BitSet(), new BitSet(), true),
        null,
        Compiled.leaf(outcome));
  }

  public Possible possible() {
    return possible;
  }

  Compiled compiled() {
    return compiled;
  }

  Nodes nodes() {
    return nodes;
  }

  int left() {
    return left;
  }
}
