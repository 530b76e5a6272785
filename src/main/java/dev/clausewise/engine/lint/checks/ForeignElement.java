package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DRGElement;

/** There is no element that the profile does not have; what is below one is not told again. */
final class ForeignElement implements Check {
  @Override
  public Code code() {
    return Code.FOREIGN_ELEMENT;
  }

  @Override
  public String help() {
    return "Say it with facts, derived facts and the table of findings.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (DMNModelInstrumentedBase element : ProfileElements.in(subject.definitions())) {
      if (!ProfileElements.isOtherExpression(element)) { // told by itself: it is not literal
        ProfileElements.foreign(element)
            .ifPresent(message -> report.decision(nameOf(element), message));
      }
    }
  }

  private static String nameOf(DMNModelInstrumentedBase element) {
    return element instanceof DRGElement named ? named.getName() : Subject.ownerOf(element);
  }
}
