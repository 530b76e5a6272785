package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
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
    return "Compare with constants, or write - for any value.";
  }

  @Override
  public void look(Subject subject, Report report) {
    Map<String, Boolean> known = new HashMap<>(); // the same texts stand in many rows
    for (PolicyTable.Row row : subject.table().map(PolicyTable::rows).orElse(List.of())) {
      for (int c = 0; c < row.cells().size(); c++) {
        String cell = row.cells().get(c);
        if (!known.computeIfAbsent(cell, CellConstant::isFine)) {
          report.cell(
              row.number(),
              c + 1,
              "the cell is " + (cell.isEmpty() ? "empty" : Report.shown(cell)));
        }
      }
    }
  }

  private static boolean isFine(String cell) {
    boolean toldOtherwise = FeelTexts.impossibleDay(cell).isPresent();
    return toldOtherwise || (!cell.isEmpty() && FeelTexts.isConstant(cell));
  }
}
