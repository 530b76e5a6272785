package dev.clausewise.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The cities that instruments may know, and the reading of texts as one of them. A name that is no
 * city's here is another city; one that may be a city's here and need not is refused, so that no
 * text is ever silently another place.
 */
public final class Cities {
  /** The value for every city that has no value of its own. */
  public static final String OTHER = "other";

  static final int LONGEST_TEXT = 200;
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");

  /** Letters of alphabets that have look-alikes of Latin ones. */
  private static final Pattern LIKE_LATIN = Pattern.compile("[\\p{IsCyrillic}\\p{IsGreek}]");

  private static final Set<String> NO_NAMES =
      Set.of(
          "n a",
          "none",
          "unknown",
          "not known",
          "not stated",
          "any",
          "any city",
          "all",
          "all cities",
          "anywhere",
          "everywhere",
          "nowhere",
          "elsewhere",
          "various",
          "several",
          "multiple",
          "many",
          "tbd",
          "not applicable",
          "nationwide",
          "statewide",
          "city",
          "town",
          "us",
          "usa",
          "united states",
          "united states of america",
          "america");

  /** What a text was read as. */
  sealed interface Reading {}

  /**
   * @param subdivision of a city that has a value of its own; null for {@link #OTHER}
   */
  record Read(String value, String subdivision) implements Reading {}

  /**
   * @param detail what is wrong and what to do
   */
  record Refused(String detail) implements Reading {}

  /** A name that a city has, without regard to how it is written. */
  private record Name(String plain, City city, boolean shared) {
    /** Whether a text is this name, with its state or without, but for a slip or two. */
    boolean isNear(CityText text) {
      String code = city.subdivision().substring(3).toLowerCase(Locale.ROOT);
      return isNear(plain, text.name())
          || isNear(plain + " " + code, text.whole())
          || isNear(plain + " " + States.name(city.subdivision()).orElse(code), text.whole());
    }

    private static boolean isNear(String name, String text) {
      int most = name.length() >= 8 ? 2 : name.length() >= 5 ? 1 : 0;
      return Spelling.distance(name, text) <= most;
    }

    boolean isIn(String text) {
      return plain.length() >= 5 && (" " + text + " ").contains(" " + plain + " ");
    }
  }

  private final String within;
  private final Map<String, City> cities = new LinkedHashMap<>();
  private final List<Name> names = new ArrayList<>();

  /**
   * @param within the fact that says in which subdivision the city is
   */
  Cities(String within, List<City> cities) {
    this.within = within;
    for (City city : cities) {
      this.cities.put(city.value(), city);
      city.only().forEach(n -> names.add(new Name(CityText.plain(n), city, false)));
      city.shared().forEach(n -> names.add(new Name(CityText.plain(n), city, true)));
    }
  }

  /** The fact that says in which subdivision the city is. */
  public String within() {
    return within;
  }

  /** The subdivision of a city; nothing for {@link #OTHER}. */
  public Optional<String> subdivision(String value) {
    return city(value).map(City::subdivision);
  }

  /** The city of a value; nothing for {@link #OTHER}. */
  public Optional<City> city(String value) {
    return Optional.ofNullable(cities.get(value));
  }

  /**
   * @param subdivision that is stated beside the text; null if none is
   * @param country likewise
   */
  Reading read(String text, String subdivision, String country) {
    if (text.equals(OTHER)) {
      return new Read(OTHER, null);
    }
    if (cities.containsKey(text)) {
      return surely(cities.get(text), subdivision, country);
    }
    CityText said = isReadable(text) ? CityText.of(text) : null;
    if (said == null || said.name().isEmpty()) {
      return new Refused(
          "The name of a city has letters of one alphabet, no control characters, and at most "
              + LONGEST_TEXT
              + " characters.");
    }
    Optional<Name> bare = named(said.whole());
    Optional<Name> named = bare.isPresent() ? bare : named(said.name());
    if (named.isEmpty()) {
      return unnamed(said, subdivision, country);
    }
    return bare.isEmpty() && said.country() != null
        ? saidWhere(named.get().city(), said, subdivision, country)
        : alone(named.get(), subdivision, country);
  }

  private static boolean isReadable(String text) {
    return text.length() <= LONGEST_TEXT
        && text.chars().noneMatch(Character::isISOControl)
        && LETTER.matcher(text).find()
        && !(LATIN.matcher(text).find() && LIKE_LATIN.matcher(text).find());
  }

  private Optional<Name> named(String plain) {
    return names.stream().filter(n -> n.plain().equals(plain)).findFirst();
  }

  /** A name beside which the text says a state or a country. */
  private Reading saidWhere(City city, CityText said, String subdivision, String country) {
    if (said.subdivision() == null && said.country().equals(city.country())) {
      return alone(named(said.name()).orElseThrow(), subdivision, country);
    }
    if (city.subdivision().equals(said.subdivision())) {
      return surely(city, subdivision, country);
    }
    return contradiction(said, subdivision, country).orElse(new Read(OTHER, null));
  }

  /** Another place than is stated beside the text. */
  private Optional<Reading> contradiction(CityText said, String subdivision, String country) {
    String stated = countryOf(subdivision, country);
    boolean abroad = stated != null && stated.equals(said.orCountry());
    boolean here =
        subdivision == null || said.subdivision() == null || subdivision.equals(said.subdivision());
    boolean there = stated == null || said.country() == null || stated.equals(said.country());
    return abroad || here && there
        ? Optional.empty()
        : Optional.of(
            new Refused(
                "The text says another place than "
                    + (subdivision == null ? country : subdivision)
                    + ", which is stated beside it."));
  }

  private Reading surely(City city, String subdivision, String country) {
    return isExcluded(city, subdivision, country)
        ? new Refused(
            city.label()
                + " is not in "
                + (subdivision == null ? country : subdivision)
                + ". Say "
                + OTHER
                + " if another city is meant.")
        : new Read(city.value(), city.subdivision());
  }

  /** A name beside which the text says nothing. */
  private Reading alone(Name name, String subdivision, String country) {
    City city = name.city();
    if (isExcluded(city, subdivision, country)) {
      boolean abroad = !city.country().equals(countryOf(subdivision, country));
      return name.shared() || abroad ? new Read(OTHER, null) : surely(city, subdivision, country);
    }
    if (name.shared() && subdivision == null && !name.plain().equals(city.value())) {
      return new Refused(
          "Several places have this name. Say which: \""
              + city.label()
              + "\" or the like, or the state in "
              + within
              + ".");
    }
    return new Read(city.value(), city.subdivision());
  }

  /** The country that is stated, by itself or with a subdivision; null if none is. */
  private static String countryOf(String subdivision, String country) {
    return subdivision == null ? country : subdivision.substring(0, 2);
  }

  private static boolean isExcluded(City city, String subdivision, String country) {
    return subdivision != null
        ? !subdivision.equals(city.subdivision())
        : country != null && !country.equals(city.country());
  }

  /** What is no name of a city here. */
  private Reading unnamed(CityText said, String subdivision, String country) {
    String part = said.subdivision() == null ? subdivision : said.subdivision();
    String land = said.country() == null ? country : said.country();
    List<City> meant =
        names.stream()
            .filter(n -> !isExcluded(n.city(), part, land))
            .filter(n -> n.isNear(said) || n.isIn(said.whole()))
            .map(Name::city)
            .filter(c -> c.unlike().stream().noneMatch(u -> CityText.plain(u).equals(said.name())))
            .distinct()
            .toList();
    if (!meant.isEmpty()) {
      return new Refused(
          "This is no city that is known, and may be meant for "
              + String.join(" or ", meant.stream().map(City::label).toList())
              + ". Say that, or "
              + OTHER
              + " if another city is meant.");
    }
    if (isNoName(said, part, land)) {
      return new Refused(
          "This names no city. Leave it out if the city is unknown; say "
              + OTHER
              + " for one that is none of "
              + String.join("; ", cities.values().stream().map(City::label).toList())
              + ".");
    }
    return said.parted()
        ? contradiction(said, subdivision, country).orElse(new Read(OTHER, null))
        : new Read(OTHER, null);
  }

  /**
   * States, abbreviations and words for nothing or anything. There is a California in Maryland: a
   * state's name is a city's where another state is said.
   */
  private static boolean isNoName(CityText said, String subdivision, String country) {
    String state = States.subdivision(said.name()).orElse(null);
    boolean isState =
        state != null
            && (subdivision == null
                ? country == null || country.equals(States.COUNTRY)
                : subdivision.equals(state));
    boolean isShort = said.name().length() < 3 && LATIN.matcher(said.name()).find();
    return isState || isShort || NO_NAMES.contains(said.name());
  }
}
