package dev.clausewise.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the facts of a request and refuses whatever the vocabulary does not have. A fact that is
 * left out, {@code null} or {@code "unknown"} is unknown; only one that is left out takes its
 * default.
 */
public final class FactsReader {
  /**
   * First and last day that can be asked about; the same as the type {@code tDay} of {@code
   * vocabulary.dmn}.
   */
  public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  public static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern DAY_SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int MOST_DIGITS = 30;

  private static final int MOST_ERRORS = 100;
  private static final int LONGEST_NAME = 100;

  private final Vocabulary vocabulary;

  /** What is looked for in every request, found once: the vocabulary has a hundred facts. */
  private final SortedMap<String, Default> defaults = new TreeMap<>();

  private final List<Fact> ofCountries;
  private final List<Fact> ofCities;

  public FactsReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    vocabulary.facts().forEach(f -> f.byDefault().ifPresent(d -> defaults.put(f.name(), d)));
    this.ofCountries =
        vocabulary.facts().stream()
            .filter(f -> f.byDefault().orElse(null) instanceof Default.CountryOf)
            .toList();
    this.ofCities = vocabulary.facts().stream().filter(f -> f.cities().isPresent()).toList();
  }

  /**
   * @param json the {@code facts} object of a request; null or a JSON null reads as no facts at all
   * @throws FactsException naming every fact that is wrong, or the first hundred
   */
  public Facts read(JsonNode json) {
    List<FactError> errors = new ArrayList<>();
    Map<String, Object> stated = new LinkedHashMap<>();
    Map<String, Default> leftOut = new TreeMap<>(defaults);
    if (json != null && !json.isNull()) {
      if (!json.isObject()) {
        throw new FactsException(
            List.of(
                new FactError("", "wrong-type", "facts is an object of fact names and values.")));
      }
      for (Map.Entry<String, JsonNode> entry : json.properties()) {
        if (errors.size() >= MOST_ERRORS) {
          break; // twenty thousand names to be compared with all that there are take seconds
        }
        Optional<Object> value = read(entry.getKey(), entry.getValue(), errors);
        value.ifPresent(v -> stated.put(entry.getKey(), v));
        if (value.isPresent() || !(leftOut.get(entry.getKey()) instanceof Default.CountryOf)) {
          leftOut.remove(entry.getKey());
        }
      }
    }
    contradictions(stated, errors);
    for (Fact fact : ofCities) {
      if (stated.containsKey(fact.name())) {
        city(fact.name(), fact.cities().orElseThrow(), stated, errors);
      }
    }
    if (!errors.isEmpty()) {
      throw new FactsException(errors);
    }
    return Facts.of(stated, leftOut);
  }

  private void contradictions(Map<String, Object> stated, List<FactError> errors) {
    for (Fact fact : ofCountries) {
      Default rule = fact.byDefault().orElseThrow();
      Object country = stated.get(fact.name());
      Object part = stated.get(rule.source());
      if (country != null && part != null && !country.equals(rule.from(part))) {
        errors.add(
            new FactError(
                "/" + rule.source(),
                "value-not-allowed",
                part + " is not in " + country + ", which " + fact.name() + " says."));
      }
    }
  }

  /**
   * Reads the text that stands for a city, beside what is stated of its place. Where a city is, is
   * a fact of geography: it is stated with the city.
   */
  private void city(
      String name, Cities cities, Map<String, Object> stated, List<FactError> errors) {
    String country = countryOf(cities.within());
    if (errors.stream()
        .anyMatch(e -> Set.of(cities.within(), country).contains(e.pointer().substring(1)))) {
      return; // what cannot be read leaves nothing to compare the city with
    }
    Cities.Reading reading =
        cities.read(
            (String) stated.get(name),
            (String) stated.get(cities.within()),
            (String) stated.get(country));
    if (reading instanceof Cities.Refused refused) {
      errors.add(new FactError("/" + name, "value-not-allowed", refused.detail()));
    } else if (reading instanceof Cities.Read read) {
      stated.put(name, read.value());
      if (read.subdivision() != null) {
        stated.put(cities.within(), read.subdivision());
      }
    }
  }

  /** The fact that says in which country a subdivision is. */
  private String countryOf(String subdivision) {
    return ofCountries.stream()
        .filter(f -> f.byDefault().orElseThrow().source().equals(subdivision))
        .map(Fact::name)
        .findFirst()
        .orElse("");
  }

  private Optional<Object> read(String name, JsonNode value, List<FactError> errors) {
    String pointer = JsonPointers.below("", name);
    Optional<Fact> fact = vocabulary.fact(name);
    if (fact.isEmpty()) {
      errors.add(
          new FactError(pointer, "unknown-fact", "There is no fact of this name." + suggest(name)));
      return Optional.empty();
    }
    if (value.isNull() || (value.isTextual() && value.textValue().equals("unknown"))) {
      return Optional.empty();
    }
    if (!fact.get().set()) {
      return one(fact.get(), pointer, value, errors);
    }
    if (!value.isArray()) {
      errors.add(
          new FactError(
              pointer,
              "wrong-type",
              name
                  + " is a list of values, such as [\""
                  + fact.get().allowedValues().get(0)
                  + "\"]."));
      return Optional.empty();
    }
    if (value.isEmpty()) {
      errors.add(
          new FactError(
              pointer,
              "value-not-allowed",
              "An empty list says nothing: leave " + name + " out if it is unknown."));
      return Optional.empty();
    }
    Set<String> members = new LinkedHashSet<>();
    for (int i = 0; i < value.size() && errors.size() < MOST_ERRORS; i++) {
      one(fact.get(), pointer + "/" + i, value.get(i), errors)
          .ifPresent(v -> members.add((String) v));
    }
    return Optional.of(List.copyOf(members));
  }

  private static Optional<Object> one(
      Fact fact, String pointer, JsonNode value, List<FactError> errors) {
    Object read =
        switch (fact.type()) {
          case BOOLEAN -> value.isBoolean() ? value.booleanValue() : null;
          case NUMBER -> value.isNumber() ? number(fact, pointer, value, errors) : null;
          case DATE ->
              value.isTextual() && DAY_SHAPE.matcher(value.textValue()).matches()
                  ? day(pointer, value.textValue(), errors)
                  : null;
          case ENUM, COUNTRY, SUBDIVISION ->
              value.isTextual() ? text(fact, pointer, value.textValue(), errors) : null;
        };
    if (read == null) {
      errors.add(new FactError(pointer, "wrong-type", fact.name() + " takes " + shape(fact) + "."));
    }
    return read == null || read == REFUSED ? Optional.empty() : Optional.of(read);
  }

  /** Stands for a value whose error has been recorded. */
  private static final Object REFUSED = new Object();

  private static Object number(Fact fact, String pointer, JsonNode value, List<FactError> errors) {
    BigDecimal number = value.decimalValue();
    if (number.precision() > MOST_DIGITS
        || Math.abs((long) number.scale()) > MOST_DIGITS
        || !fact.bounds().contain(number)) {
      errors.add(
          new FactError(
              pointer,
              "value-not-allowed",
              fact.name()
                  + " is a number from "
                  + fact.bounds().least()
                  + " to "
                  + fact.bounds().most()
                  + " with at most "
                  + MOST_DIGITS
                  + " digits."));
      return REFUSED;
    }
    return number;
  }

  private static Object day(String pointer, String text, List<FactError> errors) {
    try {
      return readDay(text);
    } catch (DateTimeParseException e) {
      errors.add(new FactError(pointer, "date-out-of-range", dayDetail(text)));
      return REFUSED;
    }
  }

  private static Object text(Fact fact, String pointer, String text, List<FactError> errors) {
    if (fact.cities().isPresent()) {
      return text; // read when it is known what is stated of the place
    }
    if (fact.admits(text)) {
      return text;
    }
    String detail =
        switch (fact.type()) {
          case ENUM ->
              "Allowed values: "
                  + String.join(", ", fact.allowedValues())
                  + "; or leave it out if unknown.";
          case COUNTRY -> "An ISO 3166-1 alpha-2 code in upper case, such as US or DE.";
          default -> Subdivisions.detail(text);
        };
    errors.add(new FactError(pointer, "value-not-allowed", detail));
    return REFUSED;
  }

  /** Whether it is a code of ISO 3166-1 alpha-2. */
  public static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }

  /**
   * @param text ISO 8601 calendar date
   * @throws DateTimeParseException if there is no such day, or none between {@link #FIRST_DAY} and
   *     {@link #LAST_DAY}
   */
  public static LocalDate readDay(String text) {
    LocalDate day = LocalDate.parse(text, DAY);
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw new DateTimeParseException("out of range", text, 0);
    }
    return day;
  }

  /** Whether a text has the shape of a date, possible or not. */
  public static boolean looksLikeADay(String text) {
    return DAY_SHAPE.matcher(text).matches();
  }

  public static String dayDetail(String text) {
    return "There is no day " + text + " between " + FIRST_DAY + " and " + LAST_DAY + ".";
  }

  private static String shape(Fact fact) {
    return switch (fact.type()) {
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case DATE -> "a date such as 2024-05-10";
      case ENUM ->
          fact.cities().isPresent()
              ? "the name of a city"
              : "one of " + String.join(", ", fact.allowedValues());
      case COUNTRY -> "an ISO 3166-1 alpha-2 code such as US";
      case SUBDIVISION -> "an ISO 3166-2 code such as US-CA";
    };
  }

  private String suggest(String name) {
    if (name.length() > LONGEST_NAME) {
      return "";
    }
    return Spelling.nearest(vocabulary.facts().stream().map(Fact::name).toList(), name)
        .map(n -> " Did you mean " + n + "?")
        .orElse(" GET /v1/vocabulary lists them.");
  }
}
