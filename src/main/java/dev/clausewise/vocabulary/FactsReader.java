package dev.clausewise.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final Pattern SUBDIVISION = Pattern.compile("([A-Z]{2})-[A-Z0-9]{1,3}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_DIGITS = 30;

  private final Vocabulary vocabulary;

  private static final int MOST_ERRORS = 100;
  private static final int LONGEST_NAME = 100;

  public FactsReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * @param json the {@code facts} object of a request; null or a JSON null reads as no facts at all
   * @throws FactsException naming every fact that is wrong, or the first hundred
   */
  public Facts read(JsonNode json) {
    List<FactError> errors = new ArrayList<>();
    Map<String, Object> stated = new LinkedHashMap<>();
    Map<String, Default> leftOut = new LinkedHashMap<>();
    vocabulary.facts().forEach(f -> f.byDefault().ifPresent(d -> leftOut.put(f.name(), d)));
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
    if (!errors.isEmpty()) {
      throw new FactsException(errors);
    }
    return Facts.of(stated, leftOut);
  }

  private void contradictions(Map<String, Object> stated, List<FactError> errors) {
    for (Fact fact : vocabulary.facts()) {
      if (fact.byDefault().orElse(null) instanceof Default.CountryOf rule) {
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
  }

  private Optional<Object> read(String name, JsonNode value, List<FactError> errors) {
    String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
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
          case ENUM, COUNTRY, SUBDIVISION, TEXT ->
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
                  + "."));
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
    Optional<String> wrong =
        switch (fact.type()) {
          case ENUM ->
              fact.allowedValues().contains(text)
                  ? Optional.empty()
                  : Optional.of(
                      "Allowed values: "
                          + String.join(", ", fact.allowedValues())
                          + "; or leave it out if unknown.");
          case COUNTRY ->
              COUNTRIES.contains(text)
                  ? Optional.empty()
                  : Optional.of("An ISO 3166-1 alpha-2 code in upper case, such as US or DE.");
          case SUBDIVISION ->
              isSubdivision(text)
                  ? Optional.empty()
                  : Optional.of("An ISO 3166-2 code, such as US-CA.");
          default ->
              !text.isBlank()
                      && text.length() <= LONGEST_TEXT
                      && text.chars().noneMatch(Character::isISOControl)
                  ? Optional.empty()
                  : Optional.of(
                      "A text of 1 to " + LONGEST_TEXT + " characters, none of them a control.");
        };
    wrong.ifPresent(detail -> errors.add(new FactError(pointer, "value-not-allowed", detail)));
    return wrong.isPresent() ? REFUSED : text;
  }

  private static boolean isSubdivision(String text) {
    var m = SUBDIVISION.matcher(text);
    return m.matches() && COUNTRIES.contains(m.group(1));
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
      case ENUM -> "one of " + String.join(", ", fact.allowedValues());
      case COUNTRY -> "an ISO 3166-1 alpha-2 code such as US";
      case SUBDIVISION -> "an ISO 3166-2 code such as US-CA";
      case TEXT -> "a text";
    };
  }

  private String suggest(String name) {
    if (name.length() > LONGEST_NAME) {
      return "";
    }
    return vocabulary.facts().stream()
        .map(Fact::name)
        .min(Comparator.comparingInt(n -> distance(n, name)))
        .filter(n -> distance(n, name) <= 3)
        .map(n -> " Did you mean " + n + "?")
        .orElse(" GET /v1/vocabulary lists them.");
  }

  /** Levenshtein distance without regard to case. */
  private static int distance(String a, String b) {
    if (b.length() > 60) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
        diagonal = row[j];
        row[j] = next;
      }
    }
    return row[b.length()];
  }
}
