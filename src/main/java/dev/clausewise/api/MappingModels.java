package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.inventory.Mapping;
import dev.clausewise.workbench.Sandbox;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Models that somebody sends as a mapping, looked at where every model from outside is. */
@Singleton
final class MappingModels {
  private final Sandbox sandbox;
  private final ObjectMapper json;

  MappingModels(Sandbox sandbox, ObjectMapper json) {
    this.sandbox = sandbox;
    this.json = json;
  }

  /**
   * What the model has, as {@code POST /v1/models/validate} says it.
   *
   * @throws ProblemException if it is no mapping
   */
  JsonNode described(String model) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("model", model);
    JsonNode described;
    try {
      described = json.readTree(sandbox.validate(request));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    if (!named(described.path("decisions"), Mapping.FACTS)
        || !named(described.path("inputs"), Mapping.ROW)) {
      throw new ProblemException(
          Code.MAPPING_FAILS, "A mapping has an input row and a decision Facts.");
    }
    if (!described.path("valid").asBoolean()) {
      throw new ProblemException(
          Code.INVALID_MODEL, "The model has errors. POST /v1/models/validate says which.");
    }
    return described;
  }

  private static boolean named(JsonNode list, String name) {
    for (JsonNode one : list) {
      if (one.path("name").asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
