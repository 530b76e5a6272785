package dev.clausewise.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.clausewise.decision.Among;
import dev.clausewise.decision.ClauseGate;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.diagram.prove.Difference;
import dev.clausewise.diagram.prove.Invariant;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.Linter;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.PolicyModels;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final Judge judge = Judge.generated();
  private final DraftModels models;
  private Answering last;
  private Others others;

  /**
   * @param beforeCompiling what is done before a draft that is in the profile is compiled
   */
  DraftEvaluation(Runnable beforeCompiling) {
    this.models = new DraftModels(vocabulary, judge, beforeCompiling);
  }

  /** A draft that verdicts were asked of, and the diagram that it was compiled to. */
  private record Answering(
      String instrument,
      String model,
      PolicyTexts texts,
      Diagram diagram,
      DecisionService service) {}

  /** Loads what checking takes before anybody waits for it. */
  void warmUp() {
    String instrument = "SEED-2024-05";
    compiledCheck(
        instrument,
        DraftModels.model(models.compiled(DraftModels.text(Sources.model(instrument))), instrument),
        PolicyTexts.BUILT_IN);
  }

  /**
   * What is wrong with a draft and what it changes.
   *
   * @param request {@code {instrument, model, files}}
   * @return a {@link DraftCheck} as JSON
   */
  byte[] check(JsonNode request) {
    return json(checked(request));
  }

  /**
   * What the register entry of a draft says.
   *
   * @param request {@code {instrument, files}}
   * @return a {@link DraftRegister} as JSON
   * @throws ModelException {@link Reason#INVALID} if it cannot be read
   */
  byte[] register(JsonNode request) {
    String id = instrument(request);
    return json(
        DraftRegister.of(
            Others.register(PolicyTexts.of(request.path("files")), id, List.of(id))
                .instrument(id)
                .orElseThrow()));
  }

  /**
   * The verdict by a draft alone.
   *
   * @param request {@code {instrument, model, files, facts, asOf}}
   * @return a {@link dev.clausewise.decision.Decision} as JSON
   * @throws ModelException {@link Reason#INVALID} if it is outside the policy profile
   */
  byte[] decide(JsonNode request) {
    String instrument = instrument(request);
    return json(
        answering(request)
            .service()
            .decide(
                facts(request.path("facts")),
                LocalDate.parse(request.path("asOf").textValue()),
                List.of(instrument),
                Engine.COMPILED));
  }

  /**
   * What a draft alone makes of many uses.
   *
   * @param request {@code {instrument, model, files, uses: [{facts, asOf}]}}, the facts as texts by
   *     {@link CanonicalFacts}
   * @return outcomes in the same order as JSON; null for a use whose facts the vocabulary has not
   * @throws ModelException {@link Reason#INVALID} if it is outside the policy profile
   */
  byte[] outcomes(JsonNode request) {
    String instrument = instrument(request);
    DecisionService draft = answering(request).service();
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

  /**
   * What comes of many uses with a draft in the place of its instrument, among others as they are
   * in force.
   *
   * @param request {@code {instrument, model, files, asked: [instrument], asOf, uses: [facts]}},
   *     the facts as texts by {@link CanonicalFacts}; none asked for all
   * @return {@link Among} of each, in their order, as JSON
   * @throws ModelException {@link Reason#INVALID} if it is outside the policy profile
   */
  byte[] among(JsonNode request) {
    Answering draft = answering(request);
    List<String> asked = new ArrayList<>();
    request.path("asked").forEach(id -> asked.add(id.textValue()));
    if (others == null || !others.isOf(draft.diagram(), asked)) {
      others = null;
      others = Others.of(draft.diagram(), draft.texts(), asked, vocabulary);
    }
    LocalDate day = LocalDate.parse(request.path("asOf").textValue());
    List<Among> all = new ArrayList<>();
    for (JsonNode use : request.path("uses")) {
      all.add(
          Among.of(
              others.decide(CanonicalFacts.read(use.textValue(), vocabulary), day),
              draft.instrument()));
    }
    return json(all);
  }

  /** Whoever tries a draft out asks many times of the same. */
  private Answering answering(JsonNode request) {
    String instrument = instrument(request);
    String model = request.path("model").textValue();
    PolicyTexts texts = PolicyTexts.of(request.path("files"));
    if (last == null
        || !last.instrument().equals(instrument)
        || !last.model().equals(model)
        || !last.texts().equals(texts)) {
      last = null; // two of them at a time may be more than there is room for
      others = null;
      Register register = Others.register(texts, instrument, List.of(instrument));
      PolicyModels compiled = models.answerable(instrument, model);
      Diagram diagram =
          models.diagram(DraftModels.model(compiled, instrument), register.instrument(instrument));
      last =
          new Answering(
              instrument,
              model,
              texts,
              diagram,
              new DecisionService(
                  vocabulary,
                  register,
                  new Diagrams(List.of(diagram), vocabulary),
                  new Drools(() -> compiled, () -> judge, register),
                  texts.version(instrument, model)));
    }
    return last;
  }

  /**
   * What changes from one version of an instrument to another, at least one of them a draft.
   *
   * @param request {@code {instrument, from: {asOf?, model?, files?}, to: ...}}
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
   * @param request {@code {instrument, model, files, changes: [{file, before?, after}]}}: what goes
   *     where, and what stands there
   * @return {@code {"patch": text}}
   * @throws ModelException {@link Reason#INVALID} if an error is to be said of it
   */
  byte[] propose(JsonNode request) {
    DraftCheck check = checked(request);
    if (!check.proposable()) {
      throw new ModelException(
          Reason.INVALID,
          "The draft has errors.",
          check.diagnostics().stream()
              .filter(d -> d.severity().equals("error"))
              .map(d -> new Fault(Fault.pointer(0), d.place(), d.message() + " " + d.help()))
              .toList());
    }
    StringBuilder patch = new StringBuilder();
    for (JsonNode change : request.path("changes")) {
      patch.append(
          Patch.of(
              change.path("file").textValue(),
              change.path("before").textValue(),
              change.path("after").textValue()));
    }
    return json(Map.of("patch", patch.toString()));
  }

  private DraftCheck checked(JsonNode request) {
    String instrument = instrument(request);
    String model = request.path("model").textValue();
    if (instrument.equals(Draft.NONE)) {
      return outside(ForeignCheck.of(model));
    }
    List<LintFinding> lint = Linter.lint(instrument, model, vocabulary);
    if (!lint.isEmpty()) {
      return outside(lint.stream().map(DraftDiagnostic::of).toList());
    }
    try {
      return compiledCheck(
          instrument,
          DraftModels.model(models.models(model), instrument),
          PolicyTexts.of(request.path("files")));
    } catch (PolicyTexts.Unreadable e) {
      return new DraftCheck(List.of(e.diagnostic()), true, null, null, null);
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

  private DraftCheck compiledCheck(String id, PolicyModel model, PolicyTexts texts) {
    Instrument instrument = texts.instrument(id);
    Diagram diagram = models.diagram(model, Optional.of(instrument));
    List<Invariant> invariants = texts.invariants(id, vocabulary);
    Proof proof = diagram.proof(instrument, invariants);
    DraftCases cases = new DraftCases(diagram, instrument, texts, vocabulary);
    List<DraftDiagnostic> diagnostics = new ArrayList<>();
    ClauseGate.check(model, instrument, cases.coverage()).stream()
        .filter(d -> !d.code().equals("case-fails")) // which are told with their facts
        .forEach(d -> diagnostics.add(DraftDiagnostic.of(d)));
    diagnostics.addAll(cases.diagnostics());
    diagnostics.addAll(DraftDiagnostic.of(proof, texts));
    diagnostics.addAll(DraftDiagnostic.ofClauses(invariants, instrument, texts));
    diagram
        .disagreement(model, SEED)
        .map(DraftDiagnostic::disagreement)
        .ifPresent(diagnostics::add);
    return new DraftCheck(diagnostics, true, proof, cases.counted(), difference(id, diagram));
  }

  /** From what is in force; null if that or the draft has no diagrams. */
  private Difference difference(String id, Diagram draft) {
    if (!Diagrams.instruments(Sources::read).contains(id)) {
      return null; // nobody is answered by it yet
    }
    Diagram current = Diagrams.load(id, vocabulary);
    return current.isExact() && draft.isExact() ? current.difference(draft) : null;
  }

  private Diagram version(String instrument, Side side) {
    Diagram version =
        side.model() == null
            ? Diagrams.load(instrument, vocabulary)
            : models.diagram(
                DraftModels.model(models.answerable(instrument, side.model()), instrument),
                Others.register(side.texts(), instrument, List.of(instrument))
                    .instrument(instrument));
    if (!version.isExact()) {
      throw new ModelException(
          Reason.NOT_PROVABLE,
          (side.model() == null ? "The model in force" : "The draft")
              + " is not compiled to diagrams. Its proof or check says why.");
    }
    return version;
  }

  private static String instrument(JsonNode request) {
    return request.path("instrument").textValue();
  }

  private Facts facts(JsonNode json) {
    try {
      return new FactsReader(vocabulary).read(json);
    } catch (FactsException e) {
      throw new ModelException(Reason.INVALID, e.getMessage());
    }
  }

  private static byte[] json(Object answer) {
    try {
      return JSON.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
