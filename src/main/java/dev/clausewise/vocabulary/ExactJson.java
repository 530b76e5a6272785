package dev.clausewise.vocabulary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Mappers that read a number as the decimal that is written, as FEEL does. A double would make 99
 * of 98.99999999999999999999, and what is below a threshold would be at it.
 */
public final class ExactJson {
  private ExactJson() {}

  public static ObjectMapper mapper() {
    return of(new JsonFactory());
  }

  public static ObjectMapper yaml() {
    return of(new YAMLFactory());
  }

  public static ObjectMapper of(JsonFactory factory) {
    return exact(new ObjectMapper(factory));
  }

  /**
   * Writes records of texts, whole numbers, truths, days and lists of them as RFC 8785 does:
   * members by name, no white space. A text must have no control characters.
   */
  public static ObjectMapper canonical() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .build();
  }

  /** The same of a mapper that somebody else made. */
  public static ObjectMapper exact(ObjectMapper mapper) {
    return mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }
}
