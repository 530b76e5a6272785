package dev.clausewise.diagram;

import dev.clausewise.engine.Outcome;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;

/**
 * What one instrument says over all completions of the facts.
 *
 * @param outcomes at least one; determined if exactly one
 * @param openFacts each unknown fact that can still change the outcome, to the share (0 to 1) of
 *     its values that would settle it
 * @param certain 0-based rows whose finding stands in every completion
 * @param possible 0-based rows whose finding stands in some completion; contains {@code certain}
 * @param exact whether {@code outcomes} and {@code openFacts} are exact; else they may be too many,
 *     never too few
 */
public record Possible(
    Set<Outcome> outcomes,
    Map<String, Double> openFacts,
    BitSet certain,
    BitSet possible,
    boolean exact) {

  public boolean determined() {
    return outcomes.size() == 1;
  }

  /** The outcome to act on: the one there is, or review where several are possible. */
  public Outcome outcome() {
    return Outcome.toActOn(outcomes);
  }
}
