package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.UnsafeParts;

/** Nothing of a model runs anything but FEEL. */
final class UnsafeFunction implements Check {
  @Override
  public Code code() {
    return Code.UNSAFE_FUNCTION;
  }

  @Override
  public String help() {
    return "Say it in FEEL.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (UnsafeParts.Part part : UnsafeParts.in(subject.definitions())) {
      report.decision(part.decision(), part.message());
    }
  }
}
