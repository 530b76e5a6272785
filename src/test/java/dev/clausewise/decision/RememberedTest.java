package dev.clausewise.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.Policies;
import dev.clausewise.vocabulary.Facts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is remembered is what would be said, and there is never much of it. */
class RememberedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DecisionService REMEMBERING = service(Remembered.MOST);
  private static final DecisionService FORGETFUL = service(0);
  private static final CounterfactualService REMEMBERING_CHANGES = changes(Remembered.MOST);
  private static final CounterfactualService FORGETFUL_OF_CHANGES = changes(0);

  private static DecisionService service(int remembered) {
    return new DecisionService(
        Policies.VOCABULARY,
        Policies.REGISTER,
        Policies.DIAGRAMS,
        Policies.DROOLS,
        Clock.systemUTC(),
        remembered);
  }

  private static CounterfactualService changes(int remembered) {
    return new CounterfactualService(
        Policies.VOCABULARY, Policies.REGISTER, Policies.DIAGRAMS, Policies.DROOLS, remembered);
  }

  private static ObjectNode object(String json) throws Exception {
    return (ObjectNode) JSON.readTree(json);
  }

  private static List<Object> content(Decision decision) {
    return List.of(
        decision.asOf(),
        decision.outcome(),
        decision.possibleOutcomes(),
        decision.openFacts(),
        String.valueOf(decision.nextQuestion()),
        decision.verdicts(),
        decision.engine());
  }

  /**
   * Uses that differ in nothing but the day, or in that a fact that follows from another one is
   * left out or said to be unknown: asked in turn, so that each could be given the answer of
   * another.
   */
  @Test
  void aRememberedAnswerIsTheOneThatIsMade() throws Exception {
    List<Object> different = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (String json :
          List.of(
              "{}",
              "{\"beneficiaryType\": null}",
              "{\"actorType\": \"police\"}",
              "{\"actorType\": \"police\", \"beneficiaryType\": null}",
              "{\"useSubdivision\": \"US-CA\"}",
              "{\"useSubdivision\": \"US-CA\", \"useCountry\": null}")) {
        Facts facts = Policies.READER.read(object(json));
        for (String day : List.of("2019-01-01", "2024-05-10", "2028-01-01")) {
          for (List<String> some :
              List.of(
                  List.<String>of(),
                  List.of("EU-AIA", "US-IL-BIPA"),
                  List.of("US-IL-BIPA", "EU-AIA"))) {
            LocalDate asOf = LocalDate.parse(day);
            List<Object> made = content(FORGETFUL.decide(facts, asOf, some, Engine.COMPILED));
            assertEquals(
                made, content(REMEMBERING.decide(facts, asOf, some, Engine.COMPILED)), json);
            assertEquals(
                FORGETFUL.interview(facts, asOf, some, Set.of()),
                REMEMBERING.interview(facts, asOf, some, Set.of()));
            if (round == 0 && some.isEmpty()) {
              different.add(made);
            }
          }
          for (List<String> may : List.of(List.<String>of(), List.of("useCountry"))) {
            assertEquals(
                FORGETFUL_OF_CHANGES.counterfactuals(
                    facts, LocalDate.parse(day), "EU-AIA", null, may),
                REMEMBERING_CHANGES.counterfactuals(
                    facts, LocalDate.parse(day), "EU-AIA", null, may));
          }
        }
      }
    }
    assertTrue(different.stream().distinct().count() > 6, "too much the same to tell apart");
  }

  @Test
  void aFactLeftOutIsNotTheSameAsOneSaidToBeUnknown() throws Exception {
    Facts leftOut = Policies.READER.read(object("{}"));
    Facts unknown = Policies.READER.read(object("{\"beneficiaryType\": null}"));
    assertEquals(leftOut.known(), unknown.known());
    assertNotEquals(leftOut, unknown);
    assertEquals(leftOut, Policies.READER.read(object("{\"purpose\": null}")));
    assertEquals(
        Policies.READER.read(object("{\"camera\": \"drone\", \"timing\": \"real_time\"}")),
        Policies.READER.read(object("{\"timing\": \"real_time\", \"camera\": \"drone\"}")));
  }

  @Test
  void everyDecisionHasItsOwnIdAndTime() throws Exception {
    Facts nothing = Policies.READER.read(object("{}"));
    LocalDate day = LocalDate.of(2026, 1, 1);
    Decision one = REMEMBERING.decide(nothing, day, List.of(), Engine.COMPILED);
    Thread.sleep(5);
    Decision other = REMEMBERING.decide(nothing, day, List.of(), Engine.COMPILED);
    assertNotEquals(one.id(), other.id());
    assertTrue(one.decidedAt().isBefore(other.decidedAt()));
    assertEquals(content(one), content(other));
  }

  @Test
  void whatWasNotAskedForLongestIsForgottenFirst() {
    Remembered<Integer, String> remembered = new Remembered<>(3);
    List<Integer> made = new ArrayList<>();
    for (int question : List.of(1, 2, 3, 1, 4, 1, 2, 5, 6, 7)) {
      remembered.answer(
          question,
          () -> {
            made.add(question);
            return "answer " + question;
          });
      assertTrue(remembered.size() <= 3);
    }
    assertEquals(List.of(1, 2, 3, 4, 2, 5, 6, 7), made);
  }

  @Test
  void manyWhoAskTheSameAtATimeHaveItMadeOnce() throws Exception {
    Remembered<String, Object> remembered = new Remembered<>(3);
    AtomicInteger made = new AtomicInteger();
    CountDownLatch asking = new CountDownLatch(1);
    int callers = 50;
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<Object>> all = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        all.add(
            threads.submit(
                () ->
                    remembered.answer(
                        "same",
                        () -> {
                          made.incrementAndGet();
                          await(asking);
                          return new Object();
                        })));
      }
      Thread.sleep(100);
      asking.countDown();
      Object first = all.get(0).get(10, TimeUnit.SECONDS);
      for (Future<Object> one : all) {
        assertEquals(first, one.get(10, TimeUnit.SECONDS));
      }
      assertEquals(1, made.get());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatFailedIsTriedAgain() {
    Remembered<String, String> remembered = new Remembered<>(3);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            remembered.answer(
                "question",
                () -> {
                  throw new IllegalArgumentException("not now");
                }));
    assertEquals(0, remembered.size());
    assertEquals("answer", remembered.answer("question", () -> "answer"));
  }
}
