package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
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
    ProfileElements.in(subject.definitions())
        .filter(e -> !ProfileElements.isOtherExpression(e)) // told by itself: it is not literal
        .forEach(
            e ->
                ProfileElements.foreign(e)
                    .ifPresent(
                        message ->
                            report.decision(
                                e instanceof DRGElement named
                                    ? named.getName()
                                    : Subject.ownerOf(e),
                                message)));
  }
}
