package dev.clausewise.workbench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.vocabulary.ExactJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.builder.Message.Level;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.ast.DMNNode;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.api.core.ast.DecisionServiceNode;
import org.kie.dmn.core.api.DMNFactory;
import org.kie.dmn.core.ast.DecisionServiceNodeImpl;

/**
 * Compiles a model and evaluates its decisions. It bounds what it writes; time, memory and stack
 * are bounded by whoever runs it.
 */
final class ModelEvaluation {
  private static final int MOST_BYTES = 1024 * 1024;
  private static final ObjectMapper JSON = ExactJson.mapper();

  /** One thread evaluates at a time. */
  private static CompiledModels last;

  private ModelEvaluation() {}

  /**
   * @param texts the model first, then its imports
   * @return {@code {decisions: {name: value}, messages: [...]}}, UTF-8
   * @throws ModelException for a model that is not valid, or takes too much stack or output
   */
  static byte[] evaluate(List<String> texts, JsonNode context) {
    CompiledModels compiled = compiled(texts);
    DMNModel model = compiled.model();
    List<DMNMessage> messages = new ArrayList<>();
    compiled.all().forEach(m -> messages.addAll(m.getMessages()));
    stopIfExhausted(messages);
    refuseIfNothingCompiled(compiled);

    Map<String, Object> given = ContextValues.read(context, model, compiled.all());
    DMNResult result = compiled.runtime().evaluateAll(model, context(given));
    messages.addAll(result.getMessages());
    stopIfExhausted(messages);
    Map<String, Object> values = values(model, result);
    services(compiled, given, values, messages);
    return written(values, EngineMessages.of(messages, result.getDecisionResults()));
  }

  /** Many ask the same of one model in a row; what is compiled is not changed by evaluating it. */
  private static CompiledModels compiled(List<String> texts) {
    if (last == null || !last.texts().equals(texts)) {
      last = null; // two large models at a time may be more than there is room for
      last = CompiledModels.of(texts);
    }
    return last;
  }

  private static DMNContext context(Map<String, Object> given) {
    DMNContext context = DMNFactory.newContext();
    given.forEach(context::set);
    return context;
  }

  /**
   * Decision services whose inputs are all given, under their names; a decision's name is its own.
   */
  private static void services(
      CompiledModels compiled,
      Map<String, Object> given,
      Map<String, Object> values,
      List<DMNMessage> messages) {
    DMNModel model = compiled.model();
    for (DecisionServiceNode service : model.getDecisionServices()) {
      boolean own = model.getNamespace().equals(service.getModelNamespace());
      boolean ready =
          service instanceof DecisionServiceNodeImpl node
              && node.getInputParameters().values().stream()
                  .map(DMNNode::getName)
                  .allMatch(given::containsKey);
      if (own && ready && !values.containsKey(service.getName())) {
        DMNResult result =
            compiled.runtime().evaluateDecisionService(model, context(given), service.getName());
        messages.addAll(result.getMessages());
        stopIfExhausted(messages);
        values.put(service.getName(), output(result.getDecisionResults()));
      }
    }
  }

  private static Object output(List<DMNDecisionResult> results) {
    if (results.size() == 1) {
      return results.get(0).getResult();
    }
    Map<String, Object> all = new LinkedHashMap<>();
    results.forEach(r -> all.put(r.getDecisionName(), r.getResult()));
    return all;
  }

  private static void stopIfExhausted(List<DMNMessage> messages) {
    if (EngineMessages.exhausted(messages)) {
      throw new ModelException(
          ModelException.Reason.LIMIT,
          "The evaluation goes deeper, or takes more memory, than it may.");
    }
  }

  /** A model of which something compiles is evaluated as far as it goes, as DMN prescribes. */
  private static void refuseIfNothingCompiled(CompiledModels compiled) {
    DMNModel model = compiled.model();
    List<DMNMessage> errors =
        model.getMessages().stream().filter(m -> m.getLevel() == Level.ERROR).toList();
    Set<String> failed =
        errors.stream()
            .map(EngineMessages::element)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<String> own =
        model.getDecisions().stream()
            .filter(d -> model.getNamespace().equals(d.getModelNamespace()))
            .map(DecisionNode::getName)
            .toList();
    boolean nothing = !errors.isEmpty() && failed.containsAll(own);
    boolean missing =
        errors.stream().anyMatch(m -> m.getMessageType() == DMNMessageType.IMPORT_NOT_FOUND);
    if (nothing || missing) {
      throw new ModelException(
          ModelException.Reason.INVALID,
          missing
              ? "The model imports one that is not among the imports."
              : "No decision of the model compiles.",
          EngineMessages.of(errors).stream()
              .map(m -> new Fault(0, m.decision(), m.text()))
              .toList());
    }
  }

  private static Map<String, Object> values(DMNModel model, DMNResult result) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (DecisionNode decision : model.getDecisions()) {
      if (model.getNamespace().equals(decision.getModelNamespace())) {
        values.put(decision.getName(), null);
      }
    }
    for (DMNDecisionResult decision : result.getDecisionResults()) {
      values.put(decision.getDecisionName(), decision.getResult());
    }
    return values;
  }

  private static byte[] written(
      Map<String, Object> decisions, List<EngineMessages.Message> messages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(new Bounded(out))) {
      json.writeStartObject();
      json.writeFieldName("decisions");
      FeelJson.write(decisions, json);
      json.writeArrayFieldStart("messages");
      for (EngineMessages.Message message : messages) {
        message.write(json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (FeelJson.TooDeepException e) {
      throw new ModelException(
          ModelException.Reason.LIMIT, "A decision's value is nested deeper than 200.");
    } catch (IOException e) {
      throw new ModelException(
          ModelException.Reason.LIMIT, "The decisions' values are larger than 1 MiB.");
    }
    return out.toByteArray();
  }

  /** Stops what writes more than a mebibyte. */
  private static final class Bounded extends OutputStream {
    private final OutputStream out;
    private int written;

    Bounded(OutputStream out) {
      this.out = out;
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
      written += more;
      if (written > MOST_BYTES) {
        throw new IOException("too large");
      }
    }
  }
}
