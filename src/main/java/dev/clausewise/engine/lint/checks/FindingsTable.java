package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;

/** There is a table of findings. */
final class FindingsTable implements Check {
  @Override
  public Code code() {
    return Code.NO_FINDINGS;
  }

  @Override
  public String help() {
    return "Name the decision whose rows are clauses Findings.";
  }

  @Override
  public void look(Subject subject, Report report) {
    if (subject.table().isEmpty()) {
      report.model("there is no decision table named " + PolicyTable.FINDINGS);
    }
  }
}
