package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Subdivisions;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values for facts of which it makes no difference what they are. */
public final class Completion {
  public static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

  private Completion() {}

  /** A value for every fact of the vocabulary. */
  public static Map<String, Object> anything(Vocabulary vocabulary) {
    Map<String, Object> all = new HashMap<>();
    for (Fact fact : vocabulary.facts()) {
      Object one =
          switch (fact.type()) {
            case ENUM -> fact.allowedValues().get(fact.allowedValues().size() - 1);
            case BOOLEAN -> Boolean.FALSE;
            case NUMBER -> fact.bounds().least();
            case DATE -> FactsReader.FIRST_DAY;
            case COUNTRY -> "AQ";
            case SUBDIVISION -> Subdivisions.unnamed("AQ", Set.of());
          };
      all.put(fact.name(), fact.set() ? List.of(one) : one);
    }
    return all;
  }

  /** The known facts, what follows from them, and a possible value for each other one. */
  public static Map<String, Object> of(Facts facts, Vocabulary vocabulary) {
    return of(facts, vocabulary, anything(vocabulary));
  }

  /**
   * The same, for whoever has many to complete.
   *
   * @param anything from {@link #anything}
   */
  public static Map<String, Object> of(
      Facts facts, Vocabulary vocabulary, Map<String, Object> anything) {
    Map<String, Object> all = new HashMap<>(anything);
    all.putAll(facts.known());
    for (Fact fact : vocabulary.facts()) {
      Default rule = fact.byDefault().orElse(null);
      if (rule instanceof Default.CountryOf country
          && !facts.known().containsKey(country.source())) {
        all.put(country.source(), Subdivisions.unnamed((String) all.get(fact.name()), Set.of()));
      } else if (facts.linked().containsKey(fact.name())) {
        all.put(fact.name(), rule.from(all.get(rule.source())));
      }
    }
    return all;
  }
}
