package dev.clausewise.inventory;

import dev.clausewise.decision.Brief;
import dev.clausewise.engine.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The cells of an answer in a table: the columns of the file, and ours beside them. */
final class TableAnswers {
  /** Ours; a column of the file that is called the same keeps its name, and ours gets a mark. */
  private static final List<String> OURS =
      List.of(
          "outcome",
          "determined",
          "possibleOutcomes",
          "clauses",
          "citations",
          "openFacts",
          "nextFact",
          "notEncoded",
          "problem");

  private TableAnswers() {}

  static List<String> header(List<String> columns) {
    Set<String> names = new LinkedHashSet<>(columns);
    for (String ours : OURS) {
      String name = ours;
      while (!names.add(name)) {
        name = "clausewise " + name;
      }
    }
    return List.copyOf(names);
  }

  static List<String> cells(List<String> columns, RowAnswer answer) {
    List<String> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(answer.cells().getOrDefault(column, "")));
    Brief brief = answer.answer();
    if (brief == null) {
      cells.addAll(List.of("", "", "", "", "", "", "", "", answer.problem().detail()));
      return cells;
    }
    cells.add(brief.outcome().json());
    cells.add(String.valueOf(brief.determined()));
    cells.add(joined(brief.possibleOutcomes(), Outcome::json));
    cells.add(joined(brief.clauses(), TableAnswers::clause));
    cells.add(joined(brief.clauses(), Brief.Deciding::citation));
    cells.add(String.join("; ", brief.openFacts()));
    cells.add(brief.nextFact() == null ? "" : brief.nextFact());
    cells.add(String.join("; ", brief.notEncoded()));
    cells.add("");
    return cells;
  }

  private static String clause(Brief.Deciding clause) {
    return clause.instrument()
        + " "
        + clause.clause()
        + (clause.condition() == null ? "" : " (" + clause.condition() + ")")
        + (clause.certain() ? "" : " if open facts say so");
  }

  private static <T> String joined(List<T> all, Function<T, String> text) {
    return all.stream().map(text).distinct().collect(Collectors.joining("; "));
  }
}
