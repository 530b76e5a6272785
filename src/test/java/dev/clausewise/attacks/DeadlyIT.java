package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Packaged;
import dev.clausewise.attacks.Siege.Terms;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Work that once ended a pod or stopped its answers. {@code -Dattacks.seconds=60} makes each last a
 * minute.
 */
class DeadlyIT {
  private static final String DECISIONS = "/v1/decisions";
  private static final String MODELS = "/v1/models/evaluate";

  /** A connection without an answer, or an answer that says to come again or why not. */
  private static final Integer[] ANY_REFUSAL = {0, 400, 408, 413, 415, 422, 429, 431, 503};

  private static final Duration EVERY_DRAFT = Duration.ofSeconds(60);

  private static final int HALF_HEADS = 1000;

  /** For the largest requests to all routes, once each. */
  private static final Duration EVERY_ROUTE = Duration.ofSeconds(120);

  @AutoClose private static final Siege siege = new Siege(Path.of("target/attacks/deadly"), 0);

  private static void asked(Load load, Packaged service, int callers, List<byte[]> requests)
      throws Exception {
    load.run(
        callers, Siege.LENGTH, i -> load.asking(service.port(), requests.get(i % requests.size())));
  }

  @Test
  void moreFindingsAndDefeatsThanAnyPolicyHas() throws Exception {
    String body = Bodies.findings(1500, 3000);
    List<byte[]> requests =
        List.of(
            Wire.post("/outcome", body, ""),
            Wire.post("/outcome/first", body, ""),
            Wire.post("/rulings", body, ""),
            Wire.post("/obligations", body, ""));
    siege.stands(
        "1,501 findings and 3,000 defeats, 4 callers",
        new Terms(0.95, 0, 200, 413, 422, 429, 503), // the first wait until Drools is ready
        (service, load) -> asked(load, service, 4, requests));
  }

  @Test
  void aHundredCallersWhoKnowNothingYet() throws Exception {
    nothingKnown(100);
  }

  @Test
  void fourHundredCallersWhoKnowNothingYet() throws Exception {
    nothingKnown(400);
  }

  private static void nothingKnown(int callers) throws Exception {
    siege.stands(
        "nothing known, " + callers + " callers",
        new Terms(0.1, 0, 200, 429, 503),
        (service, load) -> {
          asked(load, service, callers, List.of(Wire.post(DECISIONS, Bodies.NOTHING_KNOWN, "")));
          assertTrue(load.statuses().containsKey(200), "some of them are answered");
        });
  }

  @Test
  void manyWhoAskWhatWouldHaveToChangeAndKnowNothing() throws Exception {
    siege.stands(
        "counterfactuals with nothing known, 60 callers",
        new Terms(0.5, 0, 200, 422, 429, 503),
        (service, load) ->
            asked(
                load,
                service,
                60,
                List.of(Wire.post("/v1/counterfactuals", Bodies.NOTHING_KNOWN_OF_ONE, ""))));
  }

  @Test
  void fortyBodiesOfTenMegabytesThatStall() throws Exception {
    stalled("bodies of 9.9 MiB that stall", 40, (int) (9.9 * 1024 * 1024));
  }

  @Test
  void fourHundredBodiesJustWithinTheLimitThatStall() throws Exception {
    stalled("bodies of 255 KiB that stall", 400, 255 * 1024);
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
  void modelsWhereNoneAreEvaluated() throws Exception {
    String opened = Bodies.evaluation("/* ".repeat(100 * 1024), "");
    String empty =
        Bodies.evaluation(
            "1", "<extensionElements>" + "<a b=''/>".repeat(200_000) + "</extensionElements>");
    siege.stands(
        "models of 300 KiB and 1.8 MiB where none are evaluated, 228 callers",
        new Terms(0.9, 0, 413, 422, 429, 503),
        (service, load) ->
            load.run(
                228,
                Siege.LENGTH,
                i -> load.asking(service.port(), Wire.post(MODELS, i < 220 ? opened : empty, ""))));
  }

  @Test
  void twoHundredAndTwentyFirstQuestionsToDrools() throws Exception {
    String question =
        "{\"engine\": \"drools\", \"facts\": {\"service\": \"azure_openai\", \"actorType\": \"police\", \"actorCountry\": \"US\", \"useCountry\": \"US\", \"capability\": [\"face_identification\"]}}";
    siege.fresh();
    siege.stands(
        "220 first questions to Drools",
        new Terms(0.5, 0, 200, 422, 429, 503),
        (service, load) ->
            asked(
                load,
                service,
                220,
                List.of(
                    Wire.post(DECISIONS, question, ""),
                    Wire.post("/EU-AIA", Bodies.NOTHING_KNOWN, ""))));
  }

  @Test
  void twoHundredAndFiftyCallersOfModels() throws Exception {
    try (Siege models = new Siege(Path.of("target/attacks/models-under-load"), 2)) {
      byte[] request = Wire.post(MODELS, Bodies.evaluation(Bodies.ENDLESS, ""), "");
      models.stands(
          "250 callers of models that run to their limit",
          new Terms(0.95, 0, 422, 429, 503),
          (service, load) -> asked(load, service, 250, List.of(request)));
    }
  }

  @Test
  void theLargestRequestToEveryRoute() throws Exception {
    siege.stands(
        "the largest requests to every route, 8 callers",
        new Terms(0.5, 0, 200, 201, 400, 404, 405, 406, 408, 409, 413, 415, 422, 429, 503),
        (service, load) -> {
          List<byte[]> requests = Routes.largest(service);
          AtomicInteger next = new AtomicInteger();
          long end = System.nanoTime() + EVERY_ROUTE.toNanos();
          do {
            load.run(
                8,
                Siege.LENGTH,
                i ->
                    () ->
                        load.ask(
                            service.port(),
                            requests.get(next.getAndIncrement() % requests.size())));
          } while (next.get() < requests.size() && System.nanoTime() < end);
          assertTrue(
              next.get() >= requests.size(),
              () ->
                  "within "
                      + EVERY_ROUTE
                      + " only "
                      + next
                      + " of "
                      + requests.size()
                      + " were sent; the slowest:"
                      + load.slowest());
        });
  }

  @Test
  void moreDraftsThanThereIsRoomFor() throws Exception {
    String draft =
        "{\"instrument\":\"US-VT-ACT166\",\"note\":\"n\",\"model\":\""
            + "x".repeat(1_900_000)
            + "\"}";
    byte[] request = Wire.post("/v1/drafts", draft, "");
    try (Siege drafts = new Siege(Path.of("target/attacks/many-drafts"), 0)) {
      drafts.stands(
          "300 drafts of 1.9 MiB, then a list",
          new Terms(0.9, 0, 200, 201, 403, 409, 413, 422, 429, 503, 507),
          (service, load) -> {
            AtomicInteger sent = new AtomicInteger();
            load.run(
                4,
                EVERY_DRAFT,
                i ->
                    () -> {
                      if (sent.getAndIncrement() >= 300) {
                        throw new InterruptedException("enough");
                      }
                      load.ask(service.port(), request);
                    });
            assertTrue(sent.get() >= 300, () -> "only " + sent + " were sent");
            try (Wire wire = Wire.to(service.port(), Duration.ofSeconds(10))) {
              wire.send(Wire.get("/v1/drafts"));
              assertEquals(200, wire.answer().status(), "the list of drafts");
            }
          });
    }
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
  void aThousandHalfHeadsAreClosedInTime() throws Exception {
    Duration time = Duration.ofSeconds(15);
    byte[] half = "POST /v1/decisions HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: ".getBytes();
    AtomicInteger closed = new AtomicInteger();
    siege.stands(
        "1,000 half heads",
        new Terms(0.95, time, Set.of(ANY_REFUSAL)),
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
  void bodiesThatUnpackToFarMore() throws Exception {
    byte[] bomb = Bodies.packed(200);
    assertTrue(bomb.length < Bodies.LARGEST, "it is small as it is sent");
    List<byte[]> requests =
        List.of(
            Wire.post(DECISIONS, bomb, "Content-Encoding: gzip\r\n"),
            Wire.post(MODELS, bomb, "Content-Encoding: gzip\r\n"),
            Wire.post("/EU-AIA", bomb, "Content-Encoding: gzip\r\n"));
    siege.stands(
        "200 MiB in 200 KiB, 20 callers",
        new Terms(0.95, ANY_REFUSAL),
        (service, load) -> asked(load, service, 20, requests));
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
        (service, load) -> asked(load, service, 30, requests));
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
