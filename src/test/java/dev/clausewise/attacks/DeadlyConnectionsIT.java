package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.clausewise.Packaged;
import dev.clausewise.attacks.Siege.Terms;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Connections that are slow, cut off or never done; as {@link DeadlyIT} for the rest. */
class DeadlyConnectionsIT {
  private static final String DECISIONS = "/v1/decisions";

  private static final String MODELS = "/v1/models/evaluate";

  /** A connection without an answer, or an answer that says to come again or why not. */
  private static final Integer[] ANY_REFUSAL = {0, 400, 408, 413, 415, 422, 429, 431, 503};

  /** Three times as many as there may be connections. */
  private static final int HALF_HEADS = 3000;

  @AutoClose
  private static final Siege siege = new Siege(Path.of("target/attacks/deadly-connections"), 0);

  @Test
  void fortyBodiesOfTenMegabytesThatStall() throws Exception {
    stalled("bodies of 9.9 MiB that stall", 40, (int) (9.9 * 1024 * 1024));
  }

  @Test
  void fourHundredBodiesJustWithinTheLimitThatStall() throws Exception {
    stalled("bodies of 255 KiB that stall", 400, 255 * 1024);
  }

  /** More than there may be connections, each within what it may always send. */
  @Test
  void fifteenHundredSmallBodiesThatStall() throws Exception {
    stalled("bodies of 8 KiB that stall", 1500, 8 * 1024);
  }

  /** All but the last byte is sent, and then nothing. */
  private static void stalled(String name, int connections, int size) throws Exception {
    List<String> paths = List.of(DECISIONS, MODELS);
    byte[] most = new byte[size - 1];
    Arrays.fill(most, (byte) ' ');
    siege.stands(
        connections + " " + name,
        new Terms(0.95, ANY_REFUSAL),
        (service, load) ->
            load.run(
                connections,
                Siege.LENGTH,
                i ->
                    held(
                        load,
                        service,
                        Wire.head(
                            "POST",
                            paths.get(i % paths.size()),
                            "Content-Length: " + size + "\r\n"),
                        most)));
  }

  /** Sends a beginning and waits for as long as the attack goes on, or until it is cut off. */
  private static Load.Caller held(Load load, Packaged service, byte[]... beginning) {
    return () -> {
      try (Wire wire = Wire.to(service.port(), Siege.LENGTH)) {
        for (byte[] part : beginning) {
          wire.send(part);
        }
        load.saw(wire.answer().status());
      }
    };
  }

  @Test
  void twoHundredAndFiftySlowBodies() throws Exception {
    byte[] head = Wire.head("POST", DECISIONS, "Content-Length: 1000\r\n");
    siege.stands(
        "250 bodies of a byte a second",
        new Terms(0.95, ANY_REFUSAL),
        (service, load) ->
            load.run(
                250,
                Siege.LENGTH,
                i ->
                    () -> {
                      try (Wire wire = Wire.to(service.port(), Siege.LENGTH)) {
                        wire.send(head);
                        load.began();
                        for (int n = 0; n < Siege.LENGTH.toSeconds(); n++) {
                          wire.send("{\"facts".substring(n % 7, n % 7 + 1).getBytes());
                          Thread.sleep(1000);
                        }
                      }
                    }));
  }

  @Test
  void oneConnectionOfTwoHundredAndFiftyStreams() throws Exception {
    siege.stands(
        "250 streams on one connection",
        new Terms(0.95, 0),
        (service, load) ->
            load.run(
                1,
                Siege.LENGTH,
                i ->
                    () -> {
                      try (Wire wire = Wire.to(service.port(), Siege.LENGTH)) {
                        wire.send(Streams.preface());
                        for (int n = 0; n < 250; n++) {
                          wire.send(Streams.begun(2 * n + 1, DECISIONS));
                          load.began();
                        }
                        untilItIsClosed(wire);
                      }
                    }));
  }

  private static void untilItIsClosed(Wire wire) throws Exception {
    long end = System.nanoTime() + Siege.LENGTH.toNanos();
    while (System.nanoTime() < end && wire.read() >= 0) {
      // whatever it says
    }
  }

  @Test
  void streamsThatAreTakenBackAtOnce() throws Exception {
    siege.stands(
        "2 connections of streams taken back at once",
        new Terms(0.5, 0),
        (service, load) ->
            load.run(
                2,
                Siege.LENGTH,
                i ->
                    () -> {
                      try (Wire wire = Wire.to(service.port(), Duration.ofSeconds(1))) {
                        wire.send(Streams.preface());
                        for (int n = 0; n < 1000; n++) {
                          wire.send(Streams.takenBack(2 * n + 1, DECISIONS, Bodies.NOTHING_KNOWN));
                          load.began();
                        }
                        Thread.sleep(200);
                      }
                    }));
  }

  @Test
  void callersWhoHangUpAtOnce() throws Exception {
    byte[] decisions = Wire.post(DECISIONS, Bodies.NOTHING_KNOWN, "");
    byte[] changes = Wire.post("/v1/counterfactuals", Bodies.NOTHING_KNOWN_OF_ONE, "");
    siege.stands(
        "60 callers who hang up at once",
        new Terms(0.1, 0),
        (service, load) ->
            load.run(
                60,
                Siege.LENGTH,
                i ->
                    () -> {
                      try (Wire wire = Wire.to(service.port(), Siege.LENGTH)) {
                        wire.send(i % 2 == 0 ? decisions : changes);
                        load.began();
                      }
                      Load.pause();
                    }));
  }

  @Test
  void callersWhoDoNotReadTheirAnswers() throws Exception {
    byte[] openapi = Wire.head("GET", "/q/openapi", "");
    siege.stands(
        "200 callers who do not read 100 answers each",
        new Terms(0.95, 0),
        (service, load) ->
            load.run(
                200,
                Siege.LENGTH,
                i ->
                    () -> {
                      try (Wire wire = Wire.to(service.port(), Siege.LENGTH, 4096)) {
                        for (int n = 0; n < 100; n++) {
                          wire.send(openapi);
                          load.began();
                        }
                        Thread.sleep(Siege.LENGTH.toMillis());
                      }
                    }));
  }

  @Test
  void threeThousandHalfHeadsAreClosedInTime() throws Exception {
    Duration time = Duration.ofSeconds(15);
    byte[] half = "POST /v1/decisions HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: ".getBytes();
    AtomicInteger closed = new AtomicInteger();
    siege.stands(
        HALF_HEADS + " half heads",
        new Terms(0.95, ANY_REFUSAL),
        (service, load) -> {
          load.run(
              HALF_HEADS,
              Duration.ofSeconds(1),
              i ->
                  () -> {
                    try (Wire wire = Wire.to(service.port(), time.plusSeconds(2))) {
                      wire.send(half);
                      load.began();
                      if (wire.read() < 0) {
                        closed.incrementAndGet();
                      }
                      Thread.sleep(2000);
                    } catch (SocketTimeoutException e) {
                      Thread.sleep(2000);
                    } catch (IOException e) {
                      closed.incrementAndGet();
                      Thread.sleep(2000);
                    }
                  });
          Thread.sleep(2000);
        });
    assertEquals(HALF_HEADS, closed.get(), "connections that were closed within " + time);
  }

  @Test
  void headersWithoutEnd() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      many.append("X-").append(i).append(": ").append(i).append("\r\n");
    }
    List<byte[]> requests =
        List.of(
            Wire.post(DECISIONS, Bodies.NOTHING_KNOWN, many.toString()),
            Wire.post(DECISIONS, Bodies.NOTHING_KNOWN, "X: " + "x".repeat(1_000_000) + "\r\n"),
            Wire.post("/" + "x".repeat(100_000), Bodies.NOTHING_KNOWN, ""));
    siege.stands(
        "5,000 headers, one of a megabyte, a long address, 30 callers",
        new Terms(0.95, 0, 400, 404, 413, 414, 431, 429, 503),
        (service, load) -> load.asked(service.port(), 30, requests));
  }

  @Test
  void bodiesInPiecesWithoutEnd() throws Exception {
    byte[] head = Wire.head("POST", DECISIONS, "Transfer-Encoding: chunked\r\n");
    byte[] piece = ("2000\r\n" + " ".repeat(0x2000) + "\r\n").getBytes();
    siege.stands(
        "50 bodies in pieces without end",
        new Terms(0.95, ANY_REFUSAL),
        (service, load) ->
            load.run(
                50,
                Siege.LENGTH,
                i ->
                    () -> {
                      try (Wire wire = Wire.to(service.port(), Siege.LENGTH)) {
                        wire.send(head);
                        for (int n = 0; n < 10_000; n++) {
                          wire.send(piece);
                        }
                      }
                    }));
  }
}
