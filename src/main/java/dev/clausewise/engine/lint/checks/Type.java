package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.Map;
import javax.xml.namespace.QName;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.LiteralExpression;

/**
 * Inputs, derived facts and findings are of the types of the profile: the engine checks types when
 * it evaluates, and a diagram has none that it could check.
 */
final class Type implements Check {
  private static final Map<String, String> INPUTS =
      Map.of(PolicyTable.FACTS, "vocabulary.tFacts", PolicyTable.AS_OF, "vocabulary.tDay");

  @Override
  public Code code() {
    return Code.TYPE;
  }

  @Override
  public String help() {
    return "Give it the type of the profile.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (DRGElement element : subject.definitions().getDrgElement()) {
      String name = Subject.nameOf(element);
      if (element instanceof InputData input && input.getVariable() != null) {
        String due = INPUTS.get(name);
        if (due != null) {
          expect(due, input.getVariable().getTypeRef(), name, report);
        }
      } else if (element instanceof Decision decision && decision.getVariable() != null) {
        look(name, decision, report);
      }
    }
  }

  private static void look(String name, Decision decision, Report report) {
    boolean isFindings = name.equals(PolicyTable.FINDINGS);
    if (!isFindings && !(decision.getExpression() instanceof LiteralExpression)) {
      return; // told by itself: it is not literal
    }
    QName type = decision.getVariable().getTypeRef();
    expect(isFindings ? "tFindings" : "boolean", type, name, report);
    if (decision.getExpression() instanceof LiteralExpression literal
        && literal.getTypeRef() != null) {
      expect("boolean", literal.getTypeRef(), name, report);
    }
  }

  private static void expect(String due, QName type, String name, Report report) {
    String is = shown(type);
    if (!is.replace(':', '.').equals(due)) {
      report
          .advising(
              "Make it "
                  + due
                  + ": what is compared are facts, and what is derived is true or false.")
          .decision(name, "its type is " + is);
    }
  }

  private static String shown(QName type) {
    if (type == null) {
      return "none";
    }
    return type.getPrefix().isEmpty()
        ? type.getLocalPart()
        : type.getPrefix() + ":" + type.getLocalPart();
  }
}
