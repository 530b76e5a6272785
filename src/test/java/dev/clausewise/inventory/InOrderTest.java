package dev.clausewise.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InOrderTest {
  private final ExecutorService workers = Executors.newFixedThreadPool(4);

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  /** So many numbers, of which every tenth has to be waited for. */
  private static InOrder.Source<Integer> numbers(int count) {
    return new InOrder.Source<>() {
      private int next;

      @Override
      public Integer next() {
        return next == count ? null : next++;
      }

      @Override
      public boolean mayWait() {
        return next % 10 == 0;
      }
    };
  }

  private static final class Told implements InOrder.Sink<Integer> {
    private final List<Integer> told = new ArrayList<>();
    private int flushes;

    @Override
    public void accept(Integer result) throws IOException {
      if (result < 0) {
        throw new IOException("gone");
      }
      told.add(result);
    }

    @Override
    public void flush() {
      flushes++;
    }
  }

  @Test
  void resultsComeInTheOrderOfTheirWorkAndNoMoreIsUnderWayThanMayBe() throws IOException {
    AtomicInteger under = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Told told = new Told();
    new InOrder(workers, 8)
        .run(
            numbers(1_000),
            number -> {
              most.accumulateAndGet(under.incrementAndGet(), Math::max);
              sleep(ThreadLocalRandom.current().nextInt(2));
              under.decrementAndGet();
              return CompletableFuture.completedFuture(number);
            },
            told);
    assertEquals(IntStream.range(0, 1_000).boxed().toList(), told.told);
    assertTrue(most.get() > 1 && most.get() <= 8, "under way: " + most);
    assertTrue(told.flushes >= 100, "what is done is told before somebody is waited for");
  }

  @Test
  void aFailureEndsIt() {
    InOrder inOrder = new InOrder(workers, 8);
    assertThrows(
        IllegalStateException.class,
        () ->
            inOrder.run(
                numbers(100),
                number -> {
                  throw new IllegalStateException();
                },
                new Told()));
    Told told = new Told();
    assertThrows(
        IOException.class,
        () ->
            inOrder.run(
                numbers(100),
                number -> CompletableFuture.completedFuture(number == 50 ? -1 : number),
                told));
    assertEquals(50, told.told.size());
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
