package dev.clausewise.decision;

import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.EvaluationException;
import dev.clausewise.engine.Judgment;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Holds an answer of the diagrams against Drools: one completion of the facts is evaluated, and
 * what comes of it must be among what the answer said to be possible, and all that it said to be
 * certain. What the answer left out must not apply.
 */
public final class Shadow {
  private final Vocabulary vocabulary;
  private final Diagrams diagrams;
  private final Drools drools;

  public Shadow(Vocabulary vocabulary, Diagrams diagrams, Drools drools) {
    this.vocabulary = vocabulary;
    this.diagrams = diagrams;
    this.drools = drools;
  }

  /**
   * The instruments of which Drools says what the answer does not allow. Takes milliseconds for
   * each, and seconds where Drools is not ready.
   *
   * @param asked ids of the instruments that the request named; empty for all
   * @param random draws the completion
   */
  public List<String> differences(
      Decision decision, Facts facts, Collection<String> asked, RandomGenerator random) {
    Facts more = completed(facts, random);
    Map<String, Verdict> verdicts =
        decision.verdicts().stream()
            .collect(Collectors.toMap(Verdict::instrument, Function.identity()));
    Set<String> different = new TreeSet<>();
    for (Diagram diagram : diagrams.all()) {
      String id = diagram.instrument();
      boolean touched = asked.isEmpty() || asked.contains(id);
      // What is not compiled was Drools' own answer.
      if (touched
          && diagram.notCompiled().isEmpty()
          && !agrees(verdicts.get(id), id, diagram.anyCompletion(more), decision.asOf())) {
        different.add(id);
      }
    }
    return List.copyOf(different);
  }

  private boolean agrees(
      Verdict verdict, String instrument, Map<String, Object> whole, LocalDate asOf) {
    Judgment judgment;
    try {
      judgment = drools.evaluate(instrument, whole, asOf);
    } catch (EvaluationException e) {
      return false; // an answer was given where Drools gives none
    }
    if (verdict == null) {
      return judgment.outcome() == Outcome.NOT_APPLICABLE;
    }
    Set<Integer> rows = new HashSet<>();
    judgment.rulings().forEach(ruling -> rows.add(ruling.finding().row()));
    Set<Integer> possible = new HashSet<>();
    Set<Integer> certain = new HashSet<>();
    for (CitedFinding finding : verdict.findings()) {
      possible.add(finding.row());
      if (finding.certain()) {
        certain.add(finding.row());
      }
    }
    return verdict.possibleOutcomes().contains(judgment.outcome())
        && possible.containsAll(rows)
        && rows.containsAll(certain);
  }

  /**
   * With a value for each unknown fact that is free: not of a place, nor following from another.
   */
  private Facts completed(Facts facts, RandomGenerator random) {
    Facts more = facts;
    for (Fact fact : vocabulary.facts()) {
      boolean free =
          !facts.known().containsKey(fact.name()) && !facts.linked().containsKey(fact.name());
      if (free && fact.type() == FactType.BOOLEAN) {
        more = more.with(fact.name(), random.nextBoolean());
      } else if (free && fact.type() == FactType.ENUM && !fact.isPlace()) {
        Object value = fact.allowedValues().get(random.nextInt(fact.allowedValues().size()));
        more = more.with(fact.name(), fact.set() ? List.of(value) : value);
      }
    }
    return more;
  }
}
