package dev.clausewise.attacks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A model from outside that means no good, as {@code hostile/*.yaml} writes it down. It has one
 * decision, {@code d}.
 *
 * @param name of what it tries
 * @param kind of attack
 * @param runs whether the canary sings where nothing stops the model
 * @param harmless whether a draft with it may be answered from
 * @param feel the text of {@code d}
 * @param expression what {@code d} has instead of a text, XML
 * @param type that {@code d} is said to have
 * @param requires what {@code d} requires, XML
 * @param beside what stands before {@code d}, XML
 * @param attributes of the root element
 * @param before what stands before the root element
 * @param document all of it, in place of everything else
 * @param imports other models that are sent with it
 * @param context that it is evaluated in
 */
record HostileModel(
    String name,
    String kind,
    boolean runs,
    boolean harmless,
    String feel,
    String expression,
    String type,
    String requires,
    String beside,
    String attributes,
    String before,
    String document,
    List<String> imports,
    Map<String, Object> context) {
  static final String NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/";

  private static final ObjectMapper YAML = new YAMLMapper();

  /** Kinds of which no part may stand in a policy, used or not. */
  private static final Set<String> NOWHERE = Set.of("java", "property", "xstream", "twice", "text");

  static List<HostileModel> load(String file) throws IOException {
    return YAML.readValue(
        Path.of("src/test/resources/hostile", file).toFile(), new TypeReference<>() {});
  }

  /** The same, written out. */
  HostileModel written(String token, String song) {
    UnaryOperator<String> out = t -> t == null ? null : Shorthand.written(t, token, song);
    return new HostileModel(
        name,
        kind,
        runs,
        harmless,
        out.apply(feel),
        out.apply(expression),
        type,
        out.apply(requires),
        out.apply(beside),
        out.apply(attributes),
        out.apply(before),
        out.apply(document),
        imports == null ? List.of() : imports.stream().map(out).toList(),
        context == null ? Map.of() : context);
  }

  /** Whether a draft with it must not be answered from. */
  boolean isRefusedAsADraft() {
    return !harmless && (feel != null || expression != null || NOWHERE.contains(kind));
  }

  /** The expression of {@code d}, XML. */
  String logic() {
    return expression != null ? expression : literal(feel == null ? "1" : feel);
  }

  static String literal(String feel) {
    return "<literalExpression><text>" + escaped(feel) + "</text></literalExpression>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** As a model of its own, DMN. */
  String model() {
    if (document != null) {
      return document;
    }
    return or(before)
        + "<definitions xmlns=\""
        + NAMESPACE
        + "\" id=\"_hostile\" name=\"hostile\" namespace=\"hostile\" "
        + or(attributes)
        + ">"
        + or(beside)
        + "<decision id=\"_d\" name=\"d\"><variable name=\"d\""
        + (type == null ? "" : " typeRef=\"" + type + "\"")
        + "/>"
        + or(requires)
        + logic()
        + "</decision></definitions>";
  }

  static String or(String text) {
    return text == null ? "" : text;
  }
}
