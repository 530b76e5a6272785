package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FeelTexts;

/** A derived fact says which facts it looks at. */
final class FactsAsAWhole implements Check {
  @Override
  public Code code() {
    return Code.UNSAFE_EXPRESSION;
  }

  @Override
  public String help() {
    return "Name each fact: facts.camera.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (Subject.Expression expression : subject.expressions()) {
      if (FeelTexts.facts(expression.text()).isEmpty()) {
        report.decision(expression.decision(), "the expression uses facts as a whole");
      }
    }
  }
}
