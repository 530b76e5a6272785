package dev.clausewise.workbench;

import dev.clausewise.decision.ClauseGate;
import dev.clausewise.decision.Coverage;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.UseCase;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.diagram.Proof;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.LintFinding;
import dev.clausewise.engine.Linter;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.PolicyModels;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kie.kogito.dmn.DMNKogito;

/**
 * Drafts and what becomes of them. A draft is compiled here only if it keeps to the policy profile:
 * its cells and derived facts then compare facts with constants and do nothing else, so nothing of
 * it can run away.
 */
public final class Workbench {
  private final Path workspace;
  private final Vocabulary vocabulary;
  private final Register register;
  private final Diagrams inForce;
  private final Supplier<Judge> judge;
  private final Drafts drafts;

  /**
   * @param workspace folder of a checkout that drafts are proposed to; null where there is none
   * @param drafts folder that they are kept in; null where nothing is edited
   */
  Workbench(
      Path workspace,
      Path drafts,
      Vocabulary vocabulary,
      Register register,
      Diagrams inForce,
      Supplier<Judge> judge) {
    this.workspace = workspace;
    this.vocabulary = vocabulary;
    this.register = register;
    this.inForce = inForce;
    this.judge = judge;
    this.drafts = drafts == null ? null : new Drafts(drafts);
  }

  /** Empty where nothing is edited. */
  public Optional<Drafts> drafts() {
    return Optional.ofNullable(drafts);
  }

  /** What is wrong with a draft, and what it changes. */
  public DraftCheck check(Draft draft) {
    List<LintFinding> lint = lint(draft);
    if (!lint.isEmpty()) {
      return outside(lint.stream().map(DraftDiagnostic::of).toList());
    }
    try {
      return compiledCheck(draft, model(models(draft), draft));
    } catch (ModelException e) {
      return outside(
          List.of(
              DraftDiagnostic.error(
                  "invalid-model", e.getMessage(), "Correct the model in a DMN editor.", null)));
    }
  }

  private static DraftCheck outside(List<DraftDiagnostic> diagnostics) {
    return new DraftCheck(diagnostics, false, null, null, null);
  }

  private DraftCheck compiledCheck(Draft draft, PolicyModel model) {
    Instrument instrument = instrument(draft);
    Diagram diagram = diagram(model, instrument);
    Proof proof = new Diagrams(List.of(diagram), vocabulary).proof(instrument);
    List<UseCase> cases =
        DecisionService.useCases(draft.instrument()).stream()
            .filter(c -> c.expected().containsKey(draft.instrument()))
            .toList();
    Coverage coverage = new Coverage(diagram, instrument, vocabulary, cases);
    List<DraftDiagnostic> diagnostics = new ArrayList<>();
    ClauseGate.check(model, instrument, coverage)
        .forEach(d -> diagnostics.add(DraftDiagnostic.of(d)));
    proved(proof, diagnostics);
    int failed = coverage.failures().size();
    Diagram current = inForce.of(draft.instrument()).orElseThrow();
    return new DraftCheck(
        diagnostics,
        true,
        proof,
        new DraftCheck.Cases(cases.size() - failed, failed),
        current.isExact() && diagram.isExact() ? current.difference(diagram) : null);
  }

  private static void proved(Proof proof, List<DraftDiagnostic> diagnostics) {
    proof.invariants().stream()
        .filter(i -> !i.holds())
        .forEach(
            i ->
                diagnostics.add(
                    DraftDiagnostic.error(
                        "invariant-broken",
                        i.says()
                            + " The use case shown has the outcome "
                            + i.outcome().json()
                            + ".",
                        "Find out which of text, model and invariant is wrong, and mend that one.",
                        i.counterexample())));
    proof
        .gaps()
        .forEach(
            gap ->
                diagnostics.add(
                    DraftDiagnostic.warning(
                        "gap",
                        null,
                        "No row fires for some use cases; the answer to them is review.",
                        "Add a row for them.",
                        gap.witness())));
    proof
        .deadRows()
        .forEach(
            row ->
                diagnostics.add(
                    DraftDiagnostic.warning(
                        "dead-row",
                        row.row(),
                        "The row of clause " + row.clause() + " fires for no use case.",
                        "Correct its cells, or take it out.",
                        null)));
  }

  /**
   * A draft as its instrument would be if it were in force.
   *
   * @throws ModelException {@link ModelException.Reason#INVALID} if it is outside the policy
   *     profile
   */
  public Diagram compiled(Draft draft) {
    return compiled(draft, answerable(draft));
  }

  private Diagram compiled(Draft draft, PolicyModels models) {
    return diagram(model(models, draft), instrument(draft));
  }

  /**
   * The verdict by a draft alone.
   *
   * @throws ModelException {@link ModelException.Reason#INVALID} if it is outside the policy
   *     profile
   */
  public Decision evaluate(Draft draft, Facts facts, LocalDate asOf) {
    PolicyModels models = answerable(draft);
    Diagram diagram = compiled(draft, models);
    return new DecisionService(
            vocabulary,
            register,
            new Diagrams(List.of(diagram), vocabulary),
            new Drools(() -> models, judge, register),
            Clock.systemUTC())
        .decide(facts, asOf, List.of(draft.instrument()), Engine.COMPILED);
  }

  /**
   * Writes a draft over the model of its instrument in the workspace, if there is one; it is in
   * force once the application is built from there.
   *
   * @throws ModelException {@link ModelException.Reason#INVALID} if an error is to be said of it
   */
  public Proposed propose(Draft draft) {
    DraftCheck check = check(draft);
    if (!check.proposable()) {
      throw new ModelException(
          ModelException.Reason.INVALID,
          "The draft has errors.",
          check.diagnostics().stream()
              .filter(d -> d.severity().equals("error"))
              .map(d -> new Fault(0, d.where().decision(), d.message() + " " + d.help()))
              .toList());
    }
    String file = Sources.model(draft.instrument());
    if (workspace == null) {
      return new Proposed(file, false, Patch.of(file, text(file), draft.model()));
    }
    try {
      Path target = workspace.resolve(file);
      String before = Files.exists(target) ? Files.readString(target) : null;
      Files.createDirectories(target.getParent());
      Drafts.inPlace(target, draft.model().getBytes(StandardCharsets.UTF_8));
      return new Proposed(file, true, Patch.of(file, before, draft.model()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String source) {
    return new String(Sources.read(source), StandardCharsets.UTF_8);
  }

  private List<LintFinding> lint(Draft draft) {
    return Linter.lint(draft.instrument(), draft.model(), vocabulary);
  }

  private PolicyModels answerable(Draft draft) {
    List<LintFinding> lint = lint(draft);
    if (!lint.isEmpty()) {
      throw new ModelException(
          ModelException.Reason.INVALID,
          "The draft is outside the policy profile and cannot be answered from.",
          lint.stream()
              .map(f -> new Fault(0, f.decision(), f.message() + " " + f.help()))
              .toList());
    }
    return models(draft);
  }

  /** On a runtime of its own: the one that answers knows nothing of drafts. */
  private static PolicyModels models(Draft draft) {
    Reader shared = new StringReader(text("dmn/vocabulary.dmn"));
    try {
      return new PolicyModels(
          DMNKogito.createGenericDMNRuntime(
              Set.of(), false, shared, new StringReader(draft.model())));
    } catch (RuntimeException e) {
      // The engine has no one way to say that it cannot read or compile a model.
      throw new ModelException(
          ModelException.Reason.INVALID, "The engine cannot read or compile the draft.");
    }
  }

  private static PolicyModel model(PolicyModels models, Draft draft) {
    return models
        .model(draft.instrument())
        .orElseThrow(
            () ->
                new ModelException(
                    ModelException.Reason.INVALID,
                    "The model is not named " + draft.instrument() + ", as its instrument is."));
  }

  private Instrument instrument(Draft draft) {
    return register
        .instrument(draft.instrument())
        .orElseThrow(
            () ->
                new ModelException(
                    ModelException.Reason.INVALID,
                    "The register has no instrument " + draft.instrument() + "."));
  }

  private Diagram diagram(PolicyModel model, Instrument instrument) {
    return Diagram.of(model, new Judgments(model, instrument, judge.get()), vocabulary);
  }
}
