package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which diagrams test facts. It comes from the vocabulary alone, so that the diagrams
 * of all instruments have the same and can be laid over each other.
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

  private Order() {}

  /**
   * The day, then every fact of the vocabulary: a fact that follows from another comes behind it.
   */
  static List<Fact> of(Vocabulary vocabulary) {
    Set<Fact> order = new LinkedHashSet<>(List.of(DAY));
    for (Fact fact : vocabulary.facts()) {
      if (behind(fact, vocabulary).isEmpty()) {
        add(fact, vocabulary, order);
      }
    }
    return List.copyOf(order);
  }

  private static void add(Fact fact, Vocabulary vocabulary, Set<Fact> order) {
    if (order.add(fact)) {
      for (Fact other : vocabulary.facts()) {
        if (behind(other, vocabulary).filter(fact::equals).isPresent()) {
          add(other, vocabulary, order);
        }
      }
    }
  }

  /**
   * The fact that another one is to be asked for after: what it follows from; of a subdivision, its
   * country.
   */
  private static Optional<Fact> behind(Fact fact, Vocabulary vocabulary) {
    Optional<Default> own = fact.byDefault();
    if (own.isPresent() && !(own.get() instanceof Default.CountryOf)) {
      return vocabulary.fact(own.get().source());
    }
    return vocabulary.facts().stream()
        .filter(
            f ->
                f.byDefault().orElse(null) instanceof Default.CountryOf country
                    && country.source().equals(fact.name()))
        .findFirst();
  }

  /** The facts that say more about others: each with those that follow from it in {@code all}. */
  public static List<Fact> withSources(List<Fact> all, Vocabulary vocabulary) {
    Set<Fact> wanted = new LinkedHashSet<>(all);
    List<Fact> todo = new ArrayList<>(all);
    while (!todo.isEmpty()) {
      Fact fact = todo.remove(todo.size() - 1);
      behind(fact, vocabulary).filter(wanted::add).ifPresent(todo::add);
    }
    return Order.of(vocabulary).stream().filter(wanted::contains).toList();
  }
}
