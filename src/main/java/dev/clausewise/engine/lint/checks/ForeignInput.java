package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.Set;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.InputData;

/** There are no inputs but the facts and the day. */
final class ForeignInput implements Check {
  private static final Set<String> INPUTS = Set.of(PolicyTable.FACTS, PolicyTable.AS_OF);

  @Override
  public Code code() {
    return Code.FOREIGN_ELEMENT;
  }

  @Override
  public String help() {
    return "The inputs are facts and asOf.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (DRGElement element : subject.definitions().getDrgElement()) {
      String name = Subject.nameOf(element);
      if (element instanceof InputData && !INPUTS.contains(name)) {
        report.decision(name, "there is an input " + name);
      }
    }
  }
}
