package dev.clausewise.engine.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.kie.dmn.feel.parser.feel11.FEEL_1_1Lexer;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.UnaryTests;

/**
 * What can be read off FEEL texts without evaluating them: which facts they name, which constants
 * they compare with, and whether they keep to the policy profile. In the profile a text only
 * compares facts with constants and joins comparisons, so its value can change nowhere but at its
 * constants.
 */
public final class FeelTexts {
  private static final Pattern STRING =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("\"[^\"\\\\]*\"");
  private static final Pattern DATE =
      Pattern.compile("(?:date\\s*\\(\\s*|@)\"([0-9]{4}-[0-9]{2}-[0-9]{2})\"\\s*\\)?");
  private static final Pattern NUMBER =
      Pattern.compile("(?<!\\w)(?<!\\w\\.)-?[0-9]+(?:\\.[0-9]+)?(?!\\w)");
  private static final Pattern FACT = Pattern.compile("\\bfacts\\s*\\.\\s*(\\w+)");
  private static final Pattern FACTS = Pattern.compile("\\bfacts\\b");
  private static final Pattern AS_OF = Pattern.compile("\\basOf\\b");

  private static final int DEEPEST = 20;

  private FeelTexts() {}

  /** The texts of FEEL below an element, but those that say nothing or {@code -}. */
  public static List<String> in(DMNModelInstrumentedBase element) {
    List<String> texts = new ArrayList<>();
    for (DMNModelInstrumentedBase e : below(element)) {
      String text =
          e instanceof LiteralExpression literal
              ? literal.getText()
              : e instanceof UnaryTests tests ? tests.getText() : null;
      if (text != null && !text.isBlank() && !text.strip().equals("-")) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** Every element below another, in the order of the model. */
  public static List<DMNModelInstrumentedBase> below(DMNModelInstrumentedBase element) {
    List<DMNModelInstrumentedBase> elements = new ArrayList<>();
    collect(element, elements);
    return elements;
  }

  private static void collect(
      DMNModelInstrumentedBase element, List<DMNModelInstrumentedBase> elements) {
    for (DMNModelInstrumentedBase child : element.getChildren()) {
      elements.add(child);
      collect(child, elements);
    }
  }

  /** The facts a text names; empty if it uses facts in a way that may look at any of them. */
  public static Optional<Set<String>> facts(String text) {
    String bare = withoutStrings(text);
    Set<String> names = new LinkedHashSet<>();
    Matcher m = FACT.matcher(bare);
    while (m.find()) {
      names.add(m.group(1));
    }
    boolean others = FACTS.matcher(FACT.matcher(bare).replaceAll(" ")).find();
    return others ? Optional.empty() : Optional.of(names);
  }

  /**
   * What a derived fact is made of; empty if its text is not of the profile.
   *
   * @param decisions names of decisions that the text may use
   * @param facts by name
   */
  public static Optional<Truth> truth(
      String text, Collection<String> decisions, Map<String, FactKind> facts) {
    return outsideProfile(text, decisions, facts).isPresent()
        ? Optional.empty()
        : ProfileGrammar.truth(text, decisions, facts);
  }

  public static boolean namesTheDay(String text) {
    return AS_OF.matcher(withoutStrings(text)).find();
  }

  public static boolean names(String text, String decision) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(decision) + "(?!\\w)")
        .matcher(withoutStrings(text))
        .find();
  }

  public static Set<String> strings(Collection<String> texts) {
    Set<String> found = new TreeSet<>();
    for (String text : texts) {
      Matcher m = STRING.matcher(DATE.matcher(text).replaceAll(" "));
      while (m.find()) {
        found.add(m.group(1));
      }
    }
    return found;
  }

  public static Set<LocalDate> dates(Collection<String> texts) {
    Set<LocalDate> found = new TreeSet<>();
    for (String text : texts) {
      Matcher m = DATE.matcher(text);
      while (m.find()) {
        found.add(LocalDate.parse(m.group(1)));
      }
    }
    return found;
  }

  public static Set<BigDecimal> numbers(Collection<String> texts) {
    Set<BigDecimal> found = new TreeSet<>();
    for (String text : texts) {
      Matcher m = NUMBER.matcher(withoutStrings(text));
      while (m.find()) {
        found.add(new BigDecimal(m.group()));
      }
    }
    return found;
  }

  /**
   * The first thing in a text that is not part of the policy profile.
   *
   * @param decisions names of decisions that the text may use
   * @param facts by name
   */
  public static Optional<String> outsideProfile(
      String text, Collection<String> decisions, Map<String, FactKind> facts) {
    return outsideProfile(text, decisions, facts, FactKind.TRUTH);
  }

  private static Optional<String> outsideProfile(
      String text, Collection<String> decisions, Map<String, FactKind> facts, FactKind column) {
    if (!readAlike(text)) {
      return Optional.of("a quote that ends in two places");
    }
    if (STRING.matcher(text).results().anyMatch(string -> string.group().indexOf('\\') >= 0)) {
      return Optional.of("an escape in a text"); // constants are compared as they are written
    }
    if (isNestedDeep(withoutStrings(text))) {
      return Optional.of("brackets in brackets, more than " + DEEPEST + " deep");
    }
    return ProfileGrammar.foreign(text, decisions, facts, column);
  }

  /**
   * Whether a text only compares with constants: with no fact, not with the day, not reckoned.
   *
   * @param column what it compares; null for anything
   */
  public static boolean isConstant(String text, FactKind column) {
    return facts(text).map(Set::isEmpty).orElse(false)
        && !namesTheDay(text)
        && impossibleDay(text).isEmpty()
        && (text.equals("-") || outsideProfile(text, List.of(), Map.of(), column).isEmpty());
  }

  /** Whether a text is one string in quotes. */
  public static boolean isString(String text) {
    return LITERAL.matcher(text).matches();
  }

  /** The string that a text is; the text itself if it is none. */
  public static String unquoted(String text) {
    return isString(text) ? text.substring(1, text.length() - 1) : text;
  }

  /** The engine takes seconds to read what is nested a thousand deep. */
  private static boolean isNestedDeep(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest > DEEPEST;
  }

  /** Whether the engine's lexer finds the same strings in a text as this class does. */
  private static boolean readAlike(String text) {
    List<String> here = STRING.matcher(text).results().map(MatchResult::group).toList();
    List<String> there =
        UnsafeParts.tokens(text).stream()
            .filter(t -> t.getType() == FEEL_1_1Lexer.StringLiteral)
            .map(Token::getText)
            .toList();
    return here.equals(there);
  }

  /** What a text lists in quotes. */
  public static Set<String> listed(String text) {
    return LITERAL
        .matcher(text)
        .results()
        .map(literal -> unquoted(literal.group()))
        .collect(Collectors.toSet());
  }

  /** A date in a text that is none, such as the 31st of February; empty if all are. */
  public static Optional<String> impossibleDay(String text) {
    Matcher m = DATE.matcher(text);
    while (m.find()) {
      try {
        LocalDate.parse(m.group(1));
      } catch (DateTimeParseException e) {
        return Optional.of(m.group(1));
      }
    }
    return Optional.empty();
  }

  private static String withoutStrings(String text) {
    return STRING.matcher(text).replaceAll(" ");
  }
}
