package dev.clausewise.engine;

import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The classes of values between which a model of the policy profile can tell a difference, each by
 * one representative: every value of an enumerated fact; of any other, the constants that the model
 * compares with, one value on either side of each, and one value for anything else.
 */
public final class Classes {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Vocabulary vocabulary;
  private final List<String> texts;
  private final Map<String, List<Object>> memo = new ConcurrentHashMap<>();

  public Classes(Vocabulary vocabulary, PolicyModel model) {
    this.vocabulary = vocabulary;
    this.texts = model.texts();
  }

  /**
   * Representatives of a fact that is not set-valued; of the members, for one that is. At least
   * one.
   */
  public List<Object> of(String name) {
    return memo.computeIfAbsent(name, n -> representatives(vocabulary.fact(n).orElseThrow()));
  }

  /** The members of a set-valued fact that the model names. */
  public List<String> namedMembers(Fact fact) {
    Set<String> strings = FeelTexts.strings(texts);
    return fact.allowedValues().stream().filter(strings::contains).toList();
  }

  /** A value for every fact, whatever it may be: what completes facts that cannot matter. */
  public static Map<String, Object> anything(Vocabulary vocabulary) {
    Map<String, Object> all = new java.util.HashMap<>();
    for (Fact fact : vocabulary.facts()) {
      Object one =
          switch (fact.type()) {
            case ENUM -> fact.allowedValues().get(fact.allowedValues().size() - 1);
            case BOOLEAN -> Boolean.FALSE;
            case NUMBER -> fact.bounds().least();
            case DATE -> FactsReader.FIRST_DAY;
            case COUNTRY -> "AQ";
            case SUBDIVISION -> unnamedPart("AQ");
            case TEXT -> "anywhere else";
          };
      all.put(fact.name(), fact.set() ? List.of(one) : one);
    }
    return all;
  }

  /** Those that the model names, those whose subdivisions it names, and one more. */
  private List<Object> countries() {
    Set<Object> values = new LinkedHashSet<>(named("[A-Z]{2}", List.of()));
    FeelTexts.strings(texts).stream()
        .filter(s -> s.matches("[A-Z]{2}-[A-Z0-9]{1,3}"))
        .forEach(s -> values.add(s.substring(0, 2)));
    Stream.of(Locale.getISOCountries())
        .filter(c -> !values.contains(c))
        .findFirst()
        .ifPresent(values::add);
    return List.copyOf(values);
  }

  private List<Object> representatives(Fact fact) {
    return switch (fact.type()) {
      case ENUM -> List.copyOf(fact.allowedValues());
      case BOOLEAN -> List.of(Boolean.TRUE, Boolean.FALSE);
      case NUMBER -> numbers(fact);
      case DATE -> days();
      case COUNTRY -> countries();
      case SUBDIVISION -> subdivisions();
      case TEXT -> named(".+", List.of("anywhere else", "nowhere named"));
    };
  }

  private List<Object> named(String shape, Collection<String> others) {
    Set<Object> values = new LinkedHashSet<>();
    FeelTexts.strings(texts).stream().filter(s -> s.matches(shape)).forEach(values::add);
    others.stream().filter(o -> !values.contains(o)).findFirst().ifPresent(values::add);
    return List.copyOf(values);
  }

  /**
   * Those that the model names, and of every country that it can tell apart one that it does not
   * name.
   */
  private List<Object> subdivisions() {
    Set<Object> values = new LinkedHashSet<>();
    FeelTexts.strings(texts).stream()
        .filter(s -> s.matches("[A-Z]{2}-[A-Z0-9]{1,3}"))
        .forEach(values::add);
    countries().forEach(c -> values.add(unnamedPart((String) c)));
    return List.copyOf(values);
  }

  /** A code of a country that no subdivision has. */
  public static String unnamedPart(String country) {
    return country + "-000";
  }

  private List<Object> numbers(Fact fact) {
    TreeSet<BigDecimal> edges = new TreeSet<>(FeelTexts.numbers(texts));
    edges.add(fact.bounds().least());
    edges.add(fact.bounds().most());
    List<Object> values = new ArrayList<>();
    BigDecimal last = null;
    for (BigDecimal edge : edges.subSet(fact.bounds().least(), true, fact.bounds().most(), true)) {
      if (last != null) {
        values.add(last.add(edge).divide(TWO, MathContext.DECIMAL64));
      }
      values.add(edge);
      last = edge;
    }
    return values;
  }

  private List<Object> days() {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (LocalDate day : FeelTexts.dates(texts)) {
      days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
    }
    days.add(FactsReader.FIRST_DAY);
    days.add(FactsReader.LAST_DAY);
    return List.copyOf(days.subSet(FactsReader.FIRST_DAY, true, FactsReader.LAST_DAY, true));
  }
}
