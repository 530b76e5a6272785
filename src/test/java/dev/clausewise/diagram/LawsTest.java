package dev.clausewise.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Policies;
import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.function.Constraint;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Restriction;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.diagram.prove.Counterfactual;
import dev.clausewise.diagram.prove.Difference;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the diagrams, on use cases near the rows of every instrument. */
class LawsTest {
  private static final List<Diagram> ALL = List.copyOf(Policies.DIAGRAMS.all());

  /** A whole use case by one instrument, and an order of its facts. */
  record Sample(Diagram diagram, Map<String, Object> facts, LocalDate asOf, List<String> order) {
    Facts some(int count) {
      Map<String, Object> known = new HashMap<>();
      order.subList(0, count).forEach(f -> known.put(f, facts.get(f)));
      return Facts.known(known);
    }

    /** What is possible when that many facts are known. */
    Set<Outcome> outcomes(int count) {
      return diagram.outcomes(some(count), asOf);
    }
  }

  @Provide
  Arbitrary<Sample> samples() {
    return Arbitraries.longs()
        .map(
            seed -> {
              Random random = new Random(seed);
              Diagram diagram = ALL.get(random.nextInt(ALL.size()));
              Compiled compiled = (Compiled) diagram.compilation();
              Points points = new Points(compiled, Policies.VOCABULARY, random);
              Map<String, Object> facts;
              do {
                facts = points.of(points.near(random.nextInt(compiled.rows().size())));
              } while (!Points.possible(facts)
                  || Facts.known(facts).contradict(Policies.VOCABULARY));
              LocalDate asOf = (LocalDate) facts.remove(PolicyModel.AS_OF);
              List<String> order =
                  new ArrayList<>(
                      compiled.variables().stream()
                          .map(Variable::fact)
                          .filter(f -> !f.equals(PolicyModel.AS_OF))
                          .distinct()
                          .toList());
              Collections.shuffle(order, random);
              return new Sample(diagram, facts, asOf, order);
            });
  }

  @Property(tries = 500)
  void moreFactsNeverAddAPossibleOutcome(@ForAll("samples") Sample sample) {
    Set<Outcome> before = EnumSet.allOf(Outcome.class);
    for (int count = 0; count <= sample.order().size(); count++) {
      Set<Outcome> after = sample.outcomes(count);
      assertTrue(before.containsAll(after), () -> sample.toString());
      before = after;
    }
    assertEquals(
        Set.of(
            Brute.decide(
                sample.diagram().instrument(), sample.some(sample.order().size()), sample.asOf())),
        before);
  }

  /** One fact at a time through the functions that are left, and all at once. */
  @Property(tries = 300)
  void restrictingByFactsOneAtATimeIsRestrictingAtOnce(@ForAll("samples") Sample sample) {
    Compiled compiled = (Compiled) sample.diagram().compilation();
    Constraint free = new Constraint(new Nodes(), Nodes.TRUE);
    Nodes nodes = compiled.nodes();
    int left = compiled.outcome();
    for (int count = 0; count <= sample.order().size(); count++) {
      int[] known = Restriction.known(compiled.variables(), sample.some(count), sample.asOf());
      Nodes next = new Nodes();
      left = new Restriction(nodes, free, known).left(left, next);
      nodes = next;
      Nodes once = new Nodes();
      int atOnce = new Restriction(compiled.nodes(), free, known).left(compiled.outcome(), once);
      assertEquals(
          atOnce, once.copy(nodes, left, new HashMap<>(), Nodes.Renaming.NONE), sample::toString);
    }
  }

  @Property(tries = 300)
  void theOrderInWhichFactsAreLearntDoesNotMatter(@ForAll("samples") Sample sample) {
    int half = sample.order().size() / 2;
    List<String> other = new ArrayList<>(sample.order().subList(0, half));
    Collections.reverse(other);
    Map<String, Object> known = new HashMap<>();
    other.forEach(f -> known.put(f, sample.facts().get(f)));
    assertEquals(
        sample.outcomes(half), sample.diagram().outcomes(Facts.known(known), sample.asOf()));
  }

  @Property(tries = 200)
  void aVersionDoesNotDifferFromItself(@ForAll("samples") Sample sample) {
    Difference difference =
        sample.diagram().difference(sample.asOf(), sample.diagram(), sample.asOf());
    assertEquals(List.of(), difference.changed());
    assertEquals(0.0, difference.sharePercent());
  }

  @Property(tries = 100)
  void whatChangesOneWayChangesBackTheOther(
      @ForAll("samples") Sample one, @ForAll("samples") Sample other) {
    Difference there = one.diagram().difference(one.asOf(), one.diagram(), other.asOf());
    Difference back = one.diagram().difference(other.asOf(), one.diagram(), one.asOf());
    Set<List<Object>> forth = new HashSet<>();
    there.changed().forEach(c -> forth.add(List.of(c.from(), c.to(), c.share())));
    Set<List<Object>> reversed = new HashSet<>();
    back.changed().forEach(c -> reversed.add(List.of(c.to(), c.from(), c.share())));
    assertEquals(forth, reversed);
  }

  @Property(tries = 200)
  void aCounterfactualReallyChangesTheOutcomeAndNoPartOfItDoes(@ForAll("samples") Sample sample) {
    Facts facts = sample.some(sample.order().size());
    Outcome now = Brute.decide(sample.diagram().instrument(), facts, sample.asOf());
    Assume.that(now != Outcome.NOT_APPLICABLE);
    Set<Outcome> milder = EnumSet.allOf(Outcome.class);
    milder.removeIf(o -> o.compareTo(now) >= 0);
    Set<String> mine = new HashSet<>(sample.order());
    mine.removeAll(
        Set.of("useCountry", "actorCountry", "beneficiaryCountry", "useSubdivision", "useCity"));
    for (Counterfactual found :
        sample.diagram().counterfactuals(facts, sample.asOf(), milder, mine)) {
      Facts other = facts;
      for (Map.Entry<String, Object> set : found.set().entrySet()) {
        assertNotEquals(facts.known().get(set.getKey()), set.getValue());
        other = other.with(set.getKey(), set.getValue());
      }
      Outcome then = Brute.decide(sample.diagram().instrument(), other, sample.asOf());
      assertEquals(found.outcome(), then);
      assertTrue(then.compareTo(now) < 0);
      for (String dropped : found.set().keySet()) {
        Facts part = facts;
        for (Map.Entry<String, Object> set : found.set().entrySet()) {
          part = set.getKey().equals(dropped) ? part : part.with(set.getKey(), set.getValue());
        }
        if (found.set().size() > 1) {
          Outcome without = Brute.decide(sample.diagram().instrument(), part, sample.asOf());
          assertTrue(without.compareTo(now) >= 0, () -> found + " without " + dropped);
        }
      }
    }
  }

  /** If one fact alone can do it, the shortest counterfactual has one. */
  @Property(tries = 200)
  void noSmallerCounterfactualIsMissed(@ForAll("samples") Sample sample) {
    Facts facts = sample.some(sample.order().size());
    String instrument = sample.diagram().instrument();
    Outcome now = Brute.decide(instrument, facts, sample.asOf());
    Assume.that(now != Outcome.NOT_APPLICABLE);
    Set<Outcome> milder = EnumSet.allOf(Outcome.class);
    milder.removeIf(o -> o.compareTo(now) >= 0);
    Set<String> mine = new HashSet<>(sample.order());
    mine.removeAll(
        Set.of("useCountry", "actorCountry", "beneficiaryCountry", "useSubdivision", "useCity"));
    boolean one = false;
    for (String name : mine) {
      for (Object value : Brute.values(Policies.VOCABULARY.fact(name).orElseThrow())) {
        one |= Brute.decide(instrument, facts.with(name, value), sample.asOf()).compareTo(now) < 0;
      }
    }
    List<Counterfactual> found =
        sample.diagram().counterfactuals(facts, sample.asOf(), milder, mine);
    if (one) {
      assertEquals(1, found.get(0).set().size(), sample::toString);
    } else {
      assertTrue(found.isEmpty() || found.get(0).set().size() > 1);
    }
  }
}
