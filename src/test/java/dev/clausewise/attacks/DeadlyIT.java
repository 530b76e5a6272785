package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.attacks.Siege.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  /** For the largest requests to all routes, once each. */
  private static final Duration EVERY_ROUTE = Duration.ofSeconds(120);

  @AutoClose private static final Siege siege = new Siege(Path.of("target/attacks/deadly"), 0);

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
        (service, load) -> load.asked(service.port(), 4, requests));
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
          load.asked(
              service.port(), callers, List.of(Wire.post(DECISIONS, Bodies.NOTHING_KNOWN, "")));
          assertTrue(load.statuses().containsKey(200), "some of them are answered");
        });
  }

  @Test
  void manyWhoAskWhatWouldHaveToChangeAndKnowNothing() throws Exception {
    siege.stands(
        "counterfactuals with nothing known, 60 callers",
        new Terms(0.5, 0, 200, 422, 429, 503),
        (service, load) ->
            load.asked(
                service.port(),
                60,
                List.of(Wire.post("/v1/counterfactuals", Bodies.NOTHING_KNOWN_OF_ONE, ""))));
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
            load.asked(
                service.port(),
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
          (service, load) -> load.asked(service.port(), 250, List.of(request)));
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
        (service, load) -> load.asked(service.port(), 20, requests));
  }
}
