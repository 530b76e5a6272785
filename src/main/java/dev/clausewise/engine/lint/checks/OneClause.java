package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;

/** A row cites one clause. */
final class OneClause implements Check {
  @Override
  public Code code() {
    return Code.ONE_CLAUSE;
  }

  @Override
  public String help() {
    return "Cite exactly one clause, as a text in quotes.";
  }

  @Override
  public void look(Subject subject, Report report) {
    subject
        .table()
        .filter(table -> table.outputs().equals(PolicyTable.OUTPUTS))
        .ifPresent(
            table -> {
              for (PolicyTable.Row row : table.rows()) {
                if (row.statement().isEmpty()) {
                  String cited =
                      row.outputs().isEmpty() ? "nothing" : Report.shown(row.outputs().get(0));
                  report.row(row.number(), "the row cites " + cited);
                }
              }
            });
  }
}
