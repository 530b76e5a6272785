package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;

/** The outputs are those that the rules know. */
final class OutputNames implements Check {
  @Override
  public Code code() {
    return Code.OUTPUTS;
  }

  @Override
  public String help() {
    return "Name them clause, effect, condition, in this order.";
  }

  @Override
  public void look(Subject subject, Report report) {
    subject
        .table()
        .map(PolicyTable::outputs)
        .filter(outputs -> !outputs.equals(PolicyTable.OUTPUTS))
        .ifPresent(outputs -> report.table("the outputs are " + outputs));
  }
}
