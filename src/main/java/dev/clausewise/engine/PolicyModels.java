package dev.clausewise.engine;

import dev.clausewise.engine.reading.FactKind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.RuntimeModeOption;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.dmn.model.api.ItemDefinition;

/**
 * The models of all instruments, by instrument id, on one runtime that refuses what the models do
 * not allow.
 */
public final class PolicyModels {
  private static final String VOCABULARY = "vocabulary";

  /** The type of all facts, one component each. */
  private static final String FACTS = "tFacts";

  private final Map<String, PolicyModel> models;

  /**
   * @param runtime with every model loaded; made strict here, because by default it turns a value
   *     that is not allowed into null and answers the mildest row
   * @throws PolicyProfileException if a model other than the vocabulary has no table of findings
   */
  public PolicyModels(DMNRuntime runtime) {
    DMNRuntimeImpl strict = (DMNRuntimeImpl) runtime;
    strict.setOption(new RuntimeModeOption(RuntimeModeOption.MODE.STRICT));
    strict.setOption(new RuntimeTypeCheckOption(true));
    FiredRows fired = new FiredRows();
    runtime.addListener(fired);
    Map<String, FactKind> facts = facts(runtime);
    Map<String, PolicyModel> byId = new TreeMap<>();
    for (DMNModel model : runtime.getModels()) {
      if (!VOCABULARY.equals(model.getName())) {
        byId.put(model.getName(), new PolicyModel(runtime, model, fired, facts));
      }
    }
    this.models = Collections.unmodifiableMap(byId);
  }

  /** The facts, as the runtime has them from the vocabulary. */
  private static Map<String, FactKind> facts(DMNRuntime runtime) {
    List<ItemDefinition> types =
        runtime.getModels().stream()
            .filter(model -> VOCABULARY.equals(model.getName()))
            .flatMap(model -> model.getDefinitions().getItemDefinition().stream())
            .toList();
    Map<String, ItemDefinition> byName =
        types.stream().collect(Collectors.toMap(ItemDefinition::getName, Function.identity()));
    return types.stream()
        .filter(type -> FACTS.equals(type.getName()))
        .flatMap(type -> type.getItemComponent().stream())
        .collect(Collectors.toUnmodifiableMap(ItemDefinition::getName, f -> kind(f, byName)));
  }

  private static FactKind kind(ItemDefinition fact, Map<String, ItemDefinition> types) {
    if (fact.isIsCollection()) {
      return FactKind.SET;
    }
    String type = fact.getTypeRef().getLocalPart();
    return switch (type) {
      case "string" -> FactKind.TEXT;
      case "number" -> FactKind.NUMBER;
      case "date" -> FactKind.DAY;
      case "boolean" -> FactKind.TRUTH;
      default -> kind(types.get(type), types);
    };
  }

  /** In the order of their ids. */
  public Collection<PolicyModel> models() {
    return models.values();
  }

  public Optional<PolicyModel> model(String instrument) {
    return Optional.ofNullable(models.get(instrument));
  }
}
