package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checks of the policy profile. A new one is a file beside this one and a line here, and has
 * bad models in a folder of its name below {@code src/test/resources/lint}.
 */
public final class Checks {
  /** Of what is too large nothing further is looked at. */
  public static final List<Check> LIMITS = List.of(new Size());

  /** Without these there is no table of findings to read. */
  public static final List<Check> TABLE =
      List.of(new FindingsTable(), new Collect(), new OutputNames());

  /**
   * Without these an answer about unknown facts cannot be exact: a derived fact or a cell would
   * change between its constants, or the engine would answer other than a diagram does, or not at
   * all.
   */
  public static final List<Check> EXACTNESS =
      List.of(
          new UnsafeFunction(),
          new OtherLanguage(),
          new ForeignElement(),
          new ForeignInput(),
          new Name(),
          new AllowedValues(),
          new Type(),
          new NotLiteral(),
          new FactsAsAWhole(),
          new UnknownFact(),
          new ExpressionDay(),
          new Comparison(),
          new OutputDefault(),
          new ColumnExpression(),
          new CellsOfARow(),
          new CellDay(),
          new CellConstant(),
          new OneClause(),
          new ClauseNotListed(),
          new Effect(),
          new Condition());

  /** What a model keeps to for whoever reads it, or so that it cannot go wrong later. */
  public static final List<Check> CARE =
      List.of(new UnknownValue(), new NoAllowedValues(), new NoDay(), new Annotation());

  /** All but the limits, in the order in which they look. */
  public static final List<Check> ALL =
      Stream.of(TABLE, EXACTNESS, CARE).flatMap(List::stream).toList();

  private Checks() {}
}
