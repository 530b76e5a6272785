package dev.clausewise.engine;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, List<String>> needs = new HashMap<>();

  DerivedFacts(Collection<Decision> decisions, FEEL feel) {
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
      needs.put(
          decision.getName(),
          names.stream().filter(n -> FeelTexts.names(literal.getText(), n)).toList());
    }
  }

  /** The value of a decision; null if the engine finds none. */
  Object value(String name, Map<String, Object> facts, LocalDate asOf) {
    Map<String, Object> input = new HashMap<>();
    input.put(PolicyModel.FACTS, facts);
    input.put(PolicyModel.AS_OF, asOf);
    for (String needed : needs.get(name)) {
      input.put(needed, value(needed, facts, asOf));
    }
    return feel.evaluate(compiled.get(name), input);
  }
}
