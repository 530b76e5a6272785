package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;

/** Where no row fires there is no finding. */
final class OutputDefault implements Check {
  @Override
  public Code code() {
    return Code.OUTPUTS;
  }

  @Override
  public String help() {
    return "Add a row instead: a finding cites the row that it comes from.";
  }

  @Override
  public void look(Subject subject, Report report) {
    subject
        .table()
        .filter(
            t -> t.element().getOutput().stream().anyMatch(o -> o.getDefaultOutputEntry() != null))
        .ifPresent(t -> report.table("an output has a default"));
  }
}
