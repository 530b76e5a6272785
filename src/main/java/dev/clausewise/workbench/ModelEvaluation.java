package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.engine.reading.Place;
import dev.clausewise.workbench.EngineMessages.Message;
import dev.clausewise.workbench.ModelException.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.builder.Message.Level;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.api.core.ast.DecisionServiceNode;
import org.kie.dmn.core.api.DMNFactory;
import org.kie.dmn.core.ast.DecisionNodeImpl;

/**
 * Compiles a model and evaluates its decisions. What is written is bounded; time, memory and stack
 * are bounded by whoever runs it.
 */
final class ModelEvaluation {
  /** One thread evaluates at a time. */
  private static CompiledModels last;

  private final CompiledModels compiled;
  private final DMNModel model;
  private final Set<String> authors;
  private final List<String> own;
  private final RowsHit hits = new RowsHit();

  private ModelEvaluation(CompiledModels compiled, Set<String> authors) {
    this.compiled = compiled;
    this.model = compiled.model();
    this.authors = authors;
    this.own =
        model.getDecisions().stream()
            .filter(d -> model.getNamespace().equals(d.getModelNamespace()))
            .map(DecisionNode::getName)
            .toList();
  }

  /**
   * @param request {@code {model, imports, context | contexts, decisions?, decisionService?}}
   * @return {@code {decisions: {name: value}, statuses: {name: status}, hits: [...], messages:
   *     [...]}}, or a list of them for {@code contexts}; UTF-8
   * @throws ModelException for a model that is not valid, for a context that is not read, and where
   *     the answer is too large
   */
  static byte[] evaluate(JsonNode request) {
    List<String> texts = texts(request);
    Set<String> authors = new LinkedHashSet<>(texts);
    boolean many = request.path("contexts").isArray();
    authors.add(request.path(many ? "contexts" : "context").toString());
    CompiledModels compiled = compiled(texts);
    ModelEvaluation evaluation = new ModelEvaluation(compiled, authors);
    AskedOf.refuseWhatIsNotThere(request, compiled.model(), evaluation.own);
    List<String> decisions = new ArrayList<>();
    request.path("decisions").forEach(d -> decisions.add(d.textValue()));
    String service = request.path("decisionService").textValue();

    ModelAnswer answer = new ModelAnswer(many);
    if (many) {
      for (int i = 0; i < request.path("contexts").size(); i++) {
        JsonNode context = request.path("contexts").get(i);
        answer.add(evaluation.evaluated(context, "/contexts/" + i, decisions, service));
      }
    } else {
      answer.add(evaluation.evaluated(request.path("context"), "/context", decisions, service));
    }
    return answer.bytes();
  }

  /**
   * Compiles a model and evaluates nothing.
   *
   * @param request {@code {model, imports}}
   * @return {@code {valid, inputs, decisions, decisionServices, messages}}
   */
  static byte[] validate(JsonNode request) {
    List<String> texts = texts(request);
    CompiledModels compiled = compiled(texts);
    ModelEvaluation evaluation = new ModelEvaluation(compiled, Set.copyOf(texts));
    List<DMNMessage> messages = evaluation.compilation();
    return ModelAnswer.described(
        compiled,
        EngineMessages.of(
            messages,
            List.of(),
            evaluation.remarks(),
            evaluation.own,
            compiled.places(),
            evaluation.authors));
  }

  private static List<String> texts(JsonNode request) {
    List<String> texts = new ArrayList<>();
    texts.add(request.path("model").textValue());
    request.path("imports").forEach(i -> texts.add(i.textValue()));
    return texts;
  }

  /** Many ask the same of one model in a row; what is compiled is not changed by evaluating it. */
  private static CompiledModels compiled(List<String> texts) {
    if (last == null || !last.texts().equals(texts)) {
      last = null; // two large models at a time may be more than there is room for
      last = CompiledModels.of(texts);
    }
    return last;
  }

  private List<DMNMessage> compilation() {
    List<DMNMessage> messages = new ArrayList<>();
    compiled.all().forEach(m -> messages.addAll(m.getMessages()));
    stopIfExhausted(messages);
    refuseIfNothingCompiled();
    return messages;
  }

  private List<Message> remarks() {
    return compiled.remarks();
  }

  private ModelAnswer.One evaluated(
      JsonNode json, String pointer, List<String> decisions, String service) {
    List<DMNMessage> messages = compilation();
    List<Message> more = new ArrayList<>(remarks());
    Map<String, Object> given = ContextValues.read(json, pointer, model, compiled.all());
    ModelAnswer.One one = new ModelAnswer.One();
    List<DMNDecisionResult> results = new ArrayList<>();
    compiled.runtime().addListener(hits);
    try {
      if (service != null) {
        DMNResult result =
            compiled.runtime().evaluateDecisionService(model, context(given), service);
        service(service, result, one);
        results.addAll(result.getDecisionResults());
        messages.addAll(result.getMessages());
      } else {
        Collection<String> asked = decisions.isEmpty() ? own : decisions;
        asked.forEach(name -> one.put(name, given.get(name), "not_evaluated"));
        for (DMNResult result : evaluated(given, decisions, more)) {
          messages.addAll(result.getMessages());
          results.addAll(result.getDecisionResults());
          decisions(result, asked, given, one);
        }
        if (decisions.isEmpty()) {
          services(given, one, messages, more);
        }
      }
    } finally {
      compiled.runtime().removeListener(hits);
    }
    stopIfExhausted(messages);
    if (service == null) {
      nulls(one, messages, results, more);
    }
    one.hits().addAll(hits.taken());
    one.say(
        more, all -> EngineMessages.of(messages, results, all, own, compiled.places(), authors));
    return one;
  }

  /** Where FEEL cannot do something with what it gets, it goes on with null, often silently. */
  private void nulls(
      ModelAnswer.One one,
      List<DMNMessage> messages,
      List<DMNDecisionResult> results,
      List<Message> more) {
    Set<String> said = new HashSet<>();
    messages.forEach(m -> said.add(Place.of(EngineMessages.element(m)).decision()));
    results.stream()
        .filter(r -> !r.getMessages().isEmpty())
        .forEach(r -> said.add(r.getDecisionName()));
    more.forEach(m -> said.add(m.place().decision()));
    for (DecisionNode decision : model.getDecisions()) {
      if (one.isNull(decision.getName())
          && !said.contains(decision.getName())
          && decision instanceof DecisionNodeImpl node) {
        more.add(
            new Message(
                "info",
                "null-value",
                compiled.places().pointer(node.getDecision()),
                compiled.places().of(node.getDecision()),
                "The value is null, for which the engine gives no reason: a part of the expression has no value, or one of another type than is needed there."));
      }
    }
  }

  /**
   * All decisions at once; one by one where the engine throws on one, so that the others have their
   * values.
   */
  private List<DMNResult> evaluated(
      Map<String, Object> given, List<String> decisions, List<Message> more) {
    try {
      return List.of(
          decisions.isEmpty()
              ? compiled.runtime().evaluateAll(model, context(given))
              : byName(given, decisions));
    } catch (RuntimeException | LinkageError e) {
      EngineFailures.keep(e);
    }
    List<DMNResult> results = new ArrayList<>();
    for (String name : decisions.isEmpty() ? own : decisions) {
      try {
        results.add(byName(given, List.of(name)));
      } catch (RuntimeException | LinkageError e) {
        EngineFailures.keep(e);
        more.add(Message.error("engine-failed", name, "The engine failed on this decision."));
      }
    }
    return results;
  }

  private DMNResult byName(Map<String, Object> given, List<String> names) {
    return compiled.runtime().evaluateByName(model, context(given), names.toArray(String[]::new));
  }

  private static DMNContext context(Map<String, Object> given) {
    DMNContext context = DMNFactory.newContext();
    given.forEach(context::set);
    return context;
  }

  /** Of a decision that was given the engine has no value. */
  private void decisions(
      DMNResult result, Collection<String> asked, Map<String, Object> given, ModelAnswer.One one) {
    for (DMNDecisionResult decision : result.getDecisionResults()) {
      String name = decision.getDecisionName();
      if (asked.contains(name) && !one.isEvaluated(name)) {
        boolean isGiven =
            given.containsKey(name)
                && decision.getEvaluationStatus()
                    == DMNDecisionResult.DecisionEvaluationStatus.NOT_EVALUATED;
        one.put(
            name,
            isGiven ? given.get(name) : decision.getResult(),
            ModelAnswer.status(decision.getEvaluationStatus()));
      }
    }
  }

  /**
   * Decision services whose inputs are all given, under their names; a decision's name is its own.
   * One that lacks something is not evaluated unless it is asked for.
   */
  private void services(
      Map<String, Object> given,
      ModelAnswer.One one,
      List<DMNMessage> messages,
      List<Message> more) {
    for (DecisionServiceNode service : model.getDecisionServices()) {
      String name = service.getName();
      if (!model.getNamespace().equals(service.getModelNamespace()) || own.contains(name)) {
        continue;
      }
      List<String> missing = ServiceInputs.missing(service, model, given);
      if (missing.isEmpty()) {
        DMNResult result = compiled.runtime().evaluateDecisionService(model, context(given), name);
        messages.addAll(result.getMessages());
        service(name, result, one);
      } else {
        one.put(name, null, "not_evaluated");
        more.add(
            new Message(
                "warning",
                "input-missing",
                Fault.pointer(0),
                Place.in(name),
                "Required input '"
                    + String.join("', '", missing)
                    + "' not found for Decision Service '"
                    + name
                    + "', which was not evaluated. Ask for it as decisionService to have it evaluated with null."));
      }
    }
  }

  private static void service(String name, DMNResult result, ModelAnswer.One one) {
    List<DMNDecisionResult> results = result.getDecisionResults();
    Object value = results.size() == 1 ? results.get(0).getResult() : null;
    if (results.size() != 1) {
      Map<String, Object> all = new LinkedHashMap<>();
      results.forEach(r -> all.put(r.getDecisionName(), r.getResult()));
      value = all.isEmpty() ? null : all;
    }
    boolean failed = results.isEmpty() || results.stream().anyMatch(DMNDecisionResult::hasErrors);
    one.put(name, value, failed ? "failed" : "succeeded");
  }

  private static void stopIfExhausted(List<DMNMessage> messages) {
    if (EngineMessages.exhausted(messages)) {
      throw new ModelException(
          Reason.LIMIT, "The evaluation goes deeper, or takes more memory, than it may.");
    }
  }

  /** A model of which something compiles is evaluated as far as it goes, as DMN prescribes. */
  private void refuseIfNothingCompiled() {
    List<DMNMessage> errors =
        model.getMessages().stream().filter(m -> m.getLevel() == Level.ERROR).toList();
    Set<String> failed =
        errors.stream()
            .map(m -> Place.of(EngineMessages.element(m)).decision())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (!errors.isEmpty() && failed.containsAll(own)) {
      throw new ModelException(
          Reason.INVALID,
          "No decision of the model compiles.",
          EngineMessages.of(errors, List.of(), List.of(), own, compiled.places(), authors)
              .messages()
              .stream()
              .map(m -> new Fault(m.pointer(), m.place(), m.text()))
              .toList());
    }
  }
}
