package dev.clausewise.attacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Many callers at once, and how their requests were answered. */
final class Load {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 50;
  private static final long SMALL_STACK = 128 * 1024;

  /** A connection that was closed or timed out without an answer. */
  static final int NONE = 0;

  private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
  private final Map<String, Long> slowest = new ConcurrentHashMap<>();
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

  /** At least once, however late it comes to its turn. */
  private void calls(Caller caller, long end) {
    do {
      try {
        caller.call();
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        saw(NONE);
        pause();
      }
    } while (System.nanoTime() < end);
  }

  /** So many callers send requests in turn, each for as long as an attack goes on. */
  void asked(int port, int callers, List<byte[]> requests) throws Exception {
    run(callers, Siege.LENGTH, i -> asking(port, requests.get(i % requests.size())));
  }

  /**
   * What a network takes at least, and far less than who is told to come again later is asked to
   * wait: callers on the same machine would otherwise take the processors from the service.
   */
  static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks once, on a connection of its own. */
  void ask(int port, byte[] request) throws IOException {
    long start = System.nanoTime();
    try (Wire wire = Wire.to(port, PATIENCE)) {
      wire.send(request);
      saw(wire.answer().status());
    } finally {
      String line = new String(request, 0, Math.min(request.length, 300), StandardCharsets.UTF_8);
      long millis = (System.nanoTime() - start) / 1_000_000;
      String body = line.substring(Math.max(0, line.indexOf("\r\n\r\n")));
      slowest.merge(line.lines().findFirst().orElse("") + " " + body.strip(), millis, Math::max);
    }
  }

  /** What was asked once and took longest, the slowest first. */
  String slowest() {
    return slowest.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(10)
        .map(e -> e.getValue() + " ms: " + e.getKey())
        .collect(Collectors.joining("\n  ", "\n  ", ""));
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
        if (answer.status() == 429 || answer.status() == 503) {
          pause();
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
