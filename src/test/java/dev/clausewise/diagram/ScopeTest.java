package dev.clausewise.diagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.Cases;
import dev.clausewise.Policies;
import dev.clausewise.decision.UseCase;
import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.compile.NotCompiled;
import dev.clausewise.diagram.function.Restriction;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index leaves out what applies in no completion, and nothing else decides what is touched. */
class ScopeTest {
  private static final int ONE_IN = 4;
  private static final int RANDOM_USES = 60;
  private static final Set<Outcome> NOT_APPLICABLE = Set.of(Outcome.NOT_APPLICABLE);

  private long looked;
  private long listed;
  private long left;

  @Test
  void noInstrumentThatAppliesToAGivenCaseIsLeftOut() {
    for (UseCase useCase : Cases.all()) {
      check(Policies.READER.read(useCase.facts()), LocalDate.parse(useCase.asOf()));
    }
    report();
  }

  /** Down to nothing. */
  @Test
  void noInstrumentThatAppliesToAPartOfACaseIsLeftOut() {
    Random random = new Random(7);
    for (UseCase useCase : Cases.all()) {
      if (random.nextInt(ONE_IN) > 0) {
        continue;
      }
      ObjectNode rest = useCase.facts().deepCopy();
      List<String> names = new ArrayList<>();
      rest.fieldNames().forEachRemaining(names::add);
      names.remove("useSubdivision"); // which a city's name may need
      Collections.shuffle(names, random);
      names.subList(0, random.nextInt(names.size() + 1)).forEach(rest::remove);
      check(Policies.READER.read(rest), LocalDate.parse(useCase.asOf()));
    }
    report();
  }

  /** Values that no case has: of every fact, any number of them known, on days that turn much. */
  @Test
  void noInstrumentThatAppliesToARandomUseIsLeftOut() {
    Random random = new Random(11);
    List<LocalDate> days =
        Policies.DIAGRAMS.all().stream().flatMap(d -> d.turns().stream()).distinct().toList();
    for (int use = 0; use < RANDOM_USES; use++) {
      Facts facts = Policies.READER.read(null);
      List<Fact> all = new ArrayList<>(Policies.VOCABULARY.facts());
      Collections.shuffle(all, random);
      for (Fact fact : all.subList(0, random.nextInt(all.size() + 1))) {
        List<Object> values = Brute.values(fact);
        Facts more = facts.with(fact.name(), values.get(random.nextInt(values.size())));
        facts = more.contradict(Policies.VOCABULARY) ? facts : more;
      }
      check(facts, days.get(random.nextInt(days.size())));
    }
    report();
  }

  private void check(Facts facts, LocalDate asOf) {
    Classes classes = Policies.DIAGRAMS.classes(facts, asOf);
    BitSet inScope = Policies.DIAGRAMS.inScope(classes);
    int number = 0;
    for (Diagram diagram : Policies.DIAGRAMS.all()) {
      Seen seen = Policies.DIAGRAMS.seen(diagram, classes).orElseThrow();
      assertArrayEquals(
          Restriction.known(((Compiled) diagram.compilation()).variables(), facts, asOf),
          seen.known(),
          () -> diagram.instrument() + " sees " + facts.known() + " on " + asOf);
      Possible possible = diagram.explore(facts, asOf).orElseThrow().possible();
      assertEquals(possible, diagram.explore(seen).possible());
      boolean applies = !possible.outcomes().equals(NOT_APPLICABLE);
      boolean isIn = inScope.get(number++);
      assertTrue(
          isIn || !applies,
          () -> diagram.instrument() + " is left out of " + facts.known() + " on " + asOf);
      looked++;
      listed += applies ? 1 : 0;
      left += isIn ? 1 : 0;
    }
  }

  /** An index that leaves everything in would be right and of no use. */
  private void report() {
    System.out.printf(
        "scope: of %,d instruments %,d apply, and the index leaves %,d in%n", looked, listed, left);
    assertTrue(left >= listed && left < looked * 0.55);
  }

  @Test
  void whatHasNoDiagramIsNeverLeftOut() {
    Diagram first = Policies.DIAGRAMS.all().iterator().next();
    Diagrams diagrams =
        new Diagrams(
            List.of(
                first,
                new Diagram(new NotCompiled("ZZ", "a reason", List.of()), Policies.VOCABULARY)),
            Policies.VOCABULARY);
    Facts nowhere = Policies.READER.read(null).with("useCountry", "AQ");
    for (Facts facts : List.of(Policies.READER.read(null), nowhere)) {
      assertTrue(diagrams.inScope(diagrams.classes(facts, LocalDate.of(2024, 5, 10))).get(1));
    }
  }
}
