package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.Set;
import org.kie.dmn.model.api.UnaryTests;

/** A row cites a clause that its column allows. */
final class ClauseNotListed implements Check {
  @Override
  public Code code() {
    return Code.CLAUSE_NOT_LISTED;
  }

  @Override
  public String help() {
    return "Add it to the output values of the column: the engine has no answer where the row fires.";
  }

  @Override
  public void look(Subject subject, Report report) {
    subject
        .table()
        .ifPresent(
            table -> {
              Set<String> listed = listed(table);
              for (PolicyTable.Statement statement : table.statements()) {
                if (!listed.isEmpty() && !listed.contains(statement.clause())) {
                  report.row(
                      statement.row(), "the column clause does not allow " + statement.clause());
                }
              }
            });
  }

  /** Empty if the column allows any. */
  private static Set<String> listed(PolicyTable table) {
    UnaryTests values =
        table.statements().isEmpty() ? null : table.element().getOutput().get(0).getOutputValues();
    return values == null ? Set.of() : FeelTexts.listed(PolicyTable.text(values));
  }
}
