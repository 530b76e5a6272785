package dev.clausewise.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.clausewise.Policies;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.vocabulary.Facts;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whoever knows little does not cost much, remembered or not. */
class CheapTest {
  private static final long MOST_BYTES = 4_000_000;

  /** With nothing remembered, every answer is made. */
  private static final DecisionService FORGETFUL =
      new DecisionService(
          Policies.VOCABULARY,
          Policies.REGISTER,
          Policies.DIAGRAMS,
          Policies.DROOLS,
          Clock.systemUTC(),
          0);

  private static final CounterfactualService FORGETFUL_OF_CHANGES =
      new CounterfactualService(
          Policies.VOCABULARY, Policies.REGISTER, Policies.DIAGRAMS, Policies.DROOLS, 0);

  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2024, 5, 10),
          LocalDate.of(2026, 11, 25),
          LocalDate.of(2027, 12, 2),
          LocalDate.of(2028, 1, 1));

  private static final List<String> LITTLE =
      List.of(
          "{}",
          "{\"useCountry\": \"US\"}",
          "{\"useCountry\": \"DE\"}",
          "{\"service\": \"azure_openai\"}",
          "{\"purpose\": null}",
          "{\"actorType\": null, \"beneficiaryType\": null, \"actorLevel\": null, \"beneficiaryLevel\": null}",
          """
          {"service": "azure_openai", "actorType": "police", "useCountry": "US",
           "capability": ["face_identification"], "camera": "fixed_cctv"}
          """);

  private static Facts facts(String json) {
    try {
      return Policies.READER.read(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes that this thread allocates for an answer, once classes and buffers are there. */
  private static long bytes(Supplier<?> answer) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 4; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      Object given = answer.get();
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
      assertTrue(given != null);
    }
    return least;
  }

  @Test
  void noDecisionOrQuestionThatLittleIsKnownForAllocatesMoreThanFourMegabytes() {
    Map<String, Long> tooMuch = new LinkedHashMap<>();
    long most = 0;
    for (String json : LITTLE) {
      Facts facts = facts(json);
      for (LocalDate day : DAYS) {
        long decided = bytes(() -> FORGETFUL.decide(facts, day, List.of(), Engine.COMPILED));
        long asked = bytes(() -> FORGETFUL.interview(facts, day, List.of(), Set.of()));
        most = Math.max(most, Math.max(decided, asked));
        if (Math.max(decided, asked) > MOST_BYTES) {
          tooMuch.put(json + " as of " + day, Math.max(decided, asked));
        }
      }
    }
    System.out.printf("little known: an answer allocates %,d bytes at most%n", most);
    assertEquals(Map.of(), tooMuch);
  }

  @Test
  void noCounterfactualOfAnyInstrumentAllocatesMoreThanFourMegabytes() {
    Map<String, Long> each = new TreeMap<>();
    for (Diagram diagram : Policies.DIAGRAMS.all()) {
      for (String json : LITTLE) {
        Facts facts = facts(json);
        for (LocalDate day : DAYS.subList(1, 3)) {
          for (List<String> more : List.of(List.<String>of(), List.of("asOf", "useCountry"))) {
            each.merge(
                diagram.instrument(),
                bytes(
                    () ->
                        FORGETFUL_OF_CHANGES.counterfactuals(
                            facts, day, diagram.instrument(), null, more)),
                Math::max);
          }
        }
      }
    }
    assertEquals(Policies.DIAGRAMS.all().size(), each.size());
    System.out.printf(
        "counterfactuals allocate %,d bytes at most%n",
        each.values().stream().mapToLong(b -> b).max().orElseThrow());
    each.values().removeIf(b -> b <= MOST_BYTES);
    assertEquals(Map.of(), each);
  }

  @Test
  void aRememberedAnswerAllocatesNextToNothing() {
    Facts nothing = facts("{}");
    LocalDate day = DAYS.get(1);
    long made = bytes(() -> FORGETFUL.decide(nothing, day, List.of(), Engine.COMPILED));
    long again = bytes(() -> Policies.SERVICE.decide(nothing, day, List.of(), Engine.COMPILED));
    assertTrue(again < 4_000 && 10 * again < made, () -> again + " of " + made);
    assertFalse(
        Policies.SERVICE
            .decide(nothing, day, List.of(), Engine.COMPILED)
            .id()
            .equals(Policies.SERVICE.decide(nothing, day, List.of(), Engine.COMPILED).id()));
  }
}
