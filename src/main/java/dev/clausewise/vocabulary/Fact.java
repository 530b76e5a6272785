package dev.clausewise.vocabulary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One named property of an intended use.
 *
 * @param set whether a value is a list of distinct allowed values
 * @param allowedValues of an enumerated fact, in the order of the vocabulary, without {@code
 *     unknown}; else empty
 * @param bounds inclusive lower and upper bound of a number; null for other types
 * @param unit of a number; null if it has none
 * @param described what belongs to each value of an enumerated fact, and what does not
 * @param cities of a fact whose value may be written as the name of a city
 */
public record Fact(
    String name,
    FactType type,
    boolean set,
    List<String> allowedValues,
    Bounds bounds,
    String meaning,
    String question,
    String unit,
    Optional<Default> byDefault,
    Map<String, String> described,
    Optional<Cities> cities) {

  /** Whether it says where somebody is, which is seldom theirs to choose. */
  public boolean isPlace() {
    return type == FactType.COUNTRY || type == FactType.SUBDIVISION || cities.isPresent();
  }

  /**
   * Whether a text is one of its values, as written and of those that there are. A fact of which
   * values are no texts admits every one: what is wrong with them is not their spelling.
   */
  public boolean admits(String text) {
    return switch (type) {
      case ENUM -> described.containsKey(text); // all of them are, and every decision asks
      case COUNTRY -> FactsReader.isCountry(text);
      case SUBDIVISION -> Subdivisions.contain(text);
      case NUMBER, DATE, BOOLEAN -> true;
    };
  }

  /** The value that may have been meant by a text that is none; empty if none is near. */
  public Optional<String> nearest(String text) {
    return Spelling.nearest(allowedValues, text);
  }

  /** The name that the day has beside the facts of a use. */
  public static final String DAY = "asOf";

  /** Inclusive bounds of a number. */
  public record Bounds(BigDecimal least, BigDecimal most) {
    boolean contain(BigDecimal value) {
      return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }
  }
}
