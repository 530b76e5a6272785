package dev.clausewise.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has a mapping make facts of rows. */
public final class MappingRun implements FactsOfRows {

  /** What evaluates models from outside. */
  @FunctionalInterface
  public interface Evaluator {
    /**
     * @param request {@code {model, contexts, decisions}}
     * @return an answer for each context: {@code {decisions, statuses, messages}}
     * @throws TooMuchException if it takes more than it may
     */
    JsonNode evaluate(ObjectNode request);
  }

  /** Rows took more to evaluate than they may; fewer may not. */
  public static final class TooMuchException extends RuntimeException {
    public TooMuchException(String message) {
      super(message);
    }
  }

  private final Mapping mapping;
  private final Evaluator evaluator;

  public MappingRun(Mapping mapping, Evaluator evaluator) {
    this.mapping = mapping;
    this.evaluator = evaluator;
  }

  @Override
  public List<RowFacts> of(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    try {
      JsonNode answers = evaluator.evaluate(request(rows));
      List<RowFacts> facts = new ArrayList<>(rows.size());
      answers.forEach(answer -> facts.add(facts(answer)));
      return facts;
    } catch (TooMuchException e) {
      if (rows.size() == 1) {
        return List.of(RowFacts.refused(RowProblem.of("evaluation-limit", e.getMessage())));
      }
      List<RowFacts> facts = new ArrayList<>(of(rows.subList(0, rows.size() / 2)));
      facts.addAll(of(rows.subList(rows.size() / 2, rows.size())));
      return facts;
    }
  }

  private ObjectNode request(List<Row> rows) {
    ObjectNode request = contexts(mapping, rows);
    request.putArray("decisions").add(Mapping.FACTS);
    if (mapping.hasLabels()) {
      request.withArray("/decisions").add(Mapping.LABELS);
    }
    return request;
  }

  /** Rows as an evaluator takes them. */
  static ObjectNode contexts(Mapping mapping, List<Row> rows) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("model", mapping.model());
    ArrayNode contexts = request.putArray("contexts");
    for (Row row : rows) {
      ObjectNode cells = contexts.addObject().putObject(Mapping.ROW);
      row.cells().forEach(cells::put);
    }
    return request;
  }

  static RowFacts facts(JsonNode answer) {
    JsonNode facts = answer.path("decisions").path(Mapping.FACTS);
    if (!answer.path("statuses").path(Mapping.FACTS).asText().equals("succeeded")
        || !facts.isObject()) {
      return RowFacts.refused(RowProblem.of(RowProblem.MAPPING, why(answer)));
    }
    Map<String, String> labels = new LinkedHashMap<>();
    answer
        .path("decisions")
        .path(Mapping.LABELS)
        .properties()
        .forEach(
            label -> {
              if (label.getValue().isValueNode() && !label.getValue().isNull()) {
                labels.put(label.getKey(), label.getValue().asText());
              }
            });
    return RowFacts.of(facts, labels);
  }

  private static String why(JsonNode answer) {
    for (JsonNode message : answer.path("messages")) {
      if (message.path("severity").asText().equals("error")) {
        return "The mapping gives no facts of this row: " + message.path("text").asText();
      }
    }
    return "The mapping gives no facts of this row: its decision Facts is not a context.";
  }
}
