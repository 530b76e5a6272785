package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.List;

/** The dates of a cell are days. */
final class CellDay implements Check {
  @Override
  public Code code() {
    return Code.CELL;
  }

  @Override
  public String help() {
    return "Correct the date.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (PolicyTable.Row row : subject.table().map(PolicyTable::rows).orElse(List.of())) {
      for (int c = 0; c < row.cells().size(); c++) {
        int column = c + 1;
        FeelTexts.impossibleDay(row.cells().get(c))
            .ifPresent(day -> report.cell(row.number(), column, "there is no day " + day));
      }
    }
  }
}
