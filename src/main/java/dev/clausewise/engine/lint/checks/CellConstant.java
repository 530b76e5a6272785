package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FactKind;
import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cell compares with constants. */
final class CellConstant implements Check {
  @Override
  public Code code() {
    return Code.CELL;
  }

  @Override
  public String help() {
    return "Compare with constants of the kind of the column, or write - for any value.";
  }

  @Override
  public void look(Subject subject, Report report) {
    List<String> columns = subject.table().map(PolicyTable::columns).orElse(List.of());
    Map<Cell, Boolean> known = new HashMap<>(); // the same texts stand in many rows
    for (PolicyTable.Row row : subject.table().map(PolicyTable::rows).orElse(List.of())) {
      for (int c = 0; c < row.cells().size(); c++) {
        Cell cell =
            new Cell(
                row.cells().get(c), c < columns.size() ? subject.kindOf(columns.get(c)) : null);
        if (!known.computeIfAbsent(cell, Cell::isFine)) {
          report.cell(
              row.number(),
              c + 1,
              "the cell is " + (cell.text().isEmpty() ? "empty" : Report.shown(cell.text())));
        }
      }
    }
  }

  private record Cell(String text, FactKind column) {
    boolean isFine() {
      boolean toldOtherwise = FeelTexts.impossibleDay(text).isPresent();
      return toldOtherwise || (!text.isEmpty() && FeelTexts.isConstant(text, column));
    }
  }
}
