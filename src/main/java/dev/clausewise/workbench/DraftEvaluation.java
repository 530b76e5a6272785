package dev.clausewise.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.clausewise.decision.CaseCoverage;
import dev.clausewise.decision.ClauseGate;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.UseCase;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.diagram.prove.Difference;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Linter;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.PolicyModels;
import dev.clausewise.engine.PolicyProfileException;
import dev.clausewise.engine.Sources;
import dev.clausewise.engine.lint.LintFinding;
import dev.clausewise.engine.reading.Place;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.ExactJson;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsException;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import dev.clausewise.workbench.ModelException.Reason;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kie.api.builder.Message.Level;
import org.kie.dmn.api.core.DMNMessage;

/**
 * What becomes of a draft, in the process of a {@link ModelWorker}: nothing of it is read by the
 * engine anywhere else. A draft outside the policy profile is refused; no answer is made of it.
 */
final class DraftEvaluation {
  private static final ObjectMapper JSON =
      ExactJson.mapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  /** The same draft is to be told the same. */
  private static final long SEED = 20_240_501;

  private final Vocabulary vocabulary = Vocabulary.load();
  private final String shared = text("dmn/vocabulary.dmn");
  private final Judge judge = Judge.generated();
  private final Runnable beforeCompiling;
  private Answering last;

  /**
   * @param beforeCompiling what is done before a draft that is in the profile is compiled
   */
  DraftEvaluation(Runnable beforeCompiling) {
    this.beforeCompiling = beforeCompiling;
  }

  /** A draft that verdicts were asked of. */
  private record Answering(String instrument, String model, DecisionService service) {}

  /** Loads what checking takes before anybody waits for it. */
  void warmUp() {
    String instrument = "SEED-2024-05";
    compiledCheck(instrument, model(compiled(text(Sources.model(instrument))), instrument));
  }

  /**
   * What is wrong with a draft and what it changes.
   *
   * @param request {@code {instrument, model}}
   * @return a {@link DraftCheck} as JSON
   */
  byte[] check(JsonNode request) {
    return json(checked(instrument(request), request.path("model").textValue()));
  }

  /**
   * The verdict by a draft alone.
   *
   * @param request {@code {instrument, model, facts, asOf}}
   * @return a {@link dev.clausewise.decision.Decision} as JSON
   * @throws ModelException {@link Reason#INVALID} if it is outside the policy profile
   */
  byte[] decide(JsonNode request) {
    String instrument = instrument(request);
    return json(
        answering(instrument, request.path("model").textValue())
            .decide(
                facts(request.path("facts")),
                LocalDate.parse(request.path("asOf").textValue()),
                List.of(instrument),
                Engine.COMPILED));
  }

  /**
   * What a draft alone makes of many uses.
   *
   * @param request {@code {instrument, model, uses: [{facts, asOf}]}}, the facts as texts by {@link
   *     CanonicalFacts}
   * @return outcomes in the same order as JSON; null for a use whose facts the vocabulary has not
   * @throws ModelException {@link Reason#INVALID} if it is outside the policy profile
   */
  byte[] outcomes(JsonNode request) {
    String instrument = instrument(request);
    DecisionService draft = answering(instrument, request.path("model").textValue());
    List<String> outcomes = new ArrayList<>();
    for (JsonNode use : request.path("uses")) {
      try {
        outcomes.add(
            draft
                .decide(
                    CanonicalFacts.read(use.path("facts").textValue(), vocabulary),
                    LocalDate.parse(use.path("asOf").textValue()),
                    List.of(instrument),
                    Engine.COMPILED)
                .outcome()
                .json());
      } catch (FactsException e) {
        outcomes.add(null);
      }
    }
    return json(outcomes);
  }

  /** Whoever tries a draft out asks many times of the same. */
  private DecisionService answering(String instrument, String model) {
    if (last == null || !last.instrument().equals(instrument) || !last.model().equals(model)) {
      last = null; // two of them at a time may be more than there is room for
      Register register = register(instrument);
      PolicyModels models = answerable(instrument, model);
      Diagram diagram = diagram(model(models, instrument), register.instrument(instrument));
      last =
          new Answering(
              instrument,
              model,
              new DecisionService(
                  vocabulary,
                  register,
                  new Diagrams(List.of(diagram), vocabulary),
                  new Drools(() -> models, () -> judge, register),
                  Clock.systemUTC()));
    }
    return last.service();
  }

  /**
   * What changes from one version of an instrument to another, at least one of them a draft.
   *
   * @param request {@code {instrument, from: {asOf?, model?}, to: {asOf?, model?}}}
   * @return a {@link Difference} as JSON
   * @throws ModelException {@link Reason#INVALID} if one is outside the policy profile, {@link
   *     Reason#NOT_PROVABLE} if one has no diagrams
   */
  byte[] differ(JsonNode request) {
    String instrument = instrument(request);
    Side from = Side.of(request.path("from"));
    Side to = Side.of(request.path("to"));
    Diagram before = version(instrument, from);
    Diagram after = version(instrument, to);
    return json(
        from.asOf() == null && to.asOf() == null
            ? before.difference(after)
            : before.difference(
                from.asOf() == null ? to.asOf() : from.asOf(),
                after,
                to.asOf() == null ? from.asOf() : to.asOf()));
  }

  /**
   * A draft on its way into force.
   *
   * @param request {@code {instrument, model, file, before?}}: where the model goes, and what
   *     stands there
   * @return {@code {"patch": text}}
   * @throws ModelException {@link Reason#INVALID} if an error is to be said of it
   */
  byte[] propose(JsonNode request) {
    String model = request.path("model").textValue();
    DraftCheck check = checked(instrument(request), model);
    if (!check.proposable()) {
      throw new ModelException(
          Reason.INVALID,
          "The draft has errors.",
          check.diagnostics().stream()
              .filter(d -> d.severity().equals("error"))
              .map(d -> new Fault(Fault.pointer(0), d.place(), d.message() + " " + d.help()))
              .toList());
    }
    String before = request.path("before").textValue();
    return json(Map.of("patch", Patch.of(request.path("file").textValue(), before, model)));
  }

  private DraftCheck checked(String instrument, String model) {
    List<LintFinding> lint = Linter.lint(instrument, model, vocabulary);
    if (!lint.isEmpty()) {
      return outside(lint.stream().map(DraftDiagnostic::of).toList());
    }
    try {
      return compiledCheck(instrument, model(models(model), instrument));
    } catch (ModelException e) {
      List<DraftDiagnostic> diagnostics = new ArrayList<>();
      for (Fault fault : e.faults()) {
        diagnostics.add(DraftDiagnostic.invalid(fault.place(), fault.message()));
      }
      return outside(
          diagnostics.isEmpty()
              ? List.of(DraftDiagnostic.invalid(Place.NONE, e.getMessage()))
              : diagnostics);
    }
  }

  private static DraftCheck outside(List<DraftDiagnostic> diagnostics) {
    return new DraftCheck(diagnostics, false, null, null, null);
  }

  private DraftCheck compiledCheck(String id, PolicyModel model) {
    Instrument instrument = register(id).instrument(id).orElseThrow();
    Diagram diagram = diagram(model, Optional.of(instrument));
    Proof proof = diagram.proof(instrument);
    List<UseCase> cases =
        UseCase.about(id).stream().filter(c -> c.expected().containsKey(id)).toList();
    CaseCoverage coverage = new CaseCoverage(diagram, instrument, vocabulary, cases);
    List<DraftDiagnostic> diagnostics = new ArrayList<>();
    ClauseGate.check(model, instrument, coverage)
        .forEach(d -> diagnostics.add(DraftDiagnostic.of(d)));
    diagnostics.addAll(DraftDiagnostic.of(proof));
    diagram
        .disagreement(model, SEED)
        .map(DraftDiagnostic::disagreement)
        .ifPresent(diagnostics::add);
    int failed = coverage.failures().size();
    Diagram current = Diagrams.load(id, vocabulary);
    return new DraftCheck(
        diagnostics,
        true,
        proof,
        new DraftCheck.Cases(cases.size() - failed, failed),
        current.isExact() && diagram.isExact() ? current.difference(diagram) : null);
  }

  private Diagram version(String instrument, Side side) {
    Diagram version =
        side.model() == null
            ? Diagrams.load(instrument, vocabulary)
            : diagram(
                model(answerable(instrument, side.model()), instrument),
                register(instrument).instrument(instrument));
    if (!version.isExact()) {
      throw new ModelException(
          Reason.NOT_PROVABLE,
          (side.model() == null ? "The model in force" : "The draft")
              + " is not compiled to diagrams. Its proof or check says why.");
    }
    return version;
  }

  private PolicyModels answerable(String instrument, String model) {
    List<LintFinding> lint = Linter.lint(instrument, model, vocabulary);
    if (!lint.isEmpty()) {
      throw new ModelException(
          Reason.INVALID,
          "The draft is outside the policy profile and cannot be answered from.",
          lint.stream()
              .map(
                  f ->
                      new Fault(
                          Fault.pointer(0),
                          new Place(f.decision(), null, f.row(), f.column(), null, null),
                          f.message() + " " + f.help()))
              .toList());
    }
    return models(model);
  }

  private PolicyModels models(String model) {
    beforeCompiling.run();
    return compiled(model);
  }

  /** On a runtime of its own. */
  private PolicyModels compiled(String model) {
    CompiledModels compiled = CompiledModels.of(List.of(model, shared));
    List<DMNMessage> errors =
        compiled.model().getMessages().stream().filter(m -> m.getLevel() == Level.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new ModelException(
          Reason.INVALID,
          "The engine cannot compile the draft.",
          EngineMessages.of(errors, compiled.places(), Set.of(model)).messages().stream()
              .map(m -> new Fault(m.pointer(), m.place(), m.text()))
              .toList());
    }
    try {
      return new PolicyModels(compiled.runtime());
    } catch (PolicyProfileException e) {
      throw new ModelException(Reason.INVALID, EngineMessages.words(e.getMessage(), Set.of(model)));
    }
  }

  /** The model of an instrument, if it is one that can be proved. */
  private static PolicyModel model(PolicyModels models, String instrument) {
    PolicyModel model =
        models
            .model(instrument)
            .orElseThrow(
                () ->
                    new ModelException(
                        Reason.INVALID,
                        "The model is not named " + instrument + ", as its instrument is."));
    model
        .outsideProfile()
        .ifPresent(
            where -> {
              throw new ModelException(
                  Reason.INVALID, "The draft is outside the policy profile: " + where + ".");
            });
    return model;
  }

  private Diagram diagram(PolicyModel model, Optional<Instrument> instrument) {
    Diagram diagram =
        Diagram.of(model, new Judgments(model, instrument.orElseThrow(), judge), vocabulary);
    diagram
        .notCompiled()
        .ifPresent(
            why -> {
              throw new ModelException(
                  Reason.INVALID, "The draft is outside the policy profile: " + why + ".");
            });
    return diagram;
  }

  private static String instrument(JsonNode request) {
    return request.path("instrument").textValue();
  }

  private static Register register(String instrument) {
    return Register.load(List.of(instrument));
  }

  private Facts facts(JsonNode json) {
    try {
      return new FactsReader(vocabulary).read(json);
    } catch (FactsException e) {
      throw new ModelException(Reason.INVALID, e.getMessage());
    }
  }

  private static String text(String source) {
    return new String(Sources.read(source), StandardCharsets.UTF_8);
  }

  private static byte[] json(Object answer) {
    try {
      return JSON.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
