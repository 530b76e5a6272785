package dev.clausewise.vocabulary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

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

  /** The same of a mapper that somebody else made. */
  public static ObjectMapper exact(ObjectMapper mapper) {
    return mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }
}
