package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.List;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.UnaryTests;

/** Every column lists the values that it allows. */
final class NoAllowedValues implements Check {
  @Override
  public Code code() {
    return Code.NO_ALLOWED_VALUES;
  }

  @Override
  public String help() {
    return "List its allowed values: without them a value that is not allowed matches every open cell.";
  }

  @Override
  public void look(Subject subject, Report report) {
    List<InputClause> columns = subject.table().map(t -> t.element().getInput()).orElse(List.of());
    for (int c = 0; c < columns.size(); c++) {
      UnaryTests values = columns.get(c).getInputValues();
      if (values == null || PolicyTable.text(values).isBlank()) {
        report.column(c + 1, "the column does not say which values it allows");
      }
    }
  }
}
