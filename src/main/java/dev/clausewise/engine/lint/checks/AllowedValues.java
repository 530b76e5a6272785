package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.UnaryTests;

/** Types and columns list constants; anything else there would be evaluated too. */
final class AllowedValues implements Check {
  @Override
  public Code code() {
    return Code.UNSAFE_EXPRESSION;
  }

  @Override
  public String help() {
    return "List constants, or ranges of them.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (DMNModelInstrumentedBase element : FeelTexts.below(subject.definitions())) {
      if (element instanceof UnaryTests tests && !(element.getParent() instanceof DecisionRule)) {
        String text = PolicyTable.text(tests);
        if (text.length() > Size.LONGEST_TEXT || !FeelTexts.isConstant(text, null)) {
          report.decision(Subject.ownerOf(element), "allowed values are " + Report.shown(text));
        }
      }
    }
  }
}
