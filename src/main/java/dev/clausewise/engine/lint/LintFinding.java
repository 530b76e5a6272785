package dev.clausewise.engine.lint;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something in a model that is not of the policy profile.
 *
 * @param code stable
 * @param decision name of the decision it is in; null if it is about the whole model
 * @param row 1-based row of a table; null if it is about no row
 * @param column 1-based input column of a table; null if it is about no column
 * @param message what is wrong, a sentence
 * @param help a way out
 */
public record LintFinding(
    Code code,
    String model,
    String decision,
    Integer row,
    Integer column,
    String message,
    String help) {

  /** What a linter can find. */
  public enum Code {
    /** The text is not XML, or not a DMN model. */
    NOT_A_MODEL,
    /** A document type declaration: it can read files and exhaust memory. */
    DOCTYPE,
    /** A part of the text that a reader and the engine would read differently. */
    AMBIGUOUS,
    /** More rows, columns, decisions, elements or characters than a model may have. */
    TOO_LARGE,
    /** An element of DMN that the profile does not have. */
    FOREIGN_ELEMENT,
    /** A name or id that stands for two elements, or could be read as something else. */
    NAME,
    /** An input or a derived fact is not of the type of the profile. */
    TYPE,
    /** A row has not as many cells as there are columns. */
    ROW,
    /** FEEL {@code external}, or a function of kind Java or PMML: it runs code. */
    UNSAFE_FUNCTION,
    /** A decision other than the table of findings is no literal expression. */
    NOT_LITERAL,
    /** An expression uses something outside the safe list. */
    UNSAFE_EXPRESSION,
    /** There is no decision table named Findings. */
    NO_FINDINGS,
    /** The table of findings does not collect. */
    HIT_POLICY,
    /** The outputs are not clause, effect, condition. */
    OUTPUTS,
    /** A column is neither the day, nor a fact, nor a decision. */
    COLUMN_EXPRESSION,
    /** A column does not say which values it allows. */
    NO_ALLOWED_VALUES,
    /** A fact that the vocabulary does not have. */
    UNKNOWN_FACT,
    /** A value that a fact of the vocabulary does not have. */
    UNKNOWN_VALUE,
    /** A cell compares with something that is not a constant. */
    CELL,
    /** A row cites none or several clauses. */
    ONE_CLAUSE,
    /** A row cites a clause that its column does not allow. */
    CLAUSE_NOT_LISTED,
    /** An effect that there is not. */
    EFFECT,
    /** A condition that is no status, or whose status does not go with the effect. */
    CONDITION,
    /** The annotation of a row does not name its clause. */
    ANNOTATION,
    /** No column is the day. */
    NO_DAY,
    /** A column has an empty width, and the editor cannot open the model. */
    WIDTH,
    /** There are use cases that no row decides. */
    GAP,
    /** A row fires for no use case. */
    DEAD_ROW,
    /** A row never fires without another one that takes it away. */
    SHADOWED_ROW,
    /** Two rows say different things of one clause about the same use case. */
    OVERLAP
  }

  /** What is wrong and where in the model, to be part of a sentence. */
  public String inTheModel() {
    String place = place();
    return (place.isEmpty() ? "" : place + ": ") + message.replaceAll("\\.$", "");
  }

  private String place() {
    return Stream.of(
            decision, row == null ? null : "row " + row, column == null ? null : "column " + column)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return model
        + (place().isEmpty() ? "" : ", " + place())
        + ": "
        + message
        + " ["
        + code.name().toLowerCase(Locale.ROOT).replace('_', '-')
        + "] "
        + help;
  }
}
