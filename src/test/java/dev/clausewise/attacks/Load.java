package dev.clausewise.attacks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** Many callers at once, and how their requests were answered. */
final class Load {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long SMALL_STACK = 128 * 1024;

  /** A connection that was closed or timed out without an answer. */
  static final int NONE = 0;

  private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
  private final LongAdder begun = new LongAdder();

  /** What one caller does again and again, for as long as the attack goes on. */
  @FunctionalInterface
  interface Caller {
    void call() throws Exception;
  }

  /** That a request has begun which nobody waits for to be answered. */
  void began() {
    begun.increment();
  }

  void saw(int status) {
    statuses.computeIfAbsent(status, s -> new LongAdder()).increment();
  }

  Map<Integer, LongAdder> statuses() {
    return statuses;
  }

  long requests() {
    return begun.sum() + statuses.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /**
   * So many callers, each for so long; returns when the last has come to an end.
   *
   * @param callers what each of them does, by its number
   */
  void run(int number, Duration length, IntFunction<Caller> callers) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Caller caller = callers.apply(i);
      Thread thread = new Thread(null, () -> calls(caller, end), "caller", SMALL_STACK);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      TimeUnit.NANOSECONDS.timedJoin(
          thread, Math.max(1, end - System.nanoTime()) + PATIENCE.toNanos() * 2);
    }
  }

  private void calls(Caller caller, long end) {
    while (System.nanoTime() < end) {
      try {
        caller.call();
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        saw(NONE);
        try {
          Thread.sleep(50);
        } catch (InterruptedException i) {
          return;
        }
      }
    }
  }

  /** Asks once, on a connection of its own. */
  void ask(int port, byte[] request) throws IOException {
    try (Wire wire = Wire.to(port, PATIENCE)) {
      wire.send(request);
      saw(wire.answer().status());
    }
  }

  /** Asks the same on one connection for as long as it is kept open. */
  Caller asking(int port, byte[] request) {
    return new Asking(port, request);
  }

  private final class Asking implements Caller {
    private final int port;
    private final byte[] request;
    private Wire wire;

    Asking(int port, byte[] request) {
      this.port = port;
      this.request = request;
    }

    @Override
    public void call() throws IOException {
      try {
        if (wire == null) {
          wire = Wire.to(port, PATIENCE);
        }
        wire.send(request);
        Wire.Answer answer = wire.answer();
        saw(answer.status());
        if (answer.closes()) {
          close();
        }
      } catch (IOException e) {
        close();
        throw e;
      }
    }

    private void close() {
      if (wire != null) {
        wire.close();
      }
      wire = null;
    }
  }
}
