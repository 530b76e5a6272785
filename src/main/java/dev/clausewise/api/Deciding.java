package dev.clausewise.api;

import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.ledger.Ledger;
import dev.clausewise.ledger.Receipt;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.Vocabulary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Decides, records and counts, however many are asked about at once. Safe for many threads. */
@Singleton
final class Deciding {
  /** One line a decision, and nothing of its facts. */
  private static final Logger LOG = Logger.getLogger("dev.clausewise.decisions");

  private static final CompletionStage<Receipt> NOT_KEPT = CompletableFuture.completedFuture(null);

  private final DecisionService decisions;
  private final Vocabulary vocabulary;
  private final Ledger ledger;
  private final DecisionCounters counters;
  private final ShadowChecks shadow;
  private final Timer latency;

  Deciding(
      DecisionService decisions,
      Vocabulary vocabulary,
      Ledger ledger,
      ShadowChecks shadow,
      MeterRegistry meters) {
    this.shadow = shadow;
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.ledger = ledger;
    this.counters = new DecisionCounters(meters);
    this.latency =
        Timer.builder("clausewise.decision")
            .description("Time to decide")
            .publishPercentileHistogram()
            .register(meters);
  }

  /**
   * @return the answer, once it is recorded; decided when this returns
   * @throws ProblemException pointing at an instrument that there is not
   */
  CompletionStage<DecisionAnswer> decide(Asked asked, Engine engine, Asking asking) {
    Decision decision =
        asked.answered(
            () ->
                latency.record(
                    () ->
                        decisions.decide(
                            asked.facts(), asked.asOf(), asked.instruments(), engine)));
    return recorded(decision, asked, asking);
  }

  /**
   * The same of what takes no more than a moment, by the diagrams.
   *
   * @return empty if it would take longer; nothing was decided then
   */
  Optional<CompletionStage<DecisionAnswer>> decideShortly(Asked asked, Asking asking) {
    long started = System.nanoTime();
    Optional<Decision> decision =
        asked.answered(
            () -> decisions.decideShortly(asked.facts(), asked.asOf(), asked.instruments()));
    decision.ifPresent(made -> latency.record(System.nanoTime() - started, TimeUnit.NANOSECONDS));
    return decision.map(made -> recorded(made, asked, asking));
  }

  /** Does what an answer takes, but it is neither recorded nor counted. */
  DecisionAnswer rehearse(Asked asked) {
    Decision decision =
        decisions.decide(asked.facts(), asked.asOf(), asked.instruments(), Engine.COMPILED);
    Receipt receipt =
        ledger.isKept()
            ? ledger.rehearse(
                decision, asked.instruments(), CanonicalFacts.of(asked.facts(), vocabulary))
            : null;
    return new DecisionAnswer(decision, receipt);
  }

  private CompletionStage<DecisionAnswer> recorded(Decision decision, Asked asked, Asking asking) {
    return receipt(decision, asked, asking.by())
        .thenApply(
            receipt -> {
              counters.count(decision);
              shadow.answered(decision, asked.facts(), asked.instruments());
              Trace.log(asking.trace(), () -> log(decision, asking.began()));
              return new DecisionAnswer(decision, receipt);
            });
  }

  private static void log(Decision decision, long began) {
    LOG.infof(
        "%s %s%s, policies %s, %d ms",
        decision.id(),
        decision.outcome().json(),
        decision.determined() ? "" : " undetermined",
        decision.policyVersion(),
        (System.nanoTime() - began) / 1_000_000);
  }

  private CompletionStage<Receipt> receipt(Decision decision, Asked asked, String by) {
    return ledger.isKept()
        ? ledger.record(
            decision, asked.instruments(), CanonicalFacts.of(asked.facts(), vocabulary), by)
        : NOT_KEPT;
  }
}
