package dev.clausewise.engine;

import dev.clausewise.engine.reading.FactKind;
import dev.clausewise.engine.reading.FeelTexts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.LiteralExpression;

/**
 * The derived facts of a model of the policy profile, each evaluated by itself by the FEEL engine.
 * The DMN runtime would check all facts against their types again for each of them, which takes
 * longer than everything else.
 */
final class DerivedFacts {
  private final FEEL feel;
  private final Map<String, CompiledExpression> compiled = new HashMap<>();
  private final Map<String, CompiledExpression> tests = new ConcurrentHashMap<>();
  private final Map<String, DerivedFact> described = new TreeMap<>();

  /**
   * @param facts of the vocabulary, by name
   */
  DerivedFacts(Collection<Decision> decisions, Map<String, FactKind> facts, FEEL feel) {
    this.feel = feel;
    List<String> names = decisions.stream().map(Decision::getName).toList();
    for (Decision decision : decisions) {
      if (!(decision.getExpression() instanceof LiteralExpression literal)) {
        continue;
      }
      CompilerContext context = feel.newCompilerContext();
      context.addInputVariableType(PolicyModel.FACTS, BuiltInType.CONTEXT);
      context.addInputVariableType(PolicyModel.AS_OF, BuiltInType.DATE);
      names.forEach(n -> context.addInputVariableType(n, BuiltInType.UNKNOWN));
      compiled.put(decision.getName(), feel.compile(literal.getText(), context));

      String text = literal.getText();
      Set<String> named = new TreeSet<>(FeelTexts.facts(text).orElse(Set.of()));
      if (FeelTexts.namesTheDay(text)) {
        named.add(PolicyModel.AS_OF);
      }
      described.put(
          decision.getName(),
          new DerivedFact(
              decision.getName(),
              named,
              names.stream().filter(n -> FeelTexts.names(text, n)).toList(),
              FeelTexts.strings(List.of(text)),
              FeelTexts.truth(text, names, facts)));
    }
  }

  /**
   * The value of a test of the profile; null if the engine finds none.
   *
   * @param text FEEL that names no decision
   */
  Object tested(String text, Map<String, Object> facts, LocalDate asOf) {
    CompiledExpression test =
        tests.computeIfAbsent(
            text,
            t -> {
              CompilerContext context = feel.newCompilerContext();
              context.addInputVariableType(PolicyModel.FACTS, BuiltInType.CONTEXT);
              context.addInputVariableType(PolicyModel.AS_OF, BuiltInType.DATE);
              return feel.compile(t, context);
            });
    Map<String, Object> input = new HashMap<>();
    input.put(PolicyModel.FACTS, facts);
    input.put(PolicyModel.AS_OF, asOf);
    return feel.evaluate(test, input);
  }

  /** What the texts are made of, by name. */
  Map<String, DerivedFact> described() {
    return described;
  }

  /**
   * The value of a decision; null if the engine finds none.
   *
   * @param decisions values of the decisions that its text uses
   */
  Object value(
      String name, Map<String, Object> facts, LocalDate asOf, Map<String, Object> decisions) {
    Map<String, Object> input = new HashMap<>(decisions);
    input.put(PolicyModel.FACTS, facts);
    input.put(PolicyModel.AS_OF, asOf);
    return feel.evaluate(compiled.get(name), input);
  }
}
