package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FactKind;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.List;

/** A column is the day, a fact or a derived fact. */
final class ColumnExpression implements Check {
  @Override
  public Code code() {
    return Code.COLUMN_EXPRESSION;
  }

  @Override
  public String help() {
    return "Use asOf, a fact such as facts.camera, or the name of a decision.";
  }

  @Override
  public void look(Subject subject, Report report) {
    List<String> columns = subject.table().map(PolicyTable::columns).orElse(List.of());
    for (int c = 0; c < columns.size(); c++) {
      String column = columns.get(c);
      boolean known =
          column.equals(PolicyTable.AS_OF)
              || PolicyTable.isFact(column)
              || subject.decisions().containsKey(column);
      if (subject.kindOf(column) == FactKind.SET) {
        report
            .advising("Derive a fact by list contains(" + column + ", ...).")
            .column(c + 1, "the column is a set, " + Report.shown(column));
      } else if (!known) {
        report.column(c + 1, "the column is " + Report.shown(column));
      }
    }
  }
}
