package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Packaged;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A service that is told to stop while clients ask, as a pod is. A request is lost if it was sent
 * on a connection that was then closed without an answer; a connection that is refused loses
 * nothing. {@code -Dattacks.delay=5S} and {@code -Dattacks.stops=10} say how long it goes on
 * answering, and how often it is tried.
 */
class StopIT {
  private static final int STOPS = Integer.getInteger("attacks.stops", 10);
  private static final String DELAY = System.getProperty("attacks.delay", "2S");
  private static final int CLIENTS = 12;
  private static final Duration BEFORE = Duration.ofMillis(1500);
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What the clients of one service have seen. */
  private static final class Seen {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> lost = new ArrayList<>();
    private volatile long signal;
    private volatile boolean over;

    private synchronized void count(String client, String what) {
      counts.merge(client + (signal == 0 ? " before, " : " after, ") + what, 1, Integer::sum);
    }

    private synchronized void lost(String client, long sent, String how) {
      count(client, "lost");
      String when = signal == 0 ? "before" : (sent - signal) / 1_000_000 + " ms after";
      lost.add(client + ", sent " + when + " the signal, " + how);
    }

    private synchronized List<String> lostBy(String client) {
      return lost.stream().filter(l -> l.startsWith(client)).toList();
    }
  }

  private static Packaged started(int number) {
    try {
      return Packaged.in(Path.of("target/attacks/stop-" + number))
          .asInAPod()
          .with("QUARKUS_PROFILE", "container")
          .with("QUARKUS_SHUTDOWN_DELAY", DELAY)
          .start();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void noRequestOnAConnectionThatIsKeptIsLostWhenTheServiceStops() throws Exception {
    List<String> lost = new ArrayList<>();
    int lostByOthers = 0;
    CompletableFuture<Packaged> next = CompletableFuture.supplyAsync(() -> started(0));
    for (int stop = 1; stop <= STOPS; stop++) {
      int number = stop;
      try (Packaged service = next.get()) {
        if (stop < STOPS) {
          next = CompletableFuture.supplyAsync(() -> started(number));
        }
        Seen seen = stopped(service);
        System.out.println("stop " + stop + ": " + seen.counts);
        seen.lost.forEach(l -> System.out.println("  " + l));
        lost.addAll(seen.lostBy("kept"));
        lostByOthers += seen.lostBy("new").size();
        assertTrue(
            seen.counts.keySet().stream().anyMatch(k -> k.startsWith("kept after, 200")),
            () -> "it goes on answering after the signal: " + seen.counts);
      } catch (Exception | AssertionError e) {
        next.thenAccept(StopIT::ended);
        throw e;
      }
    }
    System.out.println(lostByOthers + " requests of clients that connect anew were lost");
    assertEquals(List.of(), lost);
  }

  private static void ended(Packaged service) {
    try {
      service.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Seen stopped(Packaged service) throws Exception {
    Seen seen = new Seen();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new Thread(() -> anew(service.port(), seen)));
      clients.add(new Thread(() -> kept(service.port(), seen)));
    }
    clients.forEach(
        c -> {
          c.setDaemon(true);
          c.start();
        });
    Thread.sleep(BEFORE.toMillis());
    seen.signal = System.nanoTime();
    service.process().destroy();
    service.process().onExit().get(MOST.toMillis(), TimeUnit.MILLISECONDS);
    Thread.sleep(300);
    seen.over = true;
    for (Thread client : clients) {
      client.join(PATIENCE.toMillis());
    }
    return seen;
  }

  /** A client that connects for every request. */
  private static void anew(int port, Seen seen) {
    byte[] request = Wire.post("/v1/decisions", Bodies.US_POLICE, "Connection: close\r\n");
    while (!seen.over) {
      try (Wire wire = connected(port, seen, "new")) {
        if (wire != null) {
          asked(wire, request, seen, "new");
        }
      }
    }
  }

  /** A client that keeps its connection for as long as the service does. */
  private static void kept(int port, Seen seen) {
    byte[] request = Wire.post("/v1/decisions", Bodies.US_POLICE, "");
    while (!seen.over) {
      try (Wire wire = connected(port, seen, "kept")) {
        while (wire != null && !seen.over && asked(wire, request, seen, "kept")) {
          // on the same connection
        }
      }
    }
  }

  private static Wire connected(int port, Seen seen, String client) {
    try {
      return Wire.to(port, PATIENCE);
    } catch (IOException e) {
      seen.count(client, "refused");
      pause();
      return null;
    }
  }

  /** Whether the connection goes on. */
  private static boolean asked(Wire wire, byte[] request, Seen seen, String client) {
    long sent = System.nanoTime();
    try {
      wire.send(request);
      Wire.Answer answer = wire.answer();
      seen.count(client, "" + answer.status());
      return !answer.closes();
    } catch (IOException e) {
      seen.lost(client, sent, e.getMessage());
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
