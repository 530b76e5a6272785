package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which diagrams test facts. It is one for all instruments, so that their diagrams can
 * be laid over each other.
 */
public final class Order {
  /** The day as a fact. */
  public static final Fact DAY =
      new Fact(
          Fact.DAY,
          FactType.DATE,
          false,
          List.of(),
          null,
          "the day that is asked about",
          "Which day?",
          null,
          Optional.empty(),
          Map.of(),
          Optional.empty());

  /** Where the order of variables stands. */
  private static final String TESTED = "diagrams-order.txt";

  private static final Map<String, Integer> RANKS = ranks();

  private Order() {}

  /**
   * The day, then every fact of the vocabulary: a fact that follows from another comes behind it.
   */
  static List<Fact> of(Vocabulary vocabulary) {
    Map<String, Fact> behind = behind(vocabulary);
    Map<String, List<Fact>> following = new HashMap<>();
    for (Fact fact : vocabulary.facts()) {
      Fact before = behind.get(fact.name());
      if (before != null) {
        following.computeIfAbsent(before.name(), b -> new ArrayList<>()).add(fact);
      }
    }
    Map<String, Fact> order = new LinkedHashMap<>(Map.of(DAY.name(), DAY));
    for (Fact fact : vocabulary.facts()) {
      if (!behind.containsKey(fact.name())) {
        add(fact, following, order);
      }
    }
    return List.copyOf(order.values());
  }

  private static void add(Fact fact, Map<String, List<Fact>> following, Map<String, Fact> order) {
    if (order.putIfAbsent(fact.name(), fact) == null) {
      following.getOrDefault(fact.name(), List.of()).forEach(f -> add(f, following, order));
    }
  }

  /**
   * By name, of each fact that is to be asked for after another one, that one: what it follows
   * from; of a subdivision, its country.
   */
  private static Map<String, Fact> behind(Vocabulary vocabulary) {
    Map<String, Fact> behind = new HashMap<>();
    for (Fact fact : vocabulary.facts()) {
      if (fact.byDefault().orElse(null) instanceof Default.CountryOf country) {
        behind.putIfAbsent(country.source(), fact);
      }
    }
    for (Fact fact : vocabulary.facts()) {
      fact.byDefault()
          .filter(own -> !(own instanceof Default.CountryOf))
          .flatMap(own -> vocabulary.fact(own.source()))
          .ifPresent(before -> behind.put(fact.name(), before));
    }
    return behind;
  }

  /**
   * The same variables, those that {@value #TESTED} lists in its order, the others behind them as
   * they came. Nothing depends on the order but the number of nodes: of a set each member is best
   * tested where what is asked of it is.
   */
  public static List<Variable> tested(List<Variable> variables) {
    return variables.stream()
        .sorted(Comparator.comparingInt(v -> RANKS.getOrDefault(rankOf(v), RANKS.size())))
        .toList();
  }

  private static String rankOf(Variable variable) {
    return variable.member() == null ? variable.fact() : variable.fact() + "=" + variable.member();
  }

  /** Facts, and members of set-valued ones as {@code fact=member}, as listed. */
  static List<String> listed() {
    try (InputStream in = Order.class.getClassLoader().getResourceAsStream(TESTED)) {
      if (in == null) {
        throw new IllegalStateException(TESTED + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> ranks() {
    Map<String, Integer> ranks = new HashMap<>();
    listed().forEach(name -> ranks.put(name, ranks.size()));
    return ranks;
  }

  /** The facts that say more about others: each with those that follow from it in {@code all}. */
  public static List<Fact> withSources(List<Fact> all, Vocabulary vocabulary) {
    Map<String, Fact> behind = behind(vocabulary);
    Set<String> wanted = new HashSet<>();
    for (Fact fact : all) {
      Fact before = fact;
      while (before != null && wanted.add(before.name())) {
        before = behind.get(before.name());
      }
    }
    return Order.of(vocabulary).stream().filter(f -> wanted.contains(f.name())).toList();
  }
}
