package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.engine.reading.Place;

/**
 * Something that is wrong with a model from outside, or with what was sent with it.
 *
 * @param pointer JSON pointer into the request
 * @param place in the model that the pointer leads to
 * @param message what is wrong
 */
public record Fault(String pointer, Place place, String message) {

  /**
   * @param source 0 for the model itself, 1 and up for its imports in their order
   */
  static String pointer(int source) {
    return source == 0 ? "/model" : "/imports/" + (source - 1);
  }

  void write(ObjectNode json) {
    json.put("pointer", pointer).put("message", message);
    json.put("decision", place.decision()).put("id", place.id());
    json.put("row", place.row()).put("cell", place.cell());
    json.put("line", place.line()).put("column", place.column());
  }

  static Fault read(JsonNode json) {
    return new Fault(
        json.path("pointer").textValue(),
        new Place(
            json.path("decision").textValue(),
            json.path("id").textValue(),
            number(json, "row"),
            number(json, "cell"),
            number(json, "line"),
            number(json, "column")),
        json.path("message").textValue());
  }

  private static Integer number(JsonNode json, String member) {
    return json.path(member).isInt() ? json.path(member).intValue() : null;
  }
}
