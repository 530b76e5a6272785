package dev.clausewise.api;

/** Small models in DMN XML. */
final class Pieces {
  private Pieces() {}

  /** Elements of the diagram within a model. */
  static String model(String elements) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="_model" name="model"
                     namespace="https://clausewise.dev/test/model">%s</definitions>
        """
        .formatted(elements);
  }

  /** A model of one decision. */
  static String decision(String name, String expression) {
    return model(
        "<decision id=\"_%s\" name=\"%s\"><variable name=\"%s\"/>%s</decision>"
            .formatted(name, name, name, expression));
  }

  /** A decision with a FEEL text. */
  static String literal(String name, String feel, String... inputs) {
    StringBuilder needs = new StringBuilder();
    for (String input : inputs) {
      needs
          .append("<informationRequirement><requiredInput href=\"#_")
          .append(input)
          .append("\"/></informationRequirement>");
    }
    return "<decision id=\"_%s\" name=\"%s\"><variable name=\"%s\"/>%s<literalExpression><text><![CDATA[%s]]></text></literalExpression></decision>"
        .formatted(name, name, name, needs, feel);
  }

  /** Input data of a type. */
  static String input(String name, String type) {
    return "<inputData id=\"_%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/></inputData>"
        .formatted(name, name, name, type);
  }
}
