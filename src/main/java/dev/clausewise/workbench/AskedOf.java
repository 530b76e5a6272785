package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.engine.reading.Place;
import dev.clausewise.workbench.ModelException.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.DecisionServiceNode;

/** The decisions and the decision service that a request names. */
final class AskedOf {
  private AskedOf() {}

  /**
   * @param own names of the model's own decisions
   * @throws ModelException {@link Reason#NOT_ALLOWED} for one that the model does not have
   */
  static void refuseWhatIsNotThere(JsonNode request, DMNModel model, List<String> own) {
    for (int i = 0; i < request.path("decisions").size(); i++) {
      refuseUnless(own, request.path("decisions").get(i), "/decisions/" + i, "decision");
    }
    if (request.path("decisionService").isTextual()) {
      List<String> services =
          model.getDecisionServices().stream()
              .filter(s -> model.getNamespace().equals(s.getModelNamespace()))
              .map(DecisionServiceNode::getName)
              .toList();
      refuseUnless(
          services, request.path("decisionService"), "/decisionService", "decision service");
    }
  }

  private static void refuseUnless(List<String> names, JsonNode name, String at, String kind) {
    if (!names.contains(name.textValue())) {
      String detail =
          "The model has no "
              + kind
              + " "
              + name.textValue()
              + ". It has: "
              + (names.isEmpty()
                  ? "none"
                  : names.stream().limit(50).collect(Collectors.joining(", ")))
              + ".";
      throw new ModelException(
          Reason.NOT_ALLOWED, detail, List.of(new Fault(at, Place.NONE, detail)));
    }
  }
}
