package dev.clausewise.decision;

import dev.clausewise.engine.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What is said of a use, and what one of the instruments says of it by itself.
 *
 * @param all the decision over all that were asked
 * @param own what the instrument has possible, strictest first; that it is not applicable where it
 *     has no verdict
 */
@RegisterForReflection
public record Among(Brief all, List<Outcome> own) {
  public static Among of(Decision decision, String instrument) {
    return new Among(
        Brief.of(decision),
        decision.verdicts().stream()
            .filter(verdict -> verdict.instrument().equals(instrument))
            .findFirst()
            .map(Verdict::possibleOutcomes)
            .orElse(List.of(Outcome.NOT_APPLICABLE)));
  }
}
