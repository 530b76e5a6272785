package dev.clausewise.workbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Map;
import org.kie.dmn.feel.runtime.Range;
import org.kie.dmn.feel.util.TypeUtil;

/**
 * Values of FEEL as JSON: numbers, texts, booleans, lists and contexts as themselves; dates, times,
 * durations and ranges as the texts that FEEL writes for them (ISO 8601); functions, which JSON
 * cannot hold, as null.
 */
final class FeelJson {
  /** A list that holds itself has no end; nothing that a model means is this deep. */
  private static final int DEEPEST = 200;

  /** A number of FEEL has 34 digits. */
  private static final int MOST_PLACES = 40;

  private FeelJson() {}

  /**
   * @throws TooDeepException for values nested more than 200 deep
   */
  static void write(Object value, JsonGenerator json) throws IOException {
    write(value, json, 0);
  }

  private static void write(Object value, JsonGenerator json, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new TooDeepException();
    }
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean yes) {
      json.writeBoolean(yes);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(digits(number));
    } else if (value instanceof Number number) {
      json.writeNumber(digits(new BigDecimal(number.toString())));
    } else if (value instanceof Map<?, ?> context) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : context.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(entry.getValue(), json, depth + 1);
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(element, json, depth + 1);
      }
      json.writeEndArray();
    } else if (value instanceof TemporalAccessor
        || value instanceof Duration
        || value instanceof ChronoPeriod
        || value instanceof Range) {
      json.writeString(TypeUtil.formatValue(value, false));
    } else {
      json.writeNull();
    }
  }

  /** Without needless zeros, and with an exponent only where digits would be many. */
  private static String digits(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    boolean plain = Math.abs(bare.scale()) <= MOST_PLACES;
    return plain ? bare.toPlainString() : bare.toString();
  }

  /** Values are nested too deep. */
  static final class TooDeepException extends IOException {
    TooDeepException() {
      super("nested too deep");
    }
  }
}
