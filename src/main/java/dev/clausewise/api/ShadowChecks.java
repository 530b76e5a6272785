package dev.clausewise.api;

import dev.clausewise.decision.Decision;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.Shadow;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.engine.Drools;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Checks a few answers of the diagrams on Drools after they were given, on one thread of its own.
 * Whoever asked waits for nothing: what there is no room for is dropped. One answer that differs is
 * one too many, so that from then on the process is not ready.
 */
@Startup
@Singleton
final class ShadowChecks {
  private static final Logger LOG = Logger.getLogger(ShadowChecks.class);

  /** Answers over all instruments keep some kilobytes each, and are checked in milliseconds. */
  private static final int MOST_WAITING = 64;

  /**
   * After a check it rests so many times as long as that took, to leave the processor to others.
   */
  private static final int REST = 50;

  private static final long LONGEST_REST_MILLIS = 1_000;

  private final Shadow shadow;
  private final int oneIn;
  private final BlockingQueue<Sample> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Counter checked;
  private final Counter dropped;
  private final Counter different;
  private Thread thread;
  private volatile boolean differs;
  private volatile boolean closed;

  private record Sample(Decision decision, Facts facts, List<String> asked) {}

  @Inject
  ShadowChecks(
      Vocabulary vocabulary,
      Diagrams diagrams,
      Drools drools,
      MeterRegistry meters,
      @ConfigProperty(name = "clausewise.shadow.one-in") int oneIn) {
    this(new Shadow(vocabulary, diagrams, drools), meters, oneIn);
  }

  /**
   * @param oneIn of how many answers one is checked; 0 for none
   */
  ShadowChecks(Shadow shadow, MeterRegistry meters, int oneIn) {
    this.shadow = shadow;
    this.oneIn = oneIn;
    this.checked = counter(meters, "clausewise.shadow.checks", "Answers that Drools was asked of");
    this.dropped =
        counter(
            meters, "clausewise.shadow.dropped", "Answers that were to be checked and were not");
    this.different =
        counter(
            meters,
            "clausewise.shadow.mismatches",
            "Instruments of which Drools did not say what was answered");
  }

  private static Counter counter(MeterRegistry meters, String name, String description) {
    return Counter.builder(name).description(description).register(meters);
  }

  /**
   * An answer was given. Takes no time worth the name.
   *
   * @param asked ids of the instruments that the request named; empty for all
   */
  void answered(Decision decision, Facts facts, List<String> asked) {
    if (oneIn == 0
        || decision.engine() != Engine.COMPILED
        || ThreadLocalRandom.current().nextInt(oneIn) > 0) {
      return;
    }
    if (closed || !waiting.offer(new Sample(decision, facts, asked))) {
      dropped.increment();
      return;
    }
    begin();
  }

  private synchronized void begin() {
    if (thread == null) {
      thread = new Thread(this::run, "shadow");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
  }

  private void run() {
    try {
      while (!closed) {
        Sample sample = waiting.take();
        long began = System.nanoTime();
        check(sample);
        Thread.sleep(Math.min(LONGEST_REST_MILLIS, REST * (System.nanoTime() - began) / 1_000_000));
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void check(Sample sample) {
    Decision decision = sample.decision();
    try {
      List<String> instruments =
          shadow.differences(decision, sample.facts(), sample.asked(), ThreadLocalRandom.current());
      checked.increment();
      for (String instrument : instruments) {
        differs = true;
        different.increment();
        LOG.errorf(
            "decision %s by policies %s: Drools says otherwise of %s. No more requests are taken.",
            decision.id(), decision.policyVersion(), instrument);
      }
    } catch (RuntimeException | Error e) {
      // Of what the engine says, which may quote facts, nothing is told but its kind.
      dropped.increment();
      LOG.errorf("decision %s could not be checked: %s", decision.id(), e.getClass().getName());
    }
  }

  /** Whether no answer that was checked differs. */
  boolean isClean() {
    return !differs;
  }

  synchronized void close(@Observes ShutdownEvent stop) {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
