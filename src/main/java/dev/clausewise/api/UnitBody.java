package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.JsonPointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what is sent to a query of the rule unit, which would otherwise leave out what it does not
 * know.
 */
final class UnitBody {
  private static final Map<String, Map<String, Boolean>> SHAPES =
      Map.of(
          "findings",
              Map.of(
                  "row",
                  true,
                  "clause",
                  false,
                  "effect",
                  false,
                  "status",
                  false,
                  "condition",
                  false),
          "defeats", Map.of("by", false, "defeated", false, "depth", true));

  /** Many times what an instrument has; what the rules do with more would have no end. */
  private static final int MOST = 200;

  /** The rules take exceptions to exceptions first by adding this to their order. */
  private static final int DEEPEST = 200;

  private UnitBody() {}

  /**
   * @throws ProblemException pointing at every member that is missing, not known or of the wrong
   *     type
   */
  static void check(ObjectNode unit) {
    List<Problem.Error> errors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : unit.properties()) {
      String pointer = JsonPointers.below("", member.getKey());
      Map<String, Boolean> shape = SHAPES.get(member.getKey());
      if (shape == null || !member.getValue().isArray()) {
        errors.add(
            wrongType(pointer, "A rule unit takes the lists " + Set.copyOf(SHAPES.keySet()) + "."));
        continue;
      }
      if (member.getValue().size() > MOST) {
        throw ProblemException.at(
            pointer, Code.VALUE_NOT_ALLOWED, "A list has at most " + MOST + " elements.");
      }
      for (int i = 0; i < member.getValue().size(); i++) {
        element(member.getValue().get(i), pointer + "/" + i, shape, errors);
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(
          Problem.of(Code.WRONG_TYPE, "This is not what the rule unit takes.", errors));
    }
  }

  private static void element(
      JsonNode element, String pointer, Map<String, Boolean> shape, List<Problem.Error> errors) {
    if (!element.isObject()) {
      errors.add(wrongType(pointer, "An object with the members " + shape.keySet() + "."));
      return;
    }
    element
        .properties()
        .forEach(
            m -> {
              if (!shape.containsKey(m.getKey())) {
                errors.add(
                    wrongType(
                        JsonPointers.below(pointer, m.getKey()),
                        "There is no member of this name."));
              }
            });
    shape.forEach(
        (name, number) -> {
          JsonNode value = element.path(name);
          if (number ? !value.canConvertToInt() || !value.isIntegralNumber() : !value.isTextual()) {
            errors.add(
                wrongType(
                    JsonPointers.below(pointer, name),
                    number ? "A whole number is needed." : "A text is needed."));
          } else if (name.equals("depth") && (value.intValue() < 0 || value.intValue() > DEEPEST)) {
            errors.add(
                new Problem.Error(
                    JsonPointers.below(pointer, name),
                    Code.VALUE_NOT_ALLOWED,
                    "A number from 0 to " + DEEPEST + "."));
          }
        });
  }

  private static Problem.Error wrongType(String pointer, String detail) {
    return new Problem.Error(pointer, Code.WRONG_TYPE, detail);
  }
}
