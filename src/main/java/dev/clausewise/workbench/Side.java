package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * One side of a comparison.
 *
 * @param asOf null for any day
 * @param model of a draft; null for what is in force
 */
record Side(LocalDate asOf, String model) {
  static Side of(JsonNode json) {
    String day = json.path("asOf").textValue();
    return new Side(day == null ? null : LocalDate.parse(day), json.path("model").textValue());
  }
}
