package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.functions.BuiltInFunctions;
import org.kie.dmn.feel.runtime.functions.RangeFunction;

/**
 * A value that says its type of FEEL, where a model leaves the type open: {@code {"@type": "date",
 * "value": "2024-05-10"}}.
 */
final class TypedValue {
  private static final String TYPE = "@type";
  private static final String VALUE = "value";

  /** By their names of FEEL, and of XML Schema. */
  private static final Map<String, Function<String, Object>> READERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("string", text -> text),
              Map.entry("number", BigDecimal::new),
              Map.entry("decimal", BigDecimal::new),
              Map.entry("boolean", TypedValue::yesOrNo),
              Map.entry("date", BuiltInType.DATE::fromString),
              Map.entry("time", BuiltInType.TIME::fromString),
              Map.entry("date and time", BuiltInType.DATE_TIME::fromString),
              Map.entry("dateTime", BuiltInType.DATE_TIME::fromString),
              Map.entry("days and time duration", BuiltInType.DURATION::fromString),
              Map.entry("dayTimeDuration", BuiltInType.DURATION::fromString),
              Map.entry("years and months duration", BuiltInType.DURATION::fromString),
              Map.entry("yearMonthDuration", BuiltInType.DURATION::fromString),
              Map.entry("duration", BuiltInType.DURATION::fromString),
              Map.entry("range", TypedValue::range)));

  private TypedValue() {}

  /** Whether a value is written so; an object with other members is a context. */
  static boolean isOne(JsonNode json) {
    return json.isObject() && json.size() == 2 && json.has(TYPE) && json.has(VALUE);
  }

  /**
   * @throws ModelException {@link ModelException.Reason#NOT_ALLOWED} for a type that there is not,
   *     and a value that is none of it
   */
  static Object read(JsonNode json, String at) {
    Function<String, Object> reader = READERS.get(String.valueOf(json.get(TYPE).textValue()));
    if (reader == null) {
      throw ContextValues.notAllowed(
          at + "/" + TYPE, "The type is one of: " + String.join(", ", READERS.keySet()) + ".");
    }
    JsonNode value = json.get(VALUE);
    if (value.isNull()) {
      return null;
    }
    Object read = null;
    if (value.isValueNode()) {
      try {
        read = reader.apply(value.asText());
      } catch (RuntimeException e) {
        read = null; // said below, whatever the reader throws
      }
    }
    if (read == null) {
      throw ContextValues.notAllowed(
          at + "/" + VALUE, "This is no " + json.get(TYPE).textValue() + " of FEEL.");
    }
    return read instanceof BigDecimal number
        ? ContextValues.number(number, at + "/" + VALUE)
        : read;
  }

  private static Object yesOrNo(String text) {
    return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
  }

  private static Object range(String text) {
    return BuiltInFunctions.getFunction(RangeFunction.class)
        .invoke(text)
        .cata(problem -> null, range -> range);
  }
}
