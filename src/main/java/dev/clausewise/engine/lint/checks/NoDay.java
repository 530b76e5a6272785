package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;

/** The table looks at the day. */
final class NoDay implements Check {
  @Override
  public Code code() {
    return Code.NO_DAY;
  }

  @Override
  public String help() {
    return "Add a column asOf: every clause has days of effect.";
  }

  @Override
  public void look(Subject subject, Report report) {
    subject
        .table()
        .filter(t -> !t.columns().contains(PolicyTable.AS_OF))
        .ifPresent(t -> report.table("no column is the day"));
  }
}
