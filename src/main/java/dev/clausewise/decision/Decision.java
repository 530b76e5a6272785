package dev.clausewise.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.engine.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One answer.
 *
 * @param outcome the strictest over all verdicts; review where it is not determined
 * @param verdicts of the instruments in scope, and of those that the request named
 * @param notEncoded ids of the instruments that govern the use and have no clause here for it, so
 *     that they ask for review
 * @param policyVersion a digest of every model, register entry and rule that was answered from
 */
@RegisterForReflection
public record Decision(
    UUID id,
    Instant decidedAt,
    LocalDate asOf,
    Outcome outcome,
    boolean determined,
    List<Outcome> possibleOutcomes,
    List<String> openFacts,
    @JsonInclude(JsonInclude.Include.NON_NULL) Question nextQuestion,
    List<Verdict> verdicts,
    List<String> notEncoded,
    String policyVersion,
    Engine engine,
    String disclaimer) {}
