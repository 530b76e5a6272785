package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;

/** A model is no larger than what is judged, compiled and compared in good time. */
final class Size implements Check {
  /** Of one text of FEEL, in characters. */
  static final int LONGEST_TEXT = 4_000;

  /** Several times what the largest instrument has. */
  private static final int MOST_ROWS = 250;

  private static final int MOST_COLUMNS = 60;
  private static final int MOST_DECISIONS = 100;
  private static final int MOST_TYPES = 100;

  @Override
  public Code code() {
    return Code.TOO_LARGE;
  }

  @Override
  public String help() {
    return "Make the model smaller.";
  }

  @Override
  public void look(Subject subject, Report report) {
    if (subject.decisions().size() > MOST_DECISIONS) {
      report.model("there are more than " + MOST_DECISIONS + " decisions");
    }
    if (subject.definitions().getItemDefinition().size() > MOST_TYPES) {
      report.model("there are more than " + MOST_TYPES + " types");
    }
    for (Subject.Expression expression : subject.expressions()) {
      if (expression.text().length() > LONGEST_TEXT) {
        report.decision(
            expression.decision(), "the expression is longer than " + LONGEST_TEXT + " characters");
      }
    }
    subject.table().ifPresent(table -> look(table, report));
  }

  private static void look(PolicyTable table, Report report) {
    int rows = table.rows().size();
    int columns = table.columns().size();
    if (columns > MOST_COLUMNS || rows > MOST_ROWS) {
      report.table(
          "the table has %d rows and %d columns; it may have %d and %d"
              .formatted(rows, columns, MOST_ROWS, MOST_COLUMNS));
      return;
    }
    for (PolicyTable.Row row : table.rows()) {
      for (int c = 0; c < row.cells().size(); c++) {
        if (row.cells().get(c).length() > LONGEST_TEXT) {
          report.cell(
              row.number(), c + 1, "the cell is longer than " + LONGEST_TEXT + " characters");
        }
      }
    }
  }
}
