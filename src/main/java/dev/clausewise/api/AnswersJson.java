package dev.clausewise.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.decision.PreparedJson;
import dev.clausewise.vocabulary.ExactJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Makes the mapper of all endpoints, the generated ones too, read numbers as they are written, and
 * write what is cited from texts that were made once.
 */
@Singleton
public class AnswersJson implements ObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper mapper) {
    ExactJson.exact(mapper);
    mapper.registerModule(new PreparedJson(mapper.copy()));
  }

  /** After everything else that is customized, as what is cited is to be written like the rest. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }
}
