package dev.clausewise.workbench;

import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.DMNNode;
import org.kie.dmn.api.core.ast.DecisionServiceNode;
import org.kie.dmn.core.ast.DecisionServiceNodeImpl;
import org.kie.dmn.model.api.Import;

/** What a decision service takes, and where in a context it stands. */
final class ServiceInputs {
  private ServiceInputs() {}

  /**
   * Names of what a context lacks of it, in their order; what another model declares stands below
   * its import's name.
   */
  static List<String> missing(
      DecisionServiceNode service, DMNModel model, Map<String, Object> context) {
    return service instanceof DecisionServiceNodeImpl node
        ? node.getInputParameters().values().stream()
            .filter(input -> !isGiven(input, model, context))
            .map(DMNNode::getName)
            .sorted()
            .toList()
        : List.of();
  }

  private static boolean isGiven(DMNNode input, DMNModel model, Map<String, Object> context) {
    if (model.getNamespace().equals(input.getModelNamespace())) {
      return context.containsKey(input.getName());
    }
    for (Import imported : model.getDefinitions().getImport()) {
      if (imported.getNamespace().equals(input.getModelNamespace())) {
        String name = imported.getName();
        Object below = name == null || name.isEmpty() ? context : context.get(name);
        return below instanceof Map<?, ?> members && members.containsKey(input.getName());
      }
    }
    return false;
  }
}
