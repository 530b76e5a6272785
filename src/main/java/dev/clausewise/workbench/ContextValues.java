package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.engine.reading.Place;
import dev.clausewise.vocabulary.JsonPointers;
import dev.clausewise.workbench.ModelException.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
  /** Of FEEL: a number beyond is none, and takes the engine long to write out. */
  private static final int LARGEST_EXPONENT = 6_144;

  private static final int MOST_DIGITS = 1_000;

  private final List<DMNModel> all;

  private ContextValues(List<DMNModel> all) {
    this.all = all;
  }

  /**
   * @param pointer to {@code context} in the request
   * @param model whose input data and decisions the members of {@code context} are
   * @param all the model and those it imports; a member named like an import holds what that model
   *     declares
   * @throws ModelException {@link Reason#NOT_ALLOWED} for a value that says what it is and is not,
   *     and for a number that is none of FEEL
   */
  static Map<String, Object> read(
      JsonNode context, String pointer, DMNModel model, List<DMNModel> all) {
    return new ContextValues(all).read(context, pointer, model);
  }

  private Map<String, Object> read(JsonNode context, String pointer, DMNModel model) {
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
      String at = JsonPointers.below(pointer, name);
      values.put(name, isImport ? read(json, at, imported) : value(json, at, types.get(name)));
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

  private Object value(JsonNode json, String at, DMNType type) {
    if (type == null) {
      return value(json, at, (Type) null);
    }
    if (json.isArray()) {
      return each(json, at, (element, below) -> value(element, below, type));
    }
    if (TypedValue.isOne(json)) {
      return TypedValue.read(json, at);
    }
    if (json.isObject()) {
      Map<String, DMNType> fields = fields(type);
      return members(json, at, (name, below) -> value(json.get(name), below, fields.get(name)));
    }
    return value(json, at, feelType(type));
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

  private Object value(JsonNode json, String at, Type type) {
    if (json == null || json.isNull()) {
      return null;
    }
    if (json.isNumber()) {
      return number(json.decimalValue(), at);
    }
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    if (json.isArray()) {
      return each(json, at, (element, below) -> value(element, below, type));
    }
    if (TypedValue.isOne(json)) {
      return TypedValue.read(json, at);
    }
    if (json.isObject()) {
      return members(json, at, (name, below) -> value(json.get(name), below, (Type) null));
    }
    return text(json.textValue(), type);
  }

  static BigDecimal number(BigDecimal number, String at) {
    if (number.precision() > MOST_DIGITS
        || Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT) {
      throw notAllowed(
          at,
          "A number has at most "
              + MOST_DIGITS
              + " digits, and lies between 1E-"
              + LARGEST_EXPONENT
              + " and 1E+"
              + LARGEST_EXPONENT
              + ".");
    }
    return number;
  }

  static ModelException notAllowed(String at, String detail) {
    return new ModelException(
        Reason.NOT_ALLOWED, detail, List.of(new Fault(at, Place.NONE, detail)));
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

  private static List<Object> each(
      JsonNode array, String at, BiFunction<JsonNode, String, Object> element) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      values.add(element.apply(array.get(i), at + "/" + i));
    }
    return values;
  }

  private static Map<String, Object> members(
      JsonNode object, String at, BiFunction<String, String, Object> member) {
    Map<String, Object> values = new LinkedHashMap<>();
    object
        .fieldNames()
        .forEachRemaining(
            name -> values.put(name, member.apply(name, JsonPointers.below(at, name))));
    return values;
  }
}
