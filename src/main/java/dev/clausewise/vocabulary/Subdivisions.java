package dev.clausewise.vocabulary;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Codes of ISO 3166-2. Of the U.S., of whose states laws are known, those that there are: a code
 * that is none would be a place without any law. Of other countries every code of the right shape.
 */
public final class Subdivisions {
  /** The outlying areas; the capital's district is among the states. */
  private static final List<String> AREAS =
      List.of("US-AS", "US-GU", "US-MP", "US-PR", "US-UM", "US-VI");

  private static final Set<String> OF_THE_US = new TreeSet<>(AREAS);

  static {
    OF_THE_US.addAll(States.codes());
  }

  private static final Pattern SHAPE = Pattern.compile("([A-Z]{2})-[A-Z0-9]{1,3}");

  /** All of them and more: which countries there are is not said. */
  static final String PATTERN =
      "^(" + String.join("|", OF_THE_US) + "|([A-TV-Z][A-Z]|U[A-RT-Z])-[A-Z0-9]{1,3})$";

  private Subdivisions() {}

  public static boolean contain(String code) {
    var m = SHAPE.matcher(code);
    return m.matches()
        && FactsReader.isCountry(m.group(1))
        && (!m.group(1).equals(States.COUNTRY) || OF_THE_US.contains(code));
  }

  /** What is wrong with a code that is none. */
  static String detail(String code) {
    return code.startsWith(States.COUNTRY + "-")
        ? "ISO 3166-2 has these codes of the US: " + String.join(", ", OF_THE_US) + "."
        : "An ISO 3166-2 code, such as US-CA.";
  }

  /**
   * A subdivision of a country for all that are not named.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public static String unnamed(String country, Collection<?> named) {
    String made = country + "-000";
    return country.equals(States.COUNTRY)
        ? OF_THE_US.stream().filter(code -> !named.contains(code)).findFirst().orElse(made)
        : made;
  }
}
