package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.HasExpressionLanguage;

/** Every expression is FEEL: the engine has other readers for other languages. */
final class OtherLanguage implements Check {
  private static final String MESSAGE = "an expression is in another language";

  @Override
  public Code code() {
    return Code.UNSAFE_EXPRESSION;
  }

  @Override
  public String help() {
    return "Leave the expression language out: it is FEEL.";
  }

  @Override
  public void look(Subject subject, Report report) {
    Definitions definitions = subject.definitions();
    if (isOther(definitions.getExpressionLanguage(), definitions)) {
      report.model(MESSAGE);
    }
    for (DMNModelInstrumentedBase element : ProfileElements.in(definitions)) {
      if (element instanceof HasExpressionLanguage expression
          && isOther(expression.getExpressionLanguage(), element)) {
        report.decision(Subject.ownerOf(element), MESSAGE);
      }
    }
  }

  private static boolean isOther(String language, DMNModelInstrumentedBase element) {
    return language != null && !language.equals(element.getURIFEEL());
  }
}
