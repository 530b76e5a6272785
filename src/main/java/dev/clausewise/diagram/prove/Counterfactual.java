package dev.clausewise.diagram.prove;

import dev.clausewise.engine.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * A change of facts and the determined outcome that it gives.
 *
 * @param set fact name to the value that it would have; {@code asOf} for another day
 */
@RegisterForReflection
public record Counterfactual(Map<String, Object> set, Outcome outcome) {}
