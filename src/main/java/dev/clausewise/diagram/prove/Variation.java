package dev.clausewise.diagram.prove;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.function.Restriction;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A use case by one instrument, of which facts are changed and changed back, as {@link Facts#with}
 * does it but without anything new for each change: what follows from a fact changes with it. For
 * one thread.
 *
 * <p>Facts go by index: in the order of the vocabulary, the day behind them.
 */
final class Variation {
  /**
   * A fact that says where the place of another one is: a subdivision's country, a city's state.
   */
  private record PartOf(int whole, int part, UnaryOperator<Object> of) {}

  private final Compiled compiled;
  private final List<String> names = new ArrayList<>();
  private final Object[] values;

  /** Of each fact what it follows from; null for one that is stated. */
  private final Default[] rules;

  /** Of each fact those that followed from it at first. */
  private final int[][] followers;

  /** Of each fact the index of the one that it follows from by its default; -1 if it has none. */
  private final int[] sources;

  private final int[][] variables;
  private final List<PartOf> parts = new ArrayList<>();
  private final int[] known;
  private int unknown;

  Variation(Compiled compiled, Vocabulary vocabulary, Facts facts, LocalDate asOf) {
    this.compiled = compiled;
    vocabulary.facts().forEach(f -> names.add(f.name()));
    names.add(Fact.DAY);
    int count = names.size();
    this.values = new Object[count];
    this.rules = new Default[count];
    this.sources = new int[count];
    this.variables = new int[count][];
    this.followers = new int[count][];
    this.known = new int[compiled.variables().size()];
    this.unknown = known.length;
    Arrays.fill(known, Restriction.UNKNOWN);
    for (int fact = 0; fact < count; fact++) {
      String name = names.get(fact);
      Default rule = vocabulary.fact(name).flatMap(Fact::byDefault).orElse(null);
      sources[fact] = rule == null ? -1 : names.indexOf(rule.source());
      if (rule instanceof Default.CountryOf) {
        parts.add(new PartOf(fact, sources[fact], rule::from));
      }
      int place = fact;
      vocabulary
          .fact(name)
          .flatMap(Fact::cities)
          .ifPresent(
              c ->
                  parts.add(
                      new PartOf(
                          names.indexOf(c.within()),
                          place,
                          city -> c.subdivision((String) city).orElse(null))));
      rules[fact] = facts.leftOut().get(name);
      values[fact] = name.equals(Fact.DAY) ? asOf : facts.known().get(name);
      variables[fact] =
          indices(
              compiled.variables().size(), v -> compiled.variables().get(v).fact().equals(name));
    }
    for (int fact = 0; fact < count; fact++) {
      int source = fact;
      followers[fact] = indices(count, f -> rules[f] != null && sources[f] == source);
      classify(fact);
    }
  }

  private static int[] indices(int count, IntPredicate which) {
    return IntStream.range(0, count).filter(which).toArray();
  }

  /** Number of facts, the day among them. */
  int size() {
    return values.length;
  }

  int index(String name) {
    return names.indexOf(name);
  }

  /** The known value; null if the fact is unknown. */
  Object value(int fact) {
    return values[fact];
  }

  /** What a fact follows from where it was left out; null if it was not. */
  Default rule(int fact) {
    return rules[fact];
  }

  /** The fact that a known one follows from; -1 if it was stated. */
  int followed(int fact) {
    return values[fact] != null && rules[fact] != null ? sources[fact] : -1;
  }

  /** Class of each variable as far as the facts say; changes with them. */
  int[] known() {
    return known;
  }

  /** Whether no variable is unknown. */
  boolean isPoint() {
    return unknown == 0;
  }

  /** States a fact. */
  void state(int fact, Object value) {
    set(fact, value, null);
  }

  /**
   * Puts back what was there before the last change that is not put back yet.
   *
   * @param rule what {@link #rule} was
   */
  void set(int fact, Object value, Default rule) {
    values[fact] = value;
    rules[fact] = rule;
    classify(fact);
    for (int follower : followers[fact]) {
      if (rules[follower] != null) {
        values[follower] = value == null ? null : rules[follower].from(value);
        classify(follower);
      }
    }
  }

  private void classify(int fact) {
    Object value = values[fact];
    for (int v : variables[fact]) {
      Variable variable = compiled.variables().get(v);
      unknown -= known[v] == Restriction.UNKNOWN ? 1 : 0;
      if (value == null) {
        known[v] = Restriction.UNKNOWN;
        unknown++;
      } else if (variable.member() != null) {
        known[v] = ((Collection<?>) value).contains(variable.member()) ? 0 : 1;
      } else {
        known[v] = variable.partition().classOf(value);
      }
    }
  }

  /** Whether a known city or subdivision is not in the state or country that is known beside it. */
  boolean contradicts() {
    for (PartOf one : parts) {
      Object whole = values[one.whole()];
      Object told = values[one.part()] == null ? null : one.of().apply(values[one.part()]);
      if (whole != null && told != null && !whole.equals(told)) {
        return true;
      }
    }
    return false;
  }

  /** Names of the facts that the instrument looks at and that follow from an unknown one. */
  Set<String> linked() {
    Set<String> linked = new TreeSet<>();
    for (int fact = 0; fact < rules.length; fact++) {
      if (isLinked(fact)) {
        linked.add(names.get(fact));
      }
    }
    return linked;
  }

  /** A number for {@link #linked}, different for different ones. */
  long linkedBits() {
    long bits = 0;
    int bit = 0;
    for (int fact = 0; fact < rules.length; fact++) {
      if (sources[fact] >= 0) {
        bits |= isLinked(fact) ? 1L << bit : 0;
        bit++;
      }
    }
    return bits;
  }

  private boolean isLinked(int fact) {
    return rules[fact] != null
        && !(rules[fact] instanceof Default.CountryOf)
        && values[sources[fact]] == null
        && variables[fact].length > 0;
  }
}
