package dev.clausewise.ledger;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.clausewise.decision.Decision;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A recorded decision made again from the policies of its version.
 *
 * @param same whether outcome, findings and obligations are those that were recorded
 * @param sameWords whether the whole answer is, to the letter; other software may word one
 *     otherwise
 * @param then what was recorded
 * @param now what is decided
 */
@RegisterForReflection
public record Replay(
    String id,
    String policyVersion,
    boolean same,
    boolean sameWords,
    @JsonRawValue String then,
    @JsonRawValue String now) {

  /**
   * @param again by the policies of the record's version, of its facts, day and instruments
   */
  public static Replay of(Recorded recorded, Decision again) {
    Decision asThen =
        new Decision(
            UUID.fromString(recorded.id()),
            Instant.parse(recorded.time()),
            again.asOf(),
            again.outcome(),
            again.determined(),
            again.possibleOutcomes(),
            again.openFacts(),
            again.nextQuestion(),
            again.verdicts(),
            again.notEncoded(),
            again.policyVersion(),
            again.engine(),
            again.disclaimer());
    String now = Kept.verdicts(again);
    return new Replay(
        recorded.id(),
        recorded.policyVersion(),
        now.equals(recorded.verdicts()) && again.outcome().json().equals(recorded.outcome()),
        Kept.digestOfAnswer(asThen).equals(recorded.answer()),
        recorded.verdicts(),
        now);
  }
}
