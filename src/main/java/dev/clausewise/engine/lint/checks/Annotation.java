package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;

/** Every row says to whoever reads the table which clause it is of. */
final class Annotation implements Check {
  @Override
  public Code code() {
    return Code.ANNOTATION;
  }

  @Override
  public String help() {
    return "Annotate every row with its clause, for whoever reads the table.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (PolicyTable.Statement statement : subject.statements()) {
      if (!statement.annotation().startsWith(statement.clause())) {
        report.row(
            statement.row(), "the annotation does not begin with the clause " + statement.clause());
      }
    }
  }
}
