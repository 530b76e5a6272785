package dev.clausewise.diagram;

import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one instrument says over all completions of the facts of a use case. */
public final class Completions {
  private static final int DEFAULT_BUDGET = 5_000;

  private final PolicyModel model;
  private final Judgments judgments;
  private final Unknowns unknowns;
  private final Rows rows;
  private final int budget;

  public Completions(PolicyModel model, Judgments judgments, Vocabulary vocabulary) {
    this(model, judgments, vocabulary, DEFAULT_BUDGET);
  }

  /**
   * @param budget states to visit before the answer becomes a coarse one
   */
  Completions(PolicyModel model, Judgments judgments, Vocabulary vocabulary, int budget) {
    this.model = model;
    this.judgments = judgments;
    this.unknowns = new Unknowns(model, vocabulary);
    this.rows = model.outsideProfile().isEmpty() ? Rows.of(model, judgments) : null;
    this.budget = budget;
  }

  /** What the instrument says of a use case on a day. */
  public Possible explore(Facts facts, LocalDate asOf) {
    if (rows == null) {
      return unreadable(unknowns.variables(facts));
    }
    Walk walk = new Walk(model, judgments, unknowns, rows, facts, asOf, budget);
    try {
      return walk.result();
    } catch (Walk.OverBudget e) {
      return walk.coarse();
    }
  }

  /**
   * The rows (0-based) that fire in every completion, whether or not others then take them away.
   */
  public BitSet firing(Facts facts, LocalDate asOf) {
    return new Walk(model, judgments, unknowns, rows, facts, asOf, budget).firing();
  }

  /**
   * The known facts, and any value for each unknown one: what to evaluate when no unknown can
   * matter.
   */
  public Map<String, Object> anyCompletion(Facts facts) {
    return unknowns.complete(facts, Map.of());
  }

  /** Names of the unknown facts that the model looks at. */
  public List<String> unknowns(Facts facts) {
    return unknowns.variables(facts).stream().map(Variable::fact).distinct().toList();
  }

  /** A model that is not of the policy profile: with anything unknown, everything is possible. */
  private Possible unreadable(List<Variable> variables) {
    if (variables.isEmpty()) {
      return new Possible(Set.of(), Map.of(), new BitSet(), new BitSet(), true);
    }
    Map<String, Double> open = new LinkedHashMap<>();
    variables.forEach(v -> open.put(v.fact(), 0.0));
    return new Possible(EnumSet.allOf(Outcome.class), open, new BitSet(), new BitSet(), false);
  }
}
