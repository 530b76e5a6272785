package dev.clausewise.api.door;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A stop that loses no request. From the signal on every answer says that its connection closes, so
 * that each caller comes back on a new one, which may be another pod's. Shortly before the end of
 * the delay new requests are held for a moment. Every caller that is not idle then has a connection
 * with a request on it and none is about to connect: that is when the service stops listening. What
 * was held is answered, and Quarkus waits for what is under way.
 */
@Singleton
final class Stop {
  private static final Duration HOLD = Duration.ofMillis(200);

  /** What is left of the delay when it stops listening, for the answers to what was held. */
  private static final Duration LAST_ANSWERS = Duration.ofMillis(400);

  private static final Duration MOST_WITHOUT_DELAY = Duration.ofSeconds(2);

  private final Optional<Duration> delay;
  private volatile boolean stopping;
  private volatile CompletableFuture<Void> hold;

  Stop(@ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
    this.delay = delay.filter(d -> !d.isZero());
  }

  boolean isStopping() {
    return stopping;
  }

  /** What a new request waits for, if it has to. */
  Optional<CompletionStage<Void>> hold() {
    return Optional.ofNullable(hold);
  }

  void signal(@Observes ShutdownDelayInitiatedEvent signal) throws InterruptedException {
    stopping = true;
    if (delay.isEmpty()) {
      stopListening();
      waitForAnswers();
      return;
    }
    Duration before = delay.get().minus(HOLD).minus(LAST_ANSWERS);
    Thread thread =
        new Thread(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(Math.max(0, before.toMillis()));
                stopListening();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop");
    thread.setDaemon(true);
    thread.start();
  }

  private void stopListening() throws InterruptedException {
    CompletableFuture<Void> held = new CompletableFuture<>();
    hold = held;
    try {
      TimeUnit.NANOSECONDS.sleep(HOLD.toNanos());
      Doorway.close();
    } finally {
      hold = null;
      held.complete(null);
    }
  }

  private static void waitForAnswers() throws InterruptedException {
    long end = System.nanoTime() + MOST_WITHOUT_DELAY.toNanos();
    while (Connection.all().stream().anyMatch(Connection::isBusy) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
