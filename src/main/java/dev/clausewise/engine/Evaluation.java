package dev.clausewise.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;

/** A whole model, as Drools evaluates it. */
final class Evaluation {
  private final DMNRuntime runtime;
  private final DMNModel model;
  private final FiredRows fired;

  /**
   * @param fired a listener that the runtime has
   */
  Evaluation(DMNRuntime runtime, DMNModel model, FiredRows fired) {
    this.runtime = runtime;
    this.model = model;
    this.fired = fired;
  }

  /**
   * @param facts a value for every fact of the vocabulary
   * @throws EvaluationException if the engine reports an error or gives no findings for the rows
   *     that fired
   */
  List<Finding> findings(Map<String, Object> facts, LocalDate asOf) {
    fired.forget();
    DMNResult result = checked(runtime.evaluateAll(model, context(facts, asOf)));
    List<Integer> heard = fired.heard();
    Object value = result.getContext().get(PolicyModel.FINDINGS);
    List<?> contexts = value instanceof List<?> list ? list : List.of();
    if (heard == null || heard.size() != contexts.size()) {
      throw new EvaluationException(
          model.getName() + ": " + contexts.size() + " findings of rows " + heard);
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      Map<?, ?> output = (Map<?, ?>) contexts.get(i);
      findings.add(
          Finding.of(
              heard.get(i),
              String.valueOf(output.get("clause")),
              String.valueOf(output.get("effect")),
              String.valueOf(output.get("condition"))));
    }
    return findings;
  }

  private DMNContext context(Map<String, Object> facts, LocalDate asOf) {
    DMNContext context = runtime.newContext();
    context.set(PolicyModel.FACTS, facts);
    context.set(PolicyModel.AS_OF, asOf);
    return context;
  }

  private DMNResult checked(DMNResult result) {
    if (result.hasErrors()) {
      // The texts of messages may repeat facts, which do not belong in a log.
      throw new EvaluationException(
          model.getName()
              + ": "
              + result.getMessages(DMNMessage.Severity.ERROR).stream()
                  .map(m -> m.getMessageType() + " at " + m.getSourceId())
                  .distinct()
                  .toList());
    }
    return result;
  }
}
