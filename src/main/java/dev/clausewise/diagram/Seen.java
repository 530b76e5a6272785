package dev.clausewise.diagram;

import dev.clausewise.diagram.function.Constraint;
import dev.clausewise.diagram.function.Restriction;
import java.util.Arrays;

/**
 * What a compiled instrument sees of a use case, and nothing that it does not look at: it says the
 * same of every use case of which it sees the same.
 */
public final class Seen {
  private final Diagram diagram;
  private final int[] known;
  private final Constraint constraint;

  /**
   * @param known the class of each variable of the diagram, not to be changed
   * @param constraint one of the diagram's, which has one for each
   */
  Seen(Diagram diagram, int[] known, Constraint constraint) {
    this.diagram = diagram;
    this.known = known;
    this.constraint = constraint;
  }

  int[] known() {
    return known;
  }

  Constraint constraint() {
    return constraint;
  }

  /** Nodes to look at, at most, for what the diagram says. */
  public int work() {
    return Restriction.isPoint(known) ? 0 : diagram.nodeCount();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seen o
        && diagram == o.diagram
        && constraint == o.constraint
        && Arrays.equals(known, o.known);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(known) + System.identityHashCode(diagram);
  }
}
