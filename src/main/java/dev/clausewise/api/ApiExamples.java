package dev.clausewise.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.vocabulary.ExactJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Requests to try an operation with, for the OpenAPI document: bodies that answers come of, and
 * values of parameters. Those about a use are cases that were given with the policies, under their
 * ids. Safe for use by many threads.
 */
final class ApiExamples {
  private static final String FILE = "openapi/examples.json";
  private static final ObjectMapper JSON = ExactJson.mapper();

  private final JsonNode bodies;
  private final JsonNode parameters;

  private ApiExamples(JsonNode file) {
    this.bodies = file.path("bodies");
    this.parameters = file.path("parameters");
  }

  static ApiExamples read() {
    try (InputStream in = ApiExamples.class.getClassLoader().getResourceAsStream(FILE)) {
      return new ApiExamples(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void addTo(Operation operation) {
    JsonNode of = bodies.path(String.valueOf(operation.getOperationId()));
    if (operation.getRequestBody() != null && of.isObject()) {
      operation
          .getRequestBody()
          .getContent()
          .getMediaTypes()
          .values()
          .forEach(
              media ->
                  of.properties().forEach(e -> media.addExample(e.getKey(), body(e.getValue()))));
    }
    JsonNode values = parameters.path(String.valueOf(operation.getOperationId()));
    if (operation.getParameters() != null) {
      for (Parameter parameter : operation.getParameters()) {
        if (values.has(parameter.getName())) {
          parameter.setExample(values.get(parameter.getName()).asText());
        }
      }
    }
  }

  private static Example body(JsonNode example) {
    return OASFactory.createExample()
        .summary(example.path("summary").asText())
        .value(
            JSON.convertValue(example.path("value"), new TypeReference<Map<String, Object>>() {}));
  }
}
