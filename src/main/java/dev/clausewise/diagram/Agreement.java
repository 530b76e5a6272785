package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.engine.EvaluationException;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Whether the rows that a compiled model says to fire are those that Drools says, on use cases at
 * random and near its rows. The build's gate does the same with more of them.
 */
final class Agreement {
  private static final int SAMPLES = 2_000;

  /** Every so many of them are evaluated as a whole model, which is slow. */
  private static final int WHOLE = 20;

  private final PolicyModel model;
  private final Compiled compiled;
  private final Points points;
  private final Pieces pieces;

  private Agreement(PolicyModel model, Compiled compiled, Vocabulary vocabulary, Random random) {
    this.model = model;
    this.compiled = compiled;
    this.points = new Points(compiled, vocabulary, random);
    this.pieces = new Pieces(model);
  }

  /**
   * A use case on which they differ, its day under {@code asOf}; empty if none was met.
   *
   * @param seed that the use cases are drawn by
   */
  static Optional<Map<String, Object>> counterexample(
      PolicyModel model, Compiled compiled, Vocabulary vocabulary, long seed) {
    Random random = new Random(seed);
    Agreement agreement = new Agreement(model, compiled, vocabulary, random);
    for (int i = 0; i < SAMPLES; i++) {
      Object[] values =
          i % 2 == 0
              ? agreement.points.anywhere()
              : agreement.points.near(random.nextInt(compiled.rows().size()));
      Map<String, Object> facts = agreement.points.of(values);
      if (Points.possible(facts) && !agreement.agree(facts, i % WHOLE == 0)) {
        return Optional.of(facts);
      }
    }
    return Optional.empty();
  }

  private boolean agree(Map<String, Object> facts, boolean whole) {
    BitSet fired = compiled.fired(points.classes(facts));
    if (!whole) {
      return fired.equals(pieces.fired(facts, Points.day(facts)));
    }
    BitSet findings = new BitSet();
    try {
      model
          .findings(Points.withoutDay(facts), Points.day(facts))
          .forEach(finding -> findings.set(finding.row() - 1));
    } catch (EvaluationException e) {
      return false; // such as a value that a column does not allow
    }
    return fired.equals(findings);
  }
}
