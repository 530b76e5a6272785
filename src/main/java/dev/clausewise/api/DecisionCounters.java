package dev.clausewise.api;

import dev.clausewise.decision.Decision;
import dev.clausewise.decision.Verdict;
import dev.clausewise.engine.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts decisions and verdicts. A registry looks a counter up by all its tags, which for an answer
 * over all instruments takes longer than to decide: each is looked up once.
 */
final class DecisionCounters {
  private final MeterRegistry meters;
  private final Map<Told, Counter> decisions = new ConcurrentHashMap<>();
  private final Map<Told, Counter> verdicts = new ConcurrentHashMap<>();

  /**
   * @param instrument null for all together
   */
  private record Told(String instrument, Outcome outcome, boolean determined) {
    Tags tags() {
      return Tags.of("outcome", outcome.json(), "determined", String.valueOf(determined));
    }
  }

  DecisionCounters(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(Decision decision) {
    decisions
        .computeIfAbsent(
            new Told(null, decision.outcome(), decision.determined()), this::ofDecisions)
        .increment();
    for (Verdict verdict : decision.verdicts()) {
      verdicts
          .computeIfAbsent(
              new Told(verdict.instrument(), verdict.outcome(), verdict.determined()),
              this::ofVerdicts)
          .increment();
    }
  }

  private Counter ofDecisions(Told told) {
    return Counter.builder("clausewise.decisions")
        .description("Decisions that were answered")
        .tags(told.tags())
        .register(meters);
  }

  private Counter ofVerdicts(Told told) {
    return Counter.builder("clausewise.verdicts")
        .description("Verdicts of instruments in decisions that were answered")
        .tags(told.tags())
        .tag("instrument", told.instrument())
        .register(meters);
  }
}
