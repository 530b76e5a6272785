package dev.clausewise.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.engine.Outcome;
import dev.clausewise.register.Instrument;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The answer of one instrument.
 *
 * @param possibleOutcomes strictest first; one if determined
 * @param openFacts in the order worth asking
 * @param findings strictest first, those that apply for certain before those that may
 * @param openQuestions what the register leaves open about the instrument, in words
 */
@RegisterForReflection
public record Verdict(
    String instrument,
    String title,
    Outcome outcome,
    boolean determined,
    List<Outcome> possibleOutcomes,
    List<String> openFacts,
    @JsonInclude(JsonInclude.Include.NON_NULL) Question nextQuestion,
    List<CitedFinding> findings,
    List<CitedObligation> obligations,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> openQuestions) {

  /** Whether it governs the use for certain, and nobody has encoded what it says of it. */
  boolean isSilent() {
    return findings.stream()
        .anyMatch(f -> f.certain() && f.clause().equals(Instrument.NOT_ENCODED));
  }
}
