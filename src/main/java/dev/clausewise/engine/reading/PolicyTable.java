package dev.clausewise.engine.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.model.api.UnaryTests;

/**
 * The decision table {@code Findings} of a model as its author sees it: columns, and rows of texts.
 * A text that is left out is empty. It may have any shape: what is wrong with it is said elsewhere.
 */
public final class PolicyTable {
  /** Name of the decision. */
  public static final String FINDINGS = "Findings";

  /** Name of the input that the facts are in. */
  public static final String FACTS = "facts";

  /** Name of the input that is the day. */
  public static final String AS_OF = "asOf";

  /** Names of the outputs of a policy model, in their order. */
  public static final List<String> OUTPUTS = List.of("clause", "effect", "condition");

  /**
   * A row.
   *
   * @param number 1-based
   * @param cells one an input column, in a row that has as many as there are columns
   * @param outputs one an output column
   * @param annotation the first of them; empty if there is none
   */
  public record Row(int number, List<String> cells, List<String> outputs, String annotation) {
    /** What the row says, if it is of three outputs and cites exactly one clause. */
    public Optional<Statement> statement() {
      boolean cites =
          outputs.size() == OUTPUTS.size()
              && FeelTexts.isString(outputs.get(0))
              && outputs.get(0).length() > 2;
      return cites
          ? Optional.of(
              new Statement(
                  number,
                  FeelTexts.unquoted(outputs.get(0)),
                  outputs.get(1),
                  outputs.get(2),
                  annotation))
          : Optional.empty();
    }
  }

  /**
   * What a row says of a clause.
   *
   * @param row 1-based
   * @param clause without its quotes
   * @param effect as FEEL
   * @param condition as FEEL
   */
  public record Statement(
      int row, String clause, String effect, String condition, String annotation) {}

  private final DecisionTable element;
  private final List<String> columns;
  private final List<Row> rows;

  private PolicyTable(DecisionTable element) {
    this.element = element;
    this.columns = element.getInput().stream().map(PolicyTable::text).toList();
    List<Row> read = new ArrayList<>();
    for (DecisionRule rule : element.getRule()) {
      read.add(row(read.size() + 1, rule));
    }
    this.rows = List.copyOf(read);
  }

  /**
   * @param decisions of a model, by name
   * @return empty if no decision of this name is a table
   */
  public static Optional<PolicyTable> of(Map<String, Decision> decisions) {
    Decision findings = decisions.get(FINDINGS);
    return findings != null && findings.getExpression() instanceof DecisionTable table
        ? Optional.of(new PolicyTable(table))
        : Optional.empty();
  }

  /** As the engine unmarshalled it. */
  public DecisionTable element() {
    return element;
  }

  /** The expressions of the input columns. */
  public List<String> columns() {
    return columns;
  }

  public List<Row> rows() {
    return rows;
  }

  /** Names of the outputs. */
  public List<String> outputs() {
    return element.getOutput().stream().map(OutputClause::getName).toList();
  }

  /** What the rows say that cite one clause; of a table with other outputs nothing is known. */
  public List<Statement> statements() {
    return outputs().equals(OUTPUTS)
        ? rows.stream().flatMap(row -> row.statement().stream()).toList()
        : List.of();
  }

  /** Whether the expression of a column is a fact by itself. */
  public static boolean isFact(String column) {
    return column.matches("facts\\.\\w+");
  }

  /** The fact that such a column is. */
  public static String fact(String column) {
    return column.substring(FACTS.length() + 1);
  }

  public static String text(LiteralExpression expression) {
    return Objects.requireNonNullElse(expression.getText(), "").strip();
  }

  public static String text(UnaryTests tests) {
    return Objects.requireNonNullElse(tests.getText(), "").strip();
  }

  private static String text(InputClause column) {
    return column.getInputExpression() == null ? "" : text(column.getInputExpression());
  }

  private static Row row(int number, DecisionRule rule) {
    String annotation =
        rule.getAnnotationEntry().isEmpty() ? null : rule.getAnnotationEntry().get(0).getText();
    return new Row(
        number,
        rule.getInputEntry().stream().map(PolicyTable::text).toList(),
        rule.getOutputEntry().stream().map(PolicyTable::text).toList(),
        Objects.requireNonNullElse(annotation, "").strip());
  }
}
