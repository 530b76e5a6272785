package dev.clausewise.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.vocabulary.ExactJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Makes the mapper of all endpoints, the generated ones too, read numbers as they are written. */
@Singleton
public class ExactNumbers implements ObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper mapper) {
    ExactJson.exact(mapper);
  }
}
