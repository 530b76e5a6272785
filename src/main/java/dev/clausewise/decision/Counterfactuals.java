package dev.clausewise.decision;

import dev.clausewise.diagram.prove.Counterfactual;
import dev.clausewise.engine.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What would have to be otherwise.
 *
 * @param outcome as the facts are
 * @param changes fewest facts first; each gives its outcome for certain
 */
@RegisterForReflection
public record Counterfactuals(Outcome outcome, List<Counterfactual> changes) {}
