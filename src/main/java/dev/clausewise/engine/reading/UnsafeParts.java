package dev.clausewise.engine.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.kie.dmn.feel.parser.feel11.FEEL_1_1Lexer;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.FunctionDefinition;
import org.kie.dmn.model.api.FunctionKind;
import org.kie.dmn.model.api.Import;
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
   * @param owner name of the decision or business knowledge model it is in; null if it is in none
   * @param message what it is
   */
  public record Part(String owner, String message) {}

  /**
   * @param definitions as the engine unmarshalled them: what it will compile, whatever the text of
   *     the model looked like
   * @return in the order of the model; empty if it runs nothing but FEEL
   */
  public static List<Part> in(Definitions definitions) {
    List<Part> parts = new ArrayList<>();
    look(definitions, parts);
    return parts;
  }

  private static void look(DMNModelInstrumentedBase element, List<Part> parts) {
    what(element).ifPresent(message -> parts.add(new Part(owner(element), message)));
    element.getChildren().forEach(child -> look(child, parts));
  }

  private static Optional<String> what(DMNModelInstrumentedBase element) {
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
    return feel == null ? Optional.empty() : text(feel);
  }

  /** What a FEEL text runs beside FEEL. */
  static Optional<String> text(String feel) {
    List<Token> tokens = tokens(feel);
    boolean function = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      function |= token.getType() == FEEL_1_1Lexer.FUNCTION;
      // Anywhere after a function begins: the parser mends what does not fit in between.
      if (function && token.getType() == FEEL_1_1Lexer.EXTERNAL) {
        return Optional.of("FEEL external runs code");
      }
      if (REFLECTIVE.contains(token.getText()) || isClass(tokens, i)) {
        return Optional.of(
            token.getText()
                + " as a property can reach what is behind a value; a context entry of that name can only be compared");
      }
    }
    return Optional.empty();
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

  private static String owner(DMNModelInstrumentedBase element) {
    for (DMNModelInstrumentedBase e = element; e != null; e = e.getParent()) {
      if (e instanceof Decision || e instanceof BusinessKnowledgeModel) {
        return ((NamedElement) e).getName();
      }
    }
    return null;
  }
}
