package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.lint.Values;
import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import dev.clausewise.engine.reading.Truth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a fact is compared with is a value that it can have. No use has another: a clause that names
 * one by a slip of the pen would apply to less than it says, and nothing would tell.
 */
final class UnknownValue implements Check {
  @Override
  public Code code() {
    return Code.UNKNOWN_VALUE;
  }

  @Override
  public String help() {
    return "vocabulary.dmn has the values; places are codes of ISO 3166.";
  }

  @Override
  public void look(Subject subject, Report report) {
    for (Subject.Expression expression : subject.expressions()) {
      FeelTexts.truth(expression.text(), subject.decisions().keySet(), subject.kinds()).stream()
          .flatMap(Truth::tests)
          .flatMap(test -> unknown(subject, test.fact(), test.strings()))
          .distinct()
          .forEach(
              one -> report.supposing(one.meant()).decision(expression.decision(), one.message()));
    }
    List<String> columns = subject.table().map(PolicyTable::columns).orElse(List.of());
    for (PolicyTable.Row row : subject.table().map(PolicyTable::rows).orElse(List.of())) {
      for (int c = 0; c < Math.min(columns.size(), row.cells().size()); c++) {
        int column = c + 1;
        inACell(subject, columns.get(c), row.cells().get(c))
            .forEach(
                one -> report.supposing(one.meant()).cell(row.number(), column, one.message()));
      }
    }
  }

  /** Of a cell that is none of constants nothing is known but that; few have to be read for it. */
  private static Stream<Unknown> inACell(Subject subject, String column, String cell) {
    return PolicyTable.isFact(column)
        ? unknown(subject, PolicyTable.fact(column), FeelTexts.strings(List.of(cell)))
            .filter(one -> FeelTexts.isConstant(cell, subject.kindOf(column)))
        : Stream.empty();
  }

  /**
   * @param meant the value that may have been; empty if none is near
   */
  private record Unknown(String fact, String text, Optional<String> meant) {
    String message() {
      return fact + " has no value " + Report.shown(text);
    }
  }

  /**
   * @param fact null for none
   */
  private static Stream<Unknown> unknown(Subject subject, String fact, Collection<String> texts) {
    Values values = subject.values();
    return texts.stream()
        .filter(text -> fact != null && !values.of(fact, text))
        .map(text -> new Unknown(fact, text, values.near(fact, text)));
  }
}
