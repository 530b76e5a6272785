package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;

/** A row has one cell a column. */
final class CellsOfARow implements Check {
  @Override
  public Code code() {
    return Code.ROW;
  }

  @Override
  public String help() {
    return "Give it one cell a column; - stands for any value.";
  }

  @Override
  public void look(Subject subject, Report report) {
    subject
        .table()
        .ifPresent(
            table -> {
              int columns = table.columns().size();
              for (PolicyTable.Row row : table.rows()) {
                int cells = row.cells().size();
                if (cells != columns) {
                  report.row(
                      row.number(), "the row has " + cells + " cells for " + columns + " columns");
                }
              }
            });
  }
}
