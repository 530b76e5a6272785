package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * One side of a comparison.
 *
 * @param asOf null for any day
 * @param model of a draft; null for what is in force
 * @param texts that the draft is judged by
 */
record Side(LocalDate asOf, String model, PolicyTexts texts) {
  static Side of(JsonNode json) {
    String day = json.path("asOf").textValue();
    return new Side(
        day == null ? null : LocalDate.parse(day),
        json.path("model").textValue(),
        PolicyTexts.of(json.path("files")));
  }
}
