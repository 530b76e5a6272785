package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import org.kie.dmn.model.api.LiteralExpression;

/** A derived fact is one expression: a diagram asks for its values one at a time. */
final class NotLiteral implements Check {
  @Override
  public Code code() {
    return Code.NOT_LITERAL;
  }

  @Override
  public String help() {
    return "Write it as one FEEL expression over facts.";
  }

  @Override
  public void look(Subject subject, Report report) {
    subject
        .derived()
        .forEach(
            (name, decision) -> {
              if (!(decision.getExpression() instanceof LiteralExpression)) {
                report.decision(name, "a derived fact is a literal expression");
              }
            });
  }
}
