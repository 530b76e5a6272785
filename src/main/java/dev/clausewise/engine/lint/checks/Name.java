package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;

/** No name or id stands for two, and no name of a decision could be read as anything else. */
final class Name implements Check {
  /**
   * INVARIANT: a name of this form is never read as anything else by the engine. Its words for what
   * it does (for, if, some, function) begin with small letters.
   */
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*");

  @Override
  public Code code() {
    return Code.NAME;
  }

  @Override
  public String help() {
    return "Give each a name of its own: a capital letter, then letters, digits and single spaces.";
  }

  @Override
  public void look(Subject subject, Report report) {
    Set<String> names = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (DRGElement element : subject.definitions().getDrgElement()) {
      String name = Subject.nameOf(element);
      if (!names.add(name)) {
        report.decision(name, "two elements are named " + name);
      }
      if (element.getId() != null && !ids.add(element.getId())) {
        report.decision(name, "two elements have the id " + element.getId());
      }
      if (element instanceof Decision && !NAME.matcher(name).matches()) {
        report.decision(name, "a decision is named " + name);
      }
    }
  }
}
