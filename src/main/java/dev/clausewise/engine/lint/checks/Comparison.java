package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FeelTexts;

/** A derived fact changes nowhere but at the constants that its text compares facts with. */
final class Comparison implements Check {
  @Override
  public Code code() {
    return Code.UNSAFE_EXPRESSION;
  }

  @Override
  public String help() {
    return "Compare facts with constants and join comparisons with and, or, not; ask sets by list contains.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (Subject.Expression expression : subject.expressions()) {
      FeelTexts.outsideProfile(expression.text(), subject.decisions().keySet(), subject.kinds())
          .ifPresent(
              foreign -> report.decision(expression.decision(), "the expression uses " + foreign));
    }
  }
}
