package dev.clausewise.engine.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.kie.dmn.feel.parser.feel11.FEEL_1_1Lexer;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.FunctionDefinition;
import org.kie.dmn.model.api.FunctionKind;
import org.kie.dmn.model.api.Import;
import org.kie.dmn.model.api.InformationItem;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.NamedElement;
import org.kie.dmn.model.api.UnaryTests;

/**
 * The parts of a model that would run something other than FEEL: functions of kind Java and PMML,
 * FEEL {@code external}, imports of PMML, and steps from a FEEL value to the Java object behind it.
 * Texts are cut into tokens by the engine's own lexer, so that strings, comments and escapes cannot
 * mean one thing here and another there.
 */
public final class UnsafeParts {
  /**
   * The engine reads a property of a value that is no context by calling the Java method of that
   * name, and from these the whole class library can be walked.
   */
  private static final Set<String> REFLECTIVE =
      Set.of(
          "getClass",
          "getDeclaringClass",
          "declaringClass",
          "DeclaringClass",
          "getRootClassLoader",
          "rootClassLoader",
          "RootClassLoader",
          "getDMNRuntime",
          "dMNRuntime",
          "DMNRuntime");

  /** After these, {@code class} is the key of an entry or is compared: an answer of yes or no. */
  private static final Set<Integer> HARMLESS_AFTER_CLASS =
      Set.of(
          FEEL_1_1Lexer.COLON,
          FEEL_1_1Lexer.EQUAL,
          FEEL_1_1Lexer.NOTEQUAL,
          FEEL_1_1Lexer.LT,
          FEEL_1_1Lexer.GT,
          FEEL_1_1Lexer.LE,
          FEEL_1_1Lexer.GE,
          FEEL_1_1Lexer.IN,
          FEEL_1_1Lexer.Identifier);

  private UnsafeParts() {}

  /**
   * One such part.
   *
   * @param element that it is
   * @param message what it is
   */
  public record Part(DMNModelInstrumentedBase element, String message) {

    /** Name of the decision or other part of the diagram that it is in; null if it is in none. */
    public String decision() {
      return Place.of(element).decision();
    }
  }

  /**
   * @param definitions as the engine unmarshalled them: what it will compile, whatever the text of
   *     the model looked like
   * @return in the order of the model; empty if it runs nothing but FEEL
   */
  public static List<Part> in(Definitions definitions) {
    List<Part> parts = new ArrayList<>();
    List<DMNModelInstrumentedBase> elements = new ArrayList<>(List.of(definitions));
    elements.addAll(FeelTexts.below(definitions));
    Set<String> names = names(elements);
    for (DMNModelInstrumentedBase element : elements) {
      what(element, names).ifPresent(message -> parts.add(new Part(element, message)));
    }
    return parts;
  }

  /** What a model declares: its inputs, decisions, parameters and entries of contexts. */
  private static Set<String> names(List<DMNModelInstrumentedBase> elements) {
    Set<String> names = new HashSet<>();
    for (DMNModelInstrumentedBase element : elements) {
      if (element instanceof DRGElement || element instanceof InformationItem) {
        names.add(((NamedElement) element).getName());
      }
    }
    return names;
  }

  private static Optional<String> what(DMNModelInstrumentedBase element, Set<String> names) {
    if (element instanceof FunctionDefinition function
        && function.getKind() != null
        && function.getKind() != FunctionKind.FEEL) {
      return Optional.of("a function of kind " + function.getKind().value() + " runs code");
    }
    if (element instanceof Import imported && imported.getImportType() != null) {
      String type = imported.getImportType().toLowerCase(Locale.ROOT);
      return type.contains("pmml") || type.contains("dmg.org")
          ? Optional.of("an import of PMML runs what it imports")
          : Optional.empty();
    }
    String feel =
        element instanceof LiteralExpression literal
            ? literal.getText()
            : element instanceof UnaryTests tests ? tests.getText() : null;
    return feel == null ? Optional.empty() : text(feel, names, isOnlyCompared(element));
  }

  /**
   * Whether an expression is that of a column of which every cell compares with it: where one names
   * it, as {@code ?}, it could hand it on.
   */
  private static boolean isOnlyCompared(DMNModelInstrumentedBase element) {
    if (!(element.getParent() instanceof InputClause clause)
        || clause.getInputExpression() != element
        || !(clause.getParent() instanceof DecisionTable table)) {
      return false;
    }
    int column = table.getInput().indexOf(clause);
    return table.getRule().stream()
        .filter(rule -> rule.getInputEntry().size() > column)
        .map(rule -> rule.getInputEntry().get(column).getText())
        .noneMatch(cell -> cell != null && cell.contains("?"));
  }

  /** What a FEEL text runs beside FEEL. */
  static Optional<String> text(String feel) {
    return text(feel, Set.of(), false);
  }

  /**
   * @param names that the model declares: one of them by itself is a value of the model
   * @param compared whether the value of the text is compared and nothing else
   */
  private static Optional<String> text(String feel, Set<String> names, boolean compared) {
    List<Token> tokens = tokens(feel);
    boolean function = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      function |= token.getType() == FEEL_1_1Lexer.FUNCTION;
      // Anywhere after a function begins: the parser mends what does not fit in between.
      if (function && token.getType() == FEEL_1_1Lexer.EXTERNAL) {
        return Optional.of("FEEL external runs code");
      }
      boolean last = compared && i + 1 == tokens.size();
      if (REFLECTIVE.contains(token.getText())
          || isClass(tokens, i) && !last && !isDeclared(tokens, i, names)) {
        return Optional.of(
            token.getText()
                + " as a property can reach what is behind a value; a context entry of that name can only be compared");
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a name is one that the model declares and no step from a value. In a filter a name may
   * be a property of what is filtered.
   */
  private static boolean isDeclared(List<Token> tokens, int i, Set<String> names) {
    return names.contains(tokens.get(i).getText())
        && (i == 0 || tokens.get(i - 1).getType() != FEEL_1_1Lexer.DOT)
        && tokens.stream().noneMatch(t -> t.getType() == FEEL_1_1Lexer.LBRACK);
  }

  private static boolean isClass(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (!token.getText().equalsIgnoreCase("class")
        || (i > 0 && tokens.get(i - 1).getType() == FEEL_1_1Lexer.Identifier)) {
      return false; // the last word of a name such as ticket class
    }
    return i + 1 == tokens.size()
        ? i > 0
        : !HARMLESS_AFTER_CLASS.contains(tokens.get(i + 1).getType());
  }

  static List<Token> tokens(String feel) {
    FEEL_1_1Lexer lexer = new FEEL_1_1Lexer(CharStreams.fromString(feel));
    lexer.removeErrorListeners();
    List<Token> tokens = new ArrayList<>();
    for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
      if (t.getChannel() == Token.DEFAULT_CHANNEL) {
        tokens.add(t);
      }
    }
    return tokens;
  }
}
