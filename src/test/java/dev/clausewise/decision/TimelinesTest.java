package dev.clausewise.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Cases;
import dev.clausewise.Policies;
import dev.clausewise.decision.Timeline.Change;
import dev.clausewise.decision.Timeline.Span;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of a use as days go by is what is decided on each of them. */
class TimelinesTest {
  private static final int CASES = 30;
  private static final int DAYS = 40;
  private static final long SEED = 20_240_501;

  private static Facts facts(UseCase useCase) {
    return Policies.READER.read(useCase.facts());
  }

  private static Decision decided(Facts facts, List<String> instruments, LocalDate day) {
    return Policies.SERVICE.decide(facts, day, instruments, Engine.COMPILED);
  }

  private static Span at(Timeline timeline, LocalDate day) {
    return timeline.spans().stream()
        .filter(s -> s.from() == null || !s.from().isAfter(day))
        .filter(s -> s.to() == null || s.to().isAfter(day))
        .findFirst()
        .orElseThrow();
  }

  private static void assertSame(Decision decision, Span span, String where) {
    assertEquals(decision.outcome(), span.outcome(), where);
    assertEquals(decision.determined(), span.determined(), where);
    assertEquals(decision.possibleOutcomes(), span.possibleOutcomes(), where);
  }

  /** On the days around every turn of any instrument, and on any others. */
  @Test
  void onEachDayItSaysWhatIsDecided() {
    Random random = new Random(SEED);
    Set<LocalDate> turns = new TreeSet<>();
    Policies.DIAGRAMS.all().forEach(diagram -> turns.addAll(diagram.turns()));
    assertTrue(turns.size() > 50, turns::toString);
    List<UseCase> cases = new ArrayList<>(Cases.all());
    Collections.shuffle(cases, random);
    int spans = 0;
    for (UseCase useCase : cases.subList(0, CASES)) {
      Facts facts = facts(useCase);
      Timeline timeline = Policies.SERVICE.timeline(facts, List.of(), null, null);
      Set<LocalDate> days = new TreeSet<>(Set.of(FactsReader.FIRST_DAY, FactsReader.LAST_DAY));
      timeline.spans().stream()
          .map(Span::from)
          .filter(from -> from != null)
          .forEach(from -> days.addAll(List.of(from, from.minusDays(1))));
      List<LocalDate> some = new ArrayList<>(turns);
      for (int i = 0; i < DAYS; i++) {
        LocalDate turn = some.get(random.nextInt(some.size()));
        days.add(turn.plusDays(random.nextInt(3) - 1L));
        days.add(LocalDate.of(2019, 1, 1).plusDays(random.nextInt(4_000)));
      }
      for (LocalDate day : days) {
        assertSame(decided(facts, List.of(), day), at(timeline, day), useCase.id() + " on " + day);
      }
      spans += timeline.spans().size();
    }
    System.out.printf("%d timelines have %d spans, by %d turns%n", CASES, spans, turns.size());
  }

  /** Day by day, of one instrument: neither a span too many nor one too few. */
  @Test
  void aSpanIsAsLongAsTheSameIsSaid() {
    for (String instrument : List.of("MSFT-AOAI-COC", "EU-AIA", "US-WA-43.386")) {
      UseCase useCase =
          Cases.all().stream()
              .filter(c -> c.expected().containsKey(instrument))
              .findFirst()
              .orElseThrow();
      Facts facts = facts(useCase);
      LocalDate from = LocalDate.of(2020, 1, 1);
      LocalDate to = LocalDate.of(2029, 1, 1);
      Timeline timeline = Policies.SERVICE.timeline(facts, List.of(instrument), from, to);
      List<LocalDate> found = timeline.spans().stream().map(Span::from).toList();
      List<LocalDate> expected = new ArrayList<>();
      Object before = null;
      for (LocalDate day : from.datesUntil(to).toList()) {
        Decision decision = decided(facts, List.of(instrument), day);
        Object said =
            List.of(
                decision.outcome(),
                decision.possibleOutcomes(),
                decision.verdicts().get(0).findings());
        if (!said.equals(before)) {
          expected.add(day);
        }
        before = said;
      }
      assertEquals(expected, found, instrument);
      assertEquals(to, timeline.spans().get(found.size() - 1).to());
    }
  }

  @Test
  void spansFollowEachOtherAndEachSaysWhatMadeIt() {
    for (UseCase useCase : Cases.given()) {
      List<Span> spans = Policies.SERVICE.timeline(facts(useCase), List.of(), null, null).spans();
      assertNull(spans.get(0).from());
      assertEquals(List.of(), spans.get(0).changes());
      assertNull(spans.get(spans.size() - 1).to());
      for (int i = 1; i < spans.size(); i++) {
        assertEquals(spans.get(i - 1).to(), spans.get(i).from(), useCase.id());
        assertTrue(spans.get(i - 1).to().isBefore(FactsReader.LAST_DAY));
        assertFalse(spans.get(i).changes().isEmpty(), useCase.id() + " " + spans.get(i));
      }
    }
  }

  @Test
  void policeAreBarredOnTheDayOnWhichTheCodeSaidSo() {
    UseCase sheriff =
        Cases.given().stream()
            .filter(c -> c.expected().containsKey("SEED-2024-05"))
            .filter(c -> c.expected().get("SEED-2024-05").toString().contains("prohibited"))
            .findFirst()
            .orElseThrow();
    List<Span> spans =
        Policies.SERVICE.timeline(facts(sheriff), List.of("SEED-2024-05"), null, null).spans();
    assertEquals(Outcome.NOT_APPLICABLE, spans.get(0).outcome());
    assertEquals(LocalDate.of(2024, 5, 1), spans.get(1).from());
    assertEquals(Outcome.PROHIBITED, spans.get(1).outcome());
    Set<String> begun =
        spans.get(1).changes().stream()
            .filter(c -> c.change().equals("begins") && c.outcome() == Outcome.PROHIBITED)
            .map(Change::instrument)
            .collect(Collectors.toCollection(HashSet::new));
    assertEquals(Set.of("SEED-2024-05"), begun);
  }

  @Test
  void boundsAreThoseThatWereAskedFor() {
    Facts facts = facts(Cases.given().get(0));
    LocalDate day = LocalDate.of(2024, 6, 1);
    List<Span> one = Policies.SERVICE.timeline(facts, List.of(), day, day.plusDays(1)).spans();
    assertEquals(1, one.size());
    assertEquals(day, one.get(0).from());
    assertEquals(1, ChronoUnit.DAYS.between(one.get(0).from(), one.get(0).to()));
    assertSame(decided(facts, List.of(), day), one.get(0), "one day");
    assertNotEquals(
        one, Policies.SERVICE.timeline(facts, List.of(), null, null).spans(), "all days");
  }
}
