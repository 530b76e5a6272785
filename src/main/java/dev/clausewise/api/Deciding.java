package dev.clausewise.api;

import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.Verdict;
import dev.clausewise.engine.Outcome;
import dev.clausewise.ledger.Ledger;
import dev.clausewise.ledger.Receipt;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.Vocabulary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Decides, records and counts, however many are asked about at once. Safe for many threads. */
@Singleton
final class Deciding {
  /** One line a decision, and nothing of its facts. */
  private static final Logger LOG = Logger.getLogger("dev.clausewise.decisions");

  private final DecisionService decisions;
  private final Vocabulary vocabulary;
  private final Ledger ledger;
  private final MeterRegistry meters;
  private final Timer latency;

  Deciding(DecisionService decisions, Vocabulary vocabulary, Ledger ledger, MeterRegistry meters) {
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.ledger = ledger;
    this.meters = meters;
    this.latency =
        Timer.builder("clausewise.decision")
            .description("Time to decide")
            .publishPercentileHistogram()
            .register(meters);
  }

  /**
   * @param by who asks
   * @param began by {@link System#nanoTime}
   * @return the answer, once it is recorded; decided when this returns
   * @throws ProblemException pointing at an instrument that there is not
   */
  CompletionStage<DecisionAnswer> decide(Asked asked, Engine engine, String by, long began) {
    Decision decision =
        asked.answered(
            () ->
                latency.record(
                    () ->
                        decisions.decide(
                            asked.facts(), asked.asOf(), asked.instruments(), engine)));
    List<Counter> counters = counters(decision);
    return recorded(decision, asked, by)
        .thenApply(
            receipt -> {
              counters.forEach(Counter::increment);
              LOG.infof(
                  "%s %s%s, policies %s, %d ms",
                  decision.id(),
                  decision.outcome().json(),
                  decision.determined() ? "" : " undetermined",
                  decision.policyVersion(),
                  (System.nanoTime() - began) / 1_000_000);
              return new DecisionAnswer(decision, receipt);
            });
  }

  private CompletionStage<Receipt> recorded(Decision decision, Asked asked, String by) {
    return ledger.isKept()
        ? ledger.record(
            decision, asked.instruments(), CanonicalFacts.of(asked.facts(), vocabulary), by)
        : CompletableFuture.completedFuture(null);
  }

  private List<Counter> counters(Decision decision) {
    List<Counter> counters = new ArrayList<>();
    counters.add(
        Counter.builder("clausewise.decisions")
            .description("Decisions that were answered")
            .tags(tags(decision.outcome(), decision.determined()))
            .register(meters));
    for (Verdict verdict : decision.verdicts()) {
      counters.add(
          Counter.builder("clausewise.verdicts")
              .description("Verdicts of instruments in decisions that were answered")
              .tags(tags(verdict.outcome(), verdict.determined()))
              .tag("instrument", verdict.instrument())
              .register(meters));
    }
    return counters;
  }

  private static Tags tags(Outcome outcome, boolean determined) {
    return Tags.of("outcome", outcome.json(), "determined", String.valueOf(determined));
  }
}
