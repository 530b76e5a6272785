package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.DMNNode;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.types.AliasFEELType;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.lang.types.GenListType;
import org.kie.dmn.feel.lang.types.GenRangeType;
import org.kie.dmn.feel.runtime.functions.BuiltInFunctions;
import org.kie.dmn.feel.runtime.functions.RangeFunction;

/**
 * JSON read as values of FEEL, by the types that a model declares: JSON has no dates, times or
 * durations, so a text becomes one where the type asks for it. What does not fit its type stays
 * what it is in JSON, and the engine says so.
 */
final class ContextValues {
  private ContextValues() {}

  /**
   * @param model whose input data and decisions the members of {@code context} are
   * @param all the model and those it imports; a member named like an import holds what that model
   *     declares
   */
  static Map<String, Object> read(JsonNode context, DMNModel model, List<DMNModel> all) {
    Map<String, DMNType> types = types(model);
    Map<String, DMNModel> imports = new LinkedHashMap<>();
    model
        .getDefinitions()
        .getImport()
        .forEach(
            i ->
                all.stream()
                    .filter(m -> m.getNamespace().equals(i.getNamespace()))
                    .findFirst()
                    .ifPresent(m -> imports.put(i.getName(), m)));
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : context.properties()) {
      String name = member.getKey();
      JsonNode json = member.getValue();
      DMNModel imported = imports.get(name);
      boolean isImport = !types.containsKey(name) && imported != null && json.isObject();
      values.put(name, isImport ? read(json, imported, all) : value(json, types.get(name)));
    }
    return values;
  }

  private static Map<String, DMNType> types(DMNModel model) {
    Map<String, DMNType> types = new LinkedHashMap<>();
    for (DecisionNode decision : model.getDecisions()) {
      put(types, decision, decision.getResultType(), model);
    }
    for (InputDataNode input : model.getInputs()) {
      put(types, input, input.getType(), model);
    }
    return types;
  }

  private static void put(Map<String, DMNType> types, DMNNode node, DMNType type, DMNModel model) {
    boolean own = model.getNamespace().equals(node.getModelNamespace());
    if (own || !types.containsKey(node.getName())) {
      types.put(node.getName(), type);
    }
  }

  private static Object value(JsonNode json, DMNType type) {
    if (type == null) {
      return value(json, (Type) null);
    }
    if (json.isArray()) {
      return each(json, e -> value(e, type));
    }
    if (json.isObject()) {
      Map<String, DMNType> fields = fields(type);
      Map<String, Object> values = new LinkedHashMap<>();
      json.properties()
          .forEach(m -> values.put(m.getKey(), value(m.getValue(), fields.get(m.getKey()))));
      return values;
    }
    return value(json, feelType(type));
  }

  private static Map<String, DMNType> fields(DMNType type) {
    for (DMNType t = type; t != null; t = t.getBaseType()) {
      if (t.isComposite()) {
        return t.getFields();
      }
    }
    return Map.of();
  }

  /** The type of one value, or of one element of a list. */
  private static Type feelType(DMNType type) {
    Type feel = type instanceof BaseDMNTypeImpl described ? described.getFeelType() : null;
    while (feel instanceof GenListType || feel instanceof AliasFEELType) {
      feel =
          feel instanceof GenListType list
              ? list.getGen()
              : ((AliasFEELType) feel).getBuiltInType();
    }
    if ((feel == null || feel == BuiltInType.UNKNOWN || feel == BuiltInType.LIST)
        && type.getBaseType() != null
        && type.getBaseType() != type) {
      return feelType(type.getBaseType());
    }
    return feel;
  }

  private static Object value(JsonNode json, Type type) {
    if (json == null || json.isNull()) {
      return null;
    }
    if (json.isNumber()) {
      return json.decimalValue();
    }
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    if (json.isArray()) {
      return each(json, e -> value(e, type));
    }
    if (json.isObject()) {
      Map<String, Object> values = new LinkedHashMap<>();
      json.properties().forEach(m -> values.put(m.getKey(), value(m.getValue(), (Type) null)));
      return values;
    }
    return text(json.textValue(), type);
  }

  private static Object text(String text, Type type) {
    Object read = null;
    if (type == BuiltInType.DATE
        || type == BuiltInType.TIME
        || type == BuiltInType.DATE_TIME
        || type == BuiltInType.DURATION) {
      read = ((BuiltInType) type).fromString(text);
    } else if (type == BuiltInType.RANGE || isRange(type)) {
      read =
          BuiltInFunctions.getFunction(RangeFunction.class)
              .invoke(text)
              .cata(problem -> null, range -> range);
    }
    return read == null ? text : read;
  }

  private static boolean isRange(Type type) {
    return type instanceof GenRangeType;
  }

  private static List<Object> each(JsonNode array, Function<JsonNode, Object> element) {
    List<Object> values = new ArrayList<>();
    array.forEach(e -> values.add(element.apply(e)));
    return values;
  }
}
