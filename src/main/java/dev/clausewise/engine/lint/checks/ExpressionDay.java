package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FeelTexts;

/** The dates of a derived fact are days. */
final class ExpressionDay implements Check {
  @Override
  public Code code() {
    return Code.UNSAFE_EXPRESSION;
  }

  @Override
  public String help() {
    return "Correct the date.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (Subject.Expression expression : subject.expressions()) {
      FeelTexts.impossibleDay(expression.text())
          .ifPresent(day -> report.decision(expression.decision(), "there is no day " + day));
    }
  }
}
