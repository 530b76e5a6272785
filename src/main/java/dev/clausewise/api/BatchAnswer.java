package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.decision.Brief;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.Question;
import dev.clausewise.decision.Verdict;
import dev.clausewise.engine.Outcome;
import dev.clausewise.ledger.Receipt;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One line of the answer to a batch: a decision, or a problem.
 *
 * @param line of the request, 1-based
 * @param id as the line has it; left out if it has none
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchAnswer(
    long line,
    JsonNode id,
    @JsonUnwrapped Decided decided,
    @JsonUnwrapped Short brief,
    @JsonUnwrapped Problem problem) {

  /** As {@link Decision}, whose own id is beside that of the line. */
  @RegisterForReflection
  record Decided(
      UUID decisionId,
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
      String disclaimer,
      @JsonInclude(JsonInclude.Include.NON_NULL) Receipt receipt) {}

  /** No more than what comes of it and why. */
  @RegisterForReflection
  record Short(UUID decisionId, LocalDate asOf, @JsonUnwrapped Brief brief, String policyVersion) {}

  static BatchAnswer of(long line, JsonNode id, DecisionAnswer answer) {
    Decision d = answer.decision();
    Decided decided =
        new Decided(
            d.id(),
            d.decidedAt(),
            d.asOf(),
            d.outcome(),
            d.determined(),
            d.possibleOutcomes(),
            d.openFacts(),
            d.nextQuestion(),
            d.verdicts(),
            d.notEncoded(),
            d.policyVersion(),
            d.engine(),
            d.disclaimer(),
            answer.receipt());
    return new BatchAnswer(line, id, decided, null, null);
  }

  static BatchAnswer brief(long line, JsonNode id, DecisionAnswer answer) {
    Decision d = answer.decision();
    return new BatchAnswer(
        line, id, null, new Short(d.id(), d.asOf(), Brief.of(d), d.policyVersion()), null);
  }

  static BatchAnswer of(long line, JsonNode id, Problem problem) {
    return new BatchAnswer(line, id, null, null, problem);
  }
}
