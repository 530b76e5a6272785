package dev.clausewise.workbench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.vocabulary.ExactJson;
import dev.clausewise.workbench.EngineMessages.Message;
import dev.clausewise.workbench.ModelException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.kie.api.builder.Message.Level;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.api.core.ast.DecisionServiceNode;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.ast.DecisionNodeImpl;
import org.kie.dmn.model.api.DecisionTable;

/**
 * What is answered of a model, as JSON: one member a decision, and no more than there is room for.
 */
final class ModelAnswer {
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_BYTES_OF_ALL = 4 * MOST_BYTES;
  private static final ObjectMapper JSON = ExactJson.mapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean many;

  /**
   * @param many whether it is a list
   */
  ModelAnswer(boolean many) {
    this.many = many;
  }

  /** Of one context. */
  static final class One {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> statuses = new LinkedHashMap<>();
    private final List<RowsHit.Hit> hits = new ArrayList<>();
    private final List<Message> more = new ArrayList<>();
    private Function<List<Message>, EngineMessages.Said> messages;

    void put(String name, Object value, String status) {
      values.put(name, value);
      statuses.put(name, status);
    }

    boolean isEvaluated(String name) {
      return !statuses.getOrDefault(name, "not_evaluated").equals("not_evaluated");
    }

    /** Whether a decision was evaluated, without an error, to null. */
    boolean isNull(String name) {
      return "succeeded".equals(statuses.get(name)) && values.get(name) == null;
    }

    List<RowsHit.Hit> hits() {
      return hits;
    }

    /**
     * @param messages all messages, of those that are not the engine's
     */
    void say(List<Message> more, Function<List<Message>, EngineMessages.Said> messages) {
      this.more.addAll(more);
      this.messages = messages;
    }
  }

  static String status(DecisionEvaluationStatus status) {
    return switch (status) {
      case SUCCEEDED -> "succeeded";
      case SKIPPED -> "skipped";
      case FAILED -> "failed";
      default -> "not_evaluated";
    };
  }

  void add(One one) {
    try {
      if (many) {
        out.write(out.size() == 0 ? '[' : ',');
      }
      out.writeBytes(written(one));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (out.size() > MOST_BYTES_OF_ALL) {
      throw new ModelException(
          Reason.LIMIT, "The answers are larger than 4 MiB. Send fewer contexts at a time.");
    }
  }

  byte[] bytes() {
    if (many) {
      out.writeBytes((out.size() == 0 ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private byte[] written(One one) throws IOException {
    List<String> over = new ArrayList<>();
    Map<String, byte[]> values = new LinkedHashMap<>();
    int left = MOST_BYTES;
    for (Map.Entry<String, Object> decision : one.values.entrySet()) {
      String name = decision.getKey();
      byte[] value = null;
      try {
        value = value(decision.getValue(), left);
        left -= value.length;
      } catch (FeelJson.TooDeepException e) {
        one.more.add(limit(name, "The value is nested deeper than 200."));
      } catch (IOException e) {
        one.more.add(limit(name, "The values of the decisions are larger than 1 MiB."));
      }
      if (value == null) {
        one.statuses.put(name, "failed");
        over.add(name);
      }
      values.put(name, value);
    }
    if (!many && over.size() == values.size() && !over.isEmpty()) {
      throw new ModelException(Reason.LIMIT, one.more.get(one.more.size() - 1).text());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeObjectFieldStart("decisions");
      for (Map.Entry<String, byte[]> value : values.entrySet()) {
        json.writeFieldName(value.getKey());
        if (value.getValue() == null) {
          json.writeNull();
        } else {
          json.writeRawValue(new String(value.getValue(), StandardCharsets.UTF_8));
        }
      }
      json.writeEndObject();
      json.writeObjectFieldStart("statuses");
      for (Map.Entry<String, String> status : one.statuses.entrySet()) {
        json.writeStringField(status.getKey(), status.getValue());
      }
      json.writeEndObject();
      hits(one.hits, json);
      messages(one.messages.apply(one.more), json);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static Message limit(String decision, String text) {
    return Message.error("evaluation-limit", decision, text);
  }

  private static byte[] value(Object value, int most) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(new Bounded(out, most))) {
      FeelJson.write(value, json);
    }
    return out.toByteArray();
  }

  private static void hits(List<RowsHit.Hit> hits, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("hits");
    for (RowsHit.Hit hit : hits) {
      json.writeStartObject();
      json.writeStringField("decision", hit.element());
      if (hit.id() != null) {
        json.writeStringField("id", hit.id());
      }
      rows("rows", hit.rows(), json);
      rows("matched", hit.matched(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void rows(String name, List<Integer> rows, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (int row : rows) {
      json.writeNumber(row);
    }
    json.writeEndArray();
  }

  private static void messages(EngineMessages.Said said, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("messages");
    for (Message message : said.messages()) {
      message.write(json);
    }
    json.writeEndArray();
    if (said.leftOut() > 0) {
      json.writeNumberField("messagesLeftOut", said.leftOut());
    }
  }

  /** What a model has, for whoever is about to evaluate it. */
  static byte[] described(CompiledModels compiled, EngineMessages.Said said) {
    DMNModel model = compiled.model();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeBooleanField(
          "valid",
          compiled.all().stream()
              .flatMap(m -> m.getMessages().stream())
              .noneMatch(m -> m.getLevel() == Level.ERROR));
      json.writeArrayFieldStart("inputs");
      for (InputDataNode input : model.getInputs()) {
        if (model.getNamespace().equals(input.getModelNamespace())) {
          described(input.getName(), input.getType(), List.of(), json);
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("decisions");
      for (DecisionNode decision : model.getDecisions()) {
        if (model.getNamespace().equals(decision.getModelNamespace())) {
          described(decision.getName(), decision.getResultType(), columns(decision), json);
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("decisionServices");
      for (DecisionServiceNode service : model.getDecisionServices()) {
        if (model.getNamespace().equals(service.getModelNamespace())) {
          json.writeString(service.getName());
        }
      }
      json.writeEndArray();
      messages(said, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** What the columns of a decision table ask; empty for any other decision. */
  private static List<String> columns(DecisionNode decision) {
    return decision instanceof DecisionNodeImpl node
            && node.getDecision().getExpression() instanceof DecisionTable table
        ? table.getInput().stream().map(input -> input.getInputExpression().getText()).toList()
        : List.of();
  }

  private static void described(String name, DMNType type, List<String> columns, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    String of = type == null ? "Any" : type.getName();
    json.writeStringField("type", of.toLowerCase(Locale.ROOT).equals("unknown") ? "Any" : of);
    if (!columns.isEmpty()) {
      json.writeArrayFieldStart("columns");
      for (String column : columns) {
        json.writeString(column);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** Stops what writes more than it may. */
  private static final class Bounded extends OutputStream {
    private final OutputStream out;
    private int left;

    Bounded(OutputStream out, int most) {
      this.out = out;
      this.left = most;
    }

    @Override
    public void write(int b) throws IOException {
      count(1);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      count(length);
      out.write(bytes, from, length);
    }

    private void count(int more) throws IOException {
      left -= more;
      if (left < 0) {
        throw new IOException("too large");
      }
    }
  }
}
