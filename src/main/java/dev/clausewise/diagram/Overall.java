package dev.clausewise.diagram;

import dev.clausewise.engine.Outcome;
import java.util.Map;
import java.util.Set;

/**
 * What several instruments say together, the strictest of them in each completion.
 *
 * @param outcomes at least one; determined if exactly one
 * @param openFacts each unknown fact that can still change the outcome, to the share (0 to 1) of
 *     the uncertainty about it that the answer is expected to settle
 * @param exact whether both are exact; else they may be too many, never too few
 */
public record Overall(Set<Outcome> outcomes, Map<String, Double> openFacts, boolean exact) {}
