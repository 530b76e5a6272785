package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.Set;

/**
 * A condition is a status that goes with the effect, with the id of its words where it needs some.
 */
final class Condition implements Check {
  private static final Set<String> OF_SCOPE = Set.of("inside", "outside", "undecided");
  private static final Set<String> OF_OTHERS =
      Set.of("none", "met", "unmet", "obligation", "undecided");
  private static final Set<String> NEED_WORDS = Set.of("obligation", "undecided");

  @Override
  public Code code() {
    return Code.CONDITION;
  }

  @Override
  public String help() {
    return "Use none, met: id, unmet: id, obligation: id, undecided: id, or inside and outside with effect scope.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (PolicyTable.Statement statement : subject.statements()) {
      String condition = FeelTexts.unquoted(statement.condition());
      String effect = FeelTexts.unquoted(statement.effect());
      if (!FeelTexts.isString(statement.condition()) || !isKnown(condition, effect)) {
        report.row(
            statement.row(),
            "the condition is " + Report.shown(condition) + " with effect " + effect);
      }
    }
  }

  private static boolean isKnown(String condition, String effect) {
    int colon = condition.indexOf(':');
    String status = colon < 0 ? condition.strip() : condition.substring(0, colon).strip();
    String id = colon < 0 ? "" : condition.substring(colon + 1).strip();
    Set<String> statuses = effect.equals("scope") ? OF_SCOPE : OF_OTHERS;
    return statuses.contains(status) && !(NEED_WORDS.contains(status) && id.isEmpty());
  }
}
