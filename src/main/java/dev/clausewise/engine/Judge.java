package dev.clausewise.engine;

import dev.clausewise.register.Clause;
import dev.clausewise.register.Instrument;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.ruleunits.api.RuleUnit;
import org.drools.ruleunits.api.RuleUnitInstance;

/** Puts the findings of an instrument before the rule unit. */
@RegisterForReflection(classNames = Judge.GENERATED)
public final class Judge {
  static final String GENERATED = "dev.clausewise.engine.VerdictsRuleUnit";

  private final RuleUnit<Verdicts> rules;

  public Judge(RuleUnit<Verdicts> rules) {
    this.rules = rules;
  }

  /**
   * With what Kogito generated of the rules, where nothing injects it.
   *
   * @throws IllegalStateException if it was not generated
   */
  @SuppressWarnings("unchecked")
  public static Judge generated() {
    try {
      return new Judge(
          (RuleUnit<Verdicts>) Class.forName(GENERATED).getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the rules were not generated", e);
    }
  }

  /**
   * The judgment on findings of one instrument; the same findings always give the same judgment.
   */
  public Judgment judge(List<Finding> findings, List<Defeat> defeats) {
    Verdicts unit = new Verdicts();
    findings.forEach(unit.getFindings()::add);
    defeats.forEach(unit.getDefeats()::add);
    try (RuleUnitInstance<Verdicts> instance = rules.createInstance(unit)) {
      instance.fire();
      List<Outcome> outcomes = results(instance, "outcome", "$outcome", Outcome.class);
      if (outcomes.size() != 1) {
        throw new IllegalStateException(
            "the rules gave " + outcomes.size() + " outcomes for " + findings);
      }
      List<Ruling> rulings = new ArrayList<>(results(instance, "rulings", "$ruling", Ruling.class));
      rulings.sort(
          Comparator.comparingInt(Ruling::strictness)
              .reversed()
              .thenComparingInt(r -> r.finding().row()));
      Set<Obligation> standing =
          new HashSet<>(results(instance, "obligations", "$obligation", Obligation.class));
      List<Obligation> obligations =
          findings.stream()
              .sorted(Comparator.comparingInt(Finding::row))
              .map(f -> new Obligation(f.clause(), f.condition()))
              .filter(standing::contains)
              .distinct()
              .toList();
      return new Judgment(outcomes.get(0), List.copyOf(rulings), obligations);
    }
  }

  private static <T> List<T> results(
      RuleUnitInstance<Verdicts> instance, String query, String variable, Class<T> type) {
    return instance.executeQuery(query).toList().stream()
        .map(row -> type.cast(row.get(variable)))
        .toList();
  }

  /**
   * The defeats that the register names.
   *
   * @throws IllegalStateException if exceptions defeat each other in a circle
   */
  public static List<Defeat> defeats(Instrument instrument) {
    Map<String, Integer> depths = new HashMap<>();
    List<Defeat> defeats = new ArrayList<>();
    for (Clause exception : instrument.all()) {
      for (String general : exception.defeats()) {
        defeats.add(
            new Defeat(
                exception.id(),
                general,
                depth(instrument, exception.id(), depths, new HashSet<>())));
      }
    }
    return List.copyOf(defeats);
  }

  /**
   * Length of the longest chain of clauses that it defeats in turn: the longer, the earlier its
   * turn.
   */
  private static int depth(
      Instrument instrument, String clause, Map<String, Integer> depths, Set<String> path) {
    Integer known = depths.get(clause);
    if (known != null) {
      return known;
    }
    if (!path.add(clause)) {
      throw new IllegalStateException(
          instrument.id() + ": exceptions defeat each other in a circle through " + clause);
    }
    int depth = 0;
    for (String general : instrument.clause(clause).orElseThrow().defeats()) {
      depth = Math.max(depth, 1 + depth(instrument, general, depths, path));
    }
    path.remove(clause);
    depths.put(clause, depth);
    return depth;
  }
}
