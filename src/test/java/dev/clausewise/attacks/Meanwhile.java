package dev.clausewise.attacks;

import dev.clausewise.Packaged;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Others who use the service while it is attacked: a caller of decisions who does nothing wrong,
 * and what looks after its health, each on a new connection each time.
 */
final class Meanwhile implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 50;
  private static final String CLOSE = "Connection: close\r\n";

  private final Packaged service;
  private final List<Thread> threads = new ArrayList<>();
  private final Probe decisions = new Probe();
  private final Probe live = new Probe();
  private final Probe ready = new Probe();
  private final AtomicLong resident = new AtomicLong();
  private final long start = System.nanoTime();
  private volatile boolean over;

  Meanwhile(Packaged service) {
    this.service = service;
    thread(decisions, Wire.post("/v1/decisions", Bodies.US_POLICE, CLOSE));
    thread(live, Wire.get("/q/health/live"));
    thread(ready, Wire.get("/q/health/ready"));
    start(
        () -> {
          while (!over) {
            resident.accumulateAndGet(service.resident(), Math::max);
            pause();
          }
        });
  }

  /** What one of them has seen so far: status, 0 for no answer, and milliseconds. */
  static final class Probe {
    private final List<Long> millis = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    private synchronized void saw(int status, long took) {
      statuses.merge(status, 1, Integer::sum);
      millis.add(took);
    }

    synchronized int asked() {
      return millis.size();
    }

    synchronized int with(int status) {
      return statuses.getOrDefault(status, 0);
    }

    synchronized Map<Integer, Integer> statuses() {
      return new TreeMap<>(statuses);
    }

    /** Milliseconds that this part of the requests did not exceed; 0 if there were none. */
    synchronized long quantile(double part) {
      List<Long> sorted = millis.stream().sorted().collect(Collectors.toList());
      return sorted.isEmpty()
          ? 0
          : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }

    long most() {
      return quantile(1);
    }

    @Override
    public String toString() {
      return statuses() + ", at most " + most() + " ms";
    }
  }

  private void thread(Probe probe, byte[] request) {
    start(
        () -> {
          while (!over) {
            long before = System.nanoTime();
            int status = 0;
            try (Wire wire = Wire.to(service.port(), PATIENCE)) {
              wire.send(request);
              status = wire.answer().status();
            } catch (IOException e) {
              // seen as no answer
            }
            probe.saw(status, (System.nanoTime() - before) / 1_000_000);
            pause();
          }
        });
  }

  private void start(Runnable task) {
    Thread thread = new Thread(task, "meanwhile");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Probe decisions() {
    return decisions;
  }

  Probe live() {
    return live;
  }

  Probe ready() {
    return ready;
  }

  /** MiB of the service at most. */
  long resident() {
    return resident.get();
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Ends, and waits for those who wait for an answer: it counts. */
  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join(PATIENCE.toMillis() + 2_000);
    }
  }
}
