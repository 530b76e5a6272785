package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.List;

/** An effect is one that the rules know. */
final class Effect implements Check {
  private static final List<String> EFFECTS =
      List.of("fact", "permits", "permits_if", "prohibits", "recommends", "requires", "scope");

  @Override
  public Code code() {
    return Code.EFFECT;
  }

  @Override
  public String help() {
    return "Use one of " + String.join(", ", EFFECTS) + ".";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (PolicyTable.Statement statement : subject.statements()) {
      boolean known =
          FeelTexts.isString(statement.effect())
              && EFFECTS.contains(FeelTexts.unquoted(statement.effect()));
      if (!known) {
        report.row(statement.row(), "the effect is " + Report.shown(statement.effect()));
      }
    }
  }
}
