package dev.clausewise.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a row says of its use.
 *
 * @param facts an object, which may say what the vocabulary does not know; null if there is none
 * @param labels what the mapping calls the use by, such as its title; empty without one
 * @param refused why there are no facts; null if there are
 */
public record RowFacts(JsonNode facts, Map<String, String> labels, RowProblem refused) {
  public static RowFacts of(JsonNode facts, Map<String, String> labels) {
    return new RowFacts(facts, labels, null);
  }

  public static RowFacts refused(RowProblem problem) {
    return new RowFacts(null, Map.of(), problem);
  }
}
