package dev.clausewise.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.Cases;
import dev.clausewise.Policies;
import dev.clausewise.decision.UseCase;
import dev.clausewise.diagram.compile.Compilation;
import dev.clausewise.diagram.compile.Compiler;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is possible with facts unknown, against every completion of them one by one on Drools. */
class UnknownsTest {
  private static final int MOST_COMPLETIONS = 20_000;
  private static final int PAIRS = 12;

  private final AtomicInteger compared = new AtomicInteger();
  private final AtomicLong completions = new AtomicLong();
  private final AtomicInteger undetermined = new AtomicInteger();

  private static Diagram diagram(String instrument) {
    return Policies.DIAGRAMS.of(instrument).orElseThrow();
  }

  /** Every given case without each of its facts, and without pairs of them chosen by seed. */
  private interface Removed {
    void without(UseCase useCase, ObjectNode rest, List<String> gone);
  }

  private static void removing(Random random, Removed each) {
    for (UseCase useCase : Cases.given()) {
      removing(useCase, random, each);
    }
  }

  private static void removing(UseCase useCase, Random random, Removed each) {
    List<String> names = new ArrayList<>();
    useCase.facts().fieldNames().forEachRemaining(names::add);
    List<List<String>> gone = new ArrayList<>();
    names.forEach(n -> gone.add(List.of(n)));
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        pairs.add(List.of(names.get(i), names.get(j)));
      }
    }
    Collections.shuffle(pairs, random);
    gone.addAll(pairs.subList(0, Math.min(PAIRS, pairs.size())));
    ObjectNode whole = useCase.facts().deepCopy();
    if (whole.has("useCity")) { // by its value: a name alone would need the state beside it
      Facts facts = Policies.READER.read(whole);
      whole.put("useCity", (String) facts.known().get("useCity"));
    }
    for (List<String> some : gone) {
      ObjectNode rest = whole.deepCopy();
      some.forEach(rest::remove);
      each.without(useCase, rest, some);
    }
  }

  @Test
  void thePossibleOutcomesAreThoseOfAllCompletions() {
    Cases.given().parallelStream()
        .forEach(
            given -> {
              Random random = new Random(given.id().hashCode());
              removing(
                  given,
                  random,
                  (useCase, rest, gone) -> {
                    LocalDate asOf = LocalDate.parse(useCase.asOf());
                    for (String instrument : useCase.expected().keySet()) {
                      compare(
                          useCase.id() + " without " + gone, instrument, rest, gone, asOf, random);
                    }
                  });
            });
    System.out.printf(
        "unknowns: %,d partial use cases, %,d completions on Drools, %,d undetermined%n",
        compared.get(), completions.get(), undetermined.get());
    assertTrue(compared.get() > 1000 && undetermined.get() > 100);
  }

  /**
   * What the case itself leaves out is filled at random, as often as not from among the values that
   * matter, until what is left can be tried out.
   */
  private void compare(
      String what,
      String instrument,
      ObjectNode rest,
      List<String> gone,
      LocalDate asOf,
      Random random) {
    Facts facts = Policies.READER.read(rest);
    List<String> unknown = new ArrayList<>(diagram(instrument).unknowns(facts));
    Collections.shuffle(unknown, random);
    while (product(unknown) > MOST_COMPLETIONS) {
      String filled =
          unknown.stream().filter(u -> !gone.contains(u)).findFirst().orElse(unknown.get(0));
      unknown.remove(filled);
      Fact fact = Policies.VOCABULARY.fact(filled).orElseThrow();
      Facts more;
      do {
        List<Object> values = Brute.values(fact);
        more = facts.with(filled, values.get(random.nextInt(values.size())));
      } while (more.contradict(Policies.VOCABULARY));
      facts = more;
    }
    Facts partial = facts;
    Set<Outcome> brute = Brute.none();
    boolean all =
        Brute.completions(
            partial,
            unknown,
            MOST_COMPLETIONS,
            whole -> {
              completions.incrementAndGet();
              brute.add(Brute.decide(instrument, whole, asOf));
            });
    assertTrue(all);
    Possible possible = diagram(instrument).explore(partial, asOf).orElseThrow().possible();
    assertTrue(possible.exact());
    assertEquals(
        brute, possible.outcomes(), () -> what + " by " + instrument + ": " + partial.known());
    assertEquals(possible.determined(), possible.openFacts().isEmpty(), what);
    compared.incrementAndGet();
    undetermined.addAndGet(possible.determined() ? 0 : 1);
  }

  private static double product(List<String> unknown) {
    double product = 1;
    for (String name : unknown) {
      product *= Brute.values(Policies.VOCABULARY.fact(name).orElseThrow()).size();
    }
    return product;
  }

  @Test
  void anOpenFactIsOneThatCanChangeTheOutcomeAndNoOtherIs() {
    Random random = new Random(5);
    int[] facts = {0, 0};
    for (UseCase useCase : Cases.given()) {
      LocalDate asOf = LocalDate.parse(useCase.asOf());
      for (String instrument : useCase.expected().keySet()) {
        Facts partial = Policies.READER.read(useCase.facts());
        List<String> unknown = diagram(instrument).unknowns(partial);
        Set<String> open =
            diagram(instrument)
                .explore(partial, asOf)
                .orElseThrow()
                .possible()
                .openFacts()
                .keySet();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 60; i++) {
          Facts whole = filled(partial, unknown, random);
          Outcome before = Brute.decide(instrument, whole, asOf);
          for (String name : unknown) {
            List<Object> values = Brute.values(Policies.VOCABULARY.fact(name).orElseThrow());
            Facts other = whole.with(name, values.get(random.nextInt(values.size())));
            if (!other.contradict(Policies.VOCABULARY)
                && Brute.decide(instrument, other, asOf) != before) {
              seen.add(name);
            }
          }
        }
        assertTrue(
            open.containsAll(seen),
            () -> useCase.id() + " by " + instrument + ": " + seen + " matter, " + open + " open");
        facts[0] += open.size();
        facts[1] += seen.size();
      }
    }
    System.out.printf("open facts: %d, of which sampling found %d to matter%n", facts[0], facts[1]);
  }

  private static Facts filled(Facts partial, List<String> unknown, Random random) {
    Facts whole = partial;
    for (String name : unknown) {
      List<Object> values = Brute.values(Policies.VOCABULARY.fact(name).orElseThrow());
      Facts more;
      int tries = 0;
      do {
        more = whole.with(name, values.get(random.nextInt(values.size())));
      } while (more.contradict(Policies.VOCABULARY) && ++tries < 10_000);
      whole = more;
    }
    return whole;
  }

  @Test
  void overAllInstrumentsTogetherNoImpossibleCombinationCounts() {
    Random random = new Random(34);
    int[] compared = {0, 0, 0};
    Diagrams searching = new Diagrams(Policies.DIAGRAMS.all(), Policies.VOCABULARY, 10);
    removing(
        random,
        (useCase, rest, gone) -> {
          if (!gone.contains("service") && !gone.contains("capability") || product(gone) > 1000) {
            return;
          }
          LocalDate asOf = LocalDate.parse(useCase.asOf());
          List<Diagram> some = new ArrayList<>(Policies.DIAGRAMS.all());
          Collections.shuffle(some, random);
          List<Diagram> instruments = some.subList(0, 2 + random.nextInt(7));
          Facts stated = Policies.READER.read(rest);
          List<String> others = new ArrayList<>();
          instruments.forEach(d -> others.addAll(d.unknowns(stated)));
          others.removeAll(gone);
          Facts partial = filled(stated, others, random);
          Set<Outcome> brute = Brute.none();
          Brute.completions(
              partial,
              gone,
              1000,
              whole -> {
                Outcome strictest = Outcome.NOT_APPLICABLE;
                for (Diagram diagram : instruments) {
                  Outcome one = Brute.decide(diagram.instrument(), whole, asOf);
                  strictest = one.compareTo(strictest) > 0 ? one : strictest;
                }
                brute.add(strictest);
              });
          List<Explored> explored =
              instruments.stream().map(d -> d.explore(partial, asOf).orElseThrow()).toList();
          Overall overall = Policies.DIAGRAMS.overall(explored, partial, asOf);
          assertTrue(overall.exact());
          assertEquals(brute, overall.outcomes(), () -> useCase.id() + " without " + gone);
          assertEquals(
              brute,
              searching.overall(explored, partial, asOf).outcomes(),
              () -> useCase.id() + " without " + gone + ", searched for");
          compared[0]++;
          compared[1] += overall.outcomes().size() > 1 ? 1 : 0;
          compared[2] +=
              explored.stream().filter(e -> !e.possible().determined()).count() > 1 ? 1 : 0;
        });
    System.out.printf(
        "together: %d partial use cases, %d undetermined, %d of them by several instruments%n",
        compared[0], compared[1], compared[2]);
    assertTrue(compared[0] >= 200 && compared[2] >= 50);
  }

  @Test
  void withNothingKnownOutcomesAreStillExact() {
    Diagrams generous = new Diagrams(Policies.DIAGRAMS.all(), Policies.VOCABULARY, 2_000_000);
    Facts nothing = Policies.READER.read(null);
    for (LocalDate asOf :
        List.of(LocalDate.of(2019, 1, 1), LocalDate.of(2024, 5, 1), LocalDate.of(2028, 1, 1))) {
      for (int round = 0; round < 3; round++) {
        long began = System.nanoTime();
        List<Explored> explored =
            Policies.DIAGRAMS.all().stream()
                .map(d -> d.explore(nothing, asOf).orElseThrow())
                .toList();
        long each = System.nanoTime();
        Overall overall = Policies.DIAGRAMS.overall(explored, nothing, asOf);
        System.out.printf(
            "nothing known as of %s: %.0f ms each, %.0f ms together, exact %s, %s%n",
            asOf,
            (each - began) / 1e6,
            (System.nanoTime() - each) / 1e6,
            overall.exact(),
            overall.openFacts().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(4)
                .toList());
        assertTrue(explored.stream().allMatch(e -> e.possible().exact()));
        if (round == 0) {
          Overall exact = generous.overall(explored, nothing, asOf);
          System.out.printf(
              "open facts: %d, of which %d can change it; exact %s%n",
              overall.openFacts().size(), exact.openFacts().size(), exact.exact());
          assertEquals(exact.outcomes(), overall.outcomes());
          assertTrue(overall.openFacts().keySet().containsAll(exact.openFacts().keySet()));
        }
      }
    }
  }

  @Test
  void moreFactsNeverAddAPossibleOutcome() {
    for (UseCase useCase : Cases.given()) {
      LocalDate asOf = LocalDate.parse(useCase.asOf());
      for (String instrument : useCase.expected().keySet()) {
        ObjectNode growing = useCase.facts().deepCopy();
        growing.removeAll();
        Brute.followers().keySet().forEach(growing::putNull);
        Possible before =
            diagram(instrument)
                .explore(Policies.READER.read(growing), asOf)
                .orElseThrow()
                .possible();
        for (var fact : useCase.facts().properties()) {
          growing.set(fact.getKey(), fact.getValue());
          Possible after =
              diagram(instrument)
                  .explore(Policies.READER.read(growing), asOf)
                  .orElseThrow()
                  .possible();
          String what = useCase.id() + " by " + instrument + " with " + fact.getKey();
          assertTrue(before.outcomes().containsAll(after.outcomes()), what);
          before = after;
        }
      }
    }
  }

  @Test
  void beyondItsBudgetTheAnswerIsCoarseAndNeverTooMild() {
    String id = "OPENAI-UP";
    Compilation small =
        Compiler.compile(
            Policies.DROOLS.model(id), Policies.DROOLS.judgments(id), Policies.VOCABULARY, 50);
    Diagram index = new Diagram(small, Policies.VOCABULARY);
    assertFalse(index.isExact());
    Random random = new Random(3);
    Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
    for (UseCase useCase : Cases.all()) {
      if (!useCase.expected().containsKey(id)) {
        continue;
      }
      LocalDate asOf = LocalDate.parse(useCase.asOf());
      Facts partial = Policies.READER.read(useCase.facts());
      Facts whole = filled(partial, diagram(id).unknowns(partial), random);
      assertEquals(
          Set.of(Brute.decide(id, whole, asOf)),
          index.explore(whole, asOf).orElseThrow().possible().outcomes());
      Possible coarse = index.explore(partial, asOf).orElseThrow().possible();
      Possible exact = diagram(id).explore(partial, asOf).orElseThrow().possible();
      assertTrue(coarse.outcomes().containsAll(exact.outcomes()), useCase.id());
      assertTrue(coarse.openFacts().keySet().containsAll(exact.openFacts().keySet()), useCase.id());
      seen.addAll(coarse.outcomes());
    }
    assertTrue(seen.size() > 1);
    Diagrams together = new Diagrams(Policies.DIAGRAMS.all(), Policies.VOCABULARY, 10);
    Facts nothing = Policies.READER.read(null);
    LocalDate asOf = LocalDate.of(2026, 1, 1);
    List<Explored> explored =
        Policies.DIAGRAMS.all().stream().map(d -> d.explore(nothing, asOf).orElseThrow()).toList();
    Overall coarse = together.overall(explored, nothing, asOf);
    Overall exact = Policies.DIAGRAMS.overall(explored, nothing, asOf);
    assertFalse(coarse.exact());
    assertTrue(coarse.outcomes().containsAll(exact.outcomes()));
    assertTrue(coarse.openFacts().keySet().containsAll(exact.openFacts().keySet()));
  }

  @Test
  void everyModelIsCompiledToDiagrams() {
    Map<String, String> not = new HashMap<>();
    for (Diagram diagram : Policies.DIAGRAMS.all()) {
      diagram.notCompiled().ifPresent(why -> not.put(diagram.instrument(), why));
      assertTrue(diagram.isExact(), diagram.instrument());
    }
    assertEquals(Map.of(), not);
  }
}
