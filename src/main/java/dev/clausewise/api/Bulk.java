package dev.clausewise.api;

import dev.clausewise.inventory.InOrder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that work on many uses at once: one a processor, for all such requests. */
@Singleton
final class Bulk {
  /**
   * Parts of one request under way for each processor: while some wait for the ledger, others work.
   */
  private static final int UNDER_WAY = 4;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final AtomicInteger number = new AtomicInteger();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          processors,
          task -> {
            Thread thread = new Thread(task, "bulk-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  InOrder inOrder() {
    return new InOrder(workers, UNDER_WAY * processors);
  }

  @PreDestroy
  void stop() {
    workers.shutdownNow();
  }
}
