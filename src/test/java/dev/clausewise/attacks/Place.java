package dev.clausewise.attacks;

import java.util.Arrays;
import java.util.List;

/** Where in a policy's model a hostile expression is put. */
enum Place {
  /** Behind the expression of a derived fact, as another one. */
  BEHIND,
  /** In place of the expression of a derived fact. */
  INSTEAD,
  /** In another decision of the name of a derived fact. */
  AGAIN,
  /** Behind the text of a derived fact, as another text. */
  TEXT_BEHIND,
  CELL,
  OUTPUT,
  INPUT,
  VALUES_OF_AN_INPUT,
  ALLOWED_VALUES;

  private static final List<Place> FOR_EXPRESSIONS = List.of(BEHIND, INSTEAD, AGAIN);
  private static final List<Place> FOR_TEXTS = Arrays.asList(values());

  /**
   * Places for a model: behind an expression, and some others by turns.
   *
   * @param turn any number
   */
  static List<Place> of(HostileModel model, int turn) {
    List<Place> all = model.expression() == null ? FOR_TEXTS : FOR_EXPRESSIONS;
    int others = all.size() - 1;
    Place one = all.get(1 + turn % others);
    Place two = all.get(1 + (turn + others / 2) % others);
    return model.kind().equals("java") ? List.of(BEHIND, one, two) : List.of(BEHIND, one);
  }

  /** A policy's model with a hostile one in it. */
  String in(String policy, HostileModel hostile) {
    if (hostile.document() != null) {
      return hostile.document();
    }
    Edit edit = new Edit(policy);
    edit.behind("</informationRequirement>", HostileModel.or(hostile.requires()));
    if (hostile.feel() != null || hostile.expression() != null) {
      expression(edit, hostile);
    }
    edit.before("<decision ", HostileModel.or(hostile.beside()));
    edit.behind("<definitions ", HostileModel.or(hostile.attributes()) + " ");
    if (hostile.before() != null) {
      edit.between("<?xml", "?>", hostile.before());
    }
    return edit.text();
  }

  private void expression(Edit edit, HostileModel hostile) {
    String feel = hostile.feel() == null ? "" : HostileModel.escaped(hostile.feel());
    String text = "<text>" + feel + "</text>";
    switch (this) {
      case BEHIND -> edit.behind("</literalExpression>", hostile.logic());
      case INSTEAD -> edit.between("<literalExpression", "</literalExpression>", hostile.logic());
      case AGAIN ->
          edit.before(
              "<decision id=\"_Vermont-use\"",
              "<decision id=\"_again\" name=\"Facial recognition\"><variable name=\"Facial recognition\" typeRef=\"boolean\"/>"
                  + hostile.logic()
                  + "</decision>");
      case TEXT_BEHIND -> edit.before("</literalExpression>", text);
      case CELL -> in(edit, "inputEntry", "_Findings-row-4-in-4", text);
      case OUTPUT -> in(edit, "outputEntry", "_Findings-row-4-out-3", text);
      case INPUT -> in(edit, "inputExpression", "_Findings-input-4-expression", text);
      case VALUES_OF_AN_INPUT -> in(edit, "inputValues", "_Findings-input-4-values", text);
      case ALLOWED_VALUES -> in(edit, "allowedValues", "_tFinding-effect-values", text);
    }
  }

  private static void in(Edit edit, String element, String id, String text) {
    String start = "<" + element + " id=\"" + id + "\"";
    edit.between(start, "</" + element + ">", start + ">" + text + "</" + element + ">");
  }
}
