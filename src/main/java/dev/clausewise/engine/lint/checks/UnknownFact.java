package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The facts of a model are facts of the vocabulary. */
final class UnknownFact implements Check {
  @Override
  public Code code() {
    return Code.UNKNOWN_FACT;
  }

  @Override
  public String help() {
    return "vocabulary.dmn has the facts.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (Subject.Expression expression : subject.expressions()) {
      unknown(expression.text(), subject)
          .forEach(
              fact ->
                  report
                      .supposing(near(fact, subject))
                      .decision(expression.decision(), "there is no fact " + fact));
    }
    List<String> columns = subject.table().map(PolicyTable::columns).orElse(List.of());
    for (int c = 0; c < columns.size(); c++) {
      int number = c + 1;
      if (PolicyTable.isFact(columns.get(c))) {
        unknown(columns.get(c), subject)
            .forEach(
                fact ->
                    report
                        .supposing(near(fact, subject))
                        .column(number, "there is no fact " + fact));
      }
    }
  }

  private static Stream<String> unknown(String text, Subject subject) {
    return FeelTexts.facts(text).orElse(Set.of()).stream()
        .filter(fact -> !subject.facts().contains(fact));
  }

  private static Optional<String> near(String fact, Subject subject) {
    return subject.facts().stream().filter(fact::equalsIgnoreCase).findFirst();
  }
}
