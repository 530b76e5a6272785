package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.clausewise.decision.Decision;
import dev.clausewise.ledger.Receipt;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A decision with the proof that it was recorded.
 *
 * @param receipt null where no ledger is kept
 */
@RegisterForReflection
public record DecisionAnswer(
    @JsonUnwrapped Decision decision, @JsonInclude(JsonInclude.Include.NON_NULL) Receipt receipt) {}
