package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.engine.Outcome;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;

/** What one instrument says of one use case, and by which diagram. */
public final class Explored {
  private final Compiled compiled;
  private final Possible possible;

  /**
   * @param compiled null if it was found in another way than by a diagram
   */
  Explored(Compiled compiled, Possible possible) {
    this.compiled = compiled;
    this.possible = possible;
  }

  /** What was found in another way than by a diagram, with every fact known. */
  public static Explored decided(Outcome outcome) {
    return new Explored(
        null, new Possible(Set.of(outcome), Map.of(), new BitSet(), new BitSet(), true));
  }

  public Possible possible() {
    return possible;
  }

  Compiled compiled() {
    return compiled;
  }
}
