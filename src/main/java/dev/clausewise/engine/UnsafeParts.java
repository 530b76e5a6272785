package dev.clausewise.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.kie.dmn.feel.parser.feel11.FEEL_1_1Lexer;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The parts of a model that would run something other than FEEL: functions of kind Java and PMML,
 * FEEL {@code external}, imports of PMML, and steps from a FEEL value to the Java object behind it.
 * Texts are cut into tokens by the engine's own lexer, so that strings, comments and escapes cannot
 * mean one thing here and another there.
 */
public final class UnsafeParts {
  private static final Set<String> FUNCTIONS = Set.of("functionDefinition", "encapsulatedLogic");

  private static final Set<String> NOTES = Set.of("textAnnotation", "annotationEntry");

  /** {@code F} is FEEL in DMN 1.1. */
  private static final Set<String> FEEL_KINDS = Set.of("", "FEEL", "F");

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
   * @param definitions the root element of a model
   * @return in the order of the document; empty if the model runs nothing but FEEL
   */
  public static List<Part> in(Element definitions) {
    List<Part> parts = new ArrayList<>();
    look(definitions, parts);
    NodeList all = definitions.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      look((Element) all.item(i), parts);
    }
    return parts;
  }

  private static void look(Element element, List<Part> parts) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      attribute(element, (Attr) attributes.item(i))
          .ifPresent(message -> parts.add(new Part(owner(element), message)));
    }
    if (isFeel(element)) {
      text(element.getTextContent())
          .ifPresent(message -> parts.add(new Part(owner(element), message)));
    }
  }

  private static Optional<String> attribute(Element element, Attr attribute) {
    String value = attribute.getValue().strip();
    if (FUNCTIONS.contains(element.getLocalName())
        && attribute.getLocalName().equals("kind")
        && !FEEL_KINDS.contains(value)) {
      return Optional.of("a function of kind " + value + " runs code");
    }
    if (attribute.getLocalName().equals("importType")) {
      String type = value.toLowerCase(Locale.ROOT);
      if (type.contains("pmml") || type.contains("dmg.org")) {
        return Optional.of("an import of PMML runs what it imports");
      }
    }
    return Optional.empty();
  }

  /** In DMN, FEEL is what stands in an element text, but for the words of annotations. */
  private static boolean isFeel(Element element) {
    return element.getLocalName().equals("text")
        && !(element.getParentNode() instanceof Element parent
            && NOTES.contains(parent.getLocalName()));
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

  private static List<Token> tokens(String feel) {
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

  private static String owner(Node node) {
    for (Node n = node; n != null; n = n.getParentNode()) {
      if (n instanceof Element e
          && Set.of("decision", "businessKnowledgeModel").contains(e.getLocalName())) {
        return e.getAttribute("name");
      }
    }
    return null;
  }
}
