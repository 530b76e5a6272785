package dev.clausewise.diagram;

import dev.clausewise.Policies;
import dev.clausewise.diagram.function.Completion;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Completions one by one, each decided by Drools: what diagrams must give the same outcomes as. */
public final class Brute {
  /** What is remembered of texts is one thread's. */
  private static final ThreadLocal<Map<String, Pieces>> PIECES =
      ThreadLocal.withInitial(HashMap::new);

  private static final Map<String, Object> ANYTHING = Completion.anything(Policies.VOCABULARY);

  private static final Map<String, List<Object>> VALUES =
      Policies.VOCABULARY.facts().stream().collect(Collectors.toMap(Fact::name, Brute::valuesOf));

  private Brute() {}

  /** What Drools says of facts of which no unknown one matters. */
  public static Outcome decide(String instrument, Facts facts, LocalDate asOf) {
    return decide(instrument, whole(facts), asOf);
  }

  /** The same of a value for every fact. */
  static Outcome decide(String instrument, Map<String, Object> whole, LocalDate asOf) {
    Judgments judgments = Policies.DROOLS.judgments(instrument);
    Pieces pieces =
        PIECES.get().computeIfAbsent(instrument, id -> new Pieces(Policies.DROOLS.model(id)));
    return judgments.of(pieces.fired(whole, asOf)).outcome();
  }

  private static Map<String, Object> whole(Facts facts) {
    return Completion.of(facts, Policies.VOCABULARY, ANYTHING);
  }

  /** Values of a fact: all that the vocabulary has, and where there is no end of them, many. */
  static List<Object> values(Fact fact) {
    return VALUES.get(fact.name());
  }

  private static List<Object> valuesOf(Fact fact) {
    return switch (fact.type()) {
      case ENUM -> {
        if (!fact.set()) {
          yield List.copyOf(fact.allowedValues());
        }
        List<Object> sets = new ArrayList<>();
        fact.allowedValues().forEach(m -> sets.add(List.of(m)));
        for (int i = 0; i < fact.allowedValues().size(); i++) {
          for (int j = i + 1; j < fact.allowedValues().size(); j++) {
            sets.add(List.of(fact.allowedValues().get(i), fact.allowedValues().get(j)));
          }
        }
        yield sets;
      }
      case BOOLEAN -> List.of(true, false);
      case NUMBER ->
          List.of(
                  "0", "3.9", "4", "23", "24", "25", "47", "48", "49", "79", "80", "97.9", "98",
                  "99", "100")
              .stream()
              .map(BigDecimal::new)
              .filter(n -> n.compareTo(fact.bounds().most()) <= 0)
              .map(Object.class::cast)
              .toList();
      case DATE ->
          List.of(
              LocalDate.of(1999, 1, 1),
              LocalDate.of(2026, 8, 1),
              LocalDate.of(2026, 8, 2),
              LocalDate.of(2027, 12, 1),
              LocalDate.of(2027, 12, 2),
              LocalDate.of(2090, 1, 1));
      case COUNTRY -> List.of((Object[]) Locale.getISOCountries());
      case SUBDIVISION -> subdivisions();
    };
  }

  private static List<Object> subdivisions() {
    List<Object> parts = new ArrayList<>();
    for (String state : "AL AK AZ CA CO IL MA MD ME MT NH NY OR TX UT VA VT WA WY".split(" ")) {
      parts.add("US-" + state);
    }
    for (String country : Locale.getISOCountries()) {
      parts.add(country + "-1");
    }
    return parts;
  }

  /**
   * Every completion of some facts; what contradicts itself is none.
   *
   * @return false if there are more than {@code most}: then not all were tried
   */
  static boolean completions(
      Facts facts, List<String> unknown, int most, Consumer<Map<String, Object>> each) {
    int[] left = {most};
    List<String> plainLast = new ArrayList<>(unknown);
    plainLast.sort(Comparator.comparing(Brute::isPlain));
    return complete(facts, plainLast, 0, left, each);
  }

  /**
   * Whether nothing follows from a fact, and it from nothing: then it contradicts nothing either.
   */
  private static boolean isPlain(String name) {
    return Policies.VOCABULARY.facts().stream()
        .noneMatch(
            f ->
                f.byDefault()
                    .filter(d -> f.name().equals(name) || d.source().equals(name))
                    .isPresent());
  }

  private static boolean complete(
      Facts facts, List<String> unknown, int i, int[] left, Consumer<Map<String, Object>> each) {
    if (i == unknown.size() || isPlain(unknown.get(i))) {
      Map<String, Object> whole = facts.contradict(Policies.VOCABULARY) ? null : whole(facts);
      return fill(whole, facts, unknown, i, left, each);
    }
    Fact fact = Policies.VOCABULARY.fact(unknown.get(i)).orElseThrow();
    if (facts.known().containsKey(fact.name())) {
      return complete(facts, unknown, i + 1, left, each);
    }
    for (Object value : values(fact)) {
      if (!complete(facts.with(fact.name(), value), unknown, i + 1, left, each)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Puts every value of the plain facts into one map.
   *
   * @param whole null for facts that contradict themselves, of which nothing is tried
   */
  private static boolean fill(
      Map<String, Object> whole,
      Facts facts,
      List<String> unknown,
      int i,
      int[] left,
      Consumer<Map<String, Object>> each) {
    if (i == unknown.size()) {
      if (whole != null) {
        each.accept(whole);
      }
      return --left[0] >= 0;
    }
    Fact fact = Policies.VOCABULARY.fact(unknown.get(i)).orElseThrow();
    if (facts.known().containsKey(fact.name())) {
      return fill(whole, facts, unknown, i + 1, left, each);
    }
    for (Object value : values(fact)) {
      if (whole != null) {
        whole.put(fact.name(), value);
      }
      if (!fill(whole, facts, unknown, i + 1, left, each)) {
        return false;
      }
    }
    return true;
  }

  static Set<Outcome> none() {
    return EnumSet.noneOf(Outcome.class);
  }

  /** Facts that a default makes follow from others. */
  static Map<String, Default> followers() {
    Map<String, Default> followers = new TreeMap<>();
    Policies.VOCABULARY
        .facts()
        .forEach(f -> f.byDefault().ifPresent(d -> followers.put(f.name(), d)));
    return followers;
  }
}
