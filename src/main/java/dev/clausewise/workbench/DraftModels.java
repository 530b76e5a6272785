package dev.clausewise.workbench;

import dev.clausewise.diagram.Diagram;
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
import dev.clausewise.vocabulary.Vocabulary;
import dev.clausewise.workbench.ModelException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kie.api.builder.Message.Level;
import org.kie.dmn.api.core.DMNMessage;

/** Drafts as the engine compiles them, each by itself. */
final class DraftModels {
  private final Vocabulary vocabulary;
  private final Judge judge;
  private final Runnable beforeCompiling;
  private final String shared = text("dmn/vocabulary.dmn");

  /**
   * @param beforeCompiling what is done before a draft that is in the profile is compiled
   */
  DraftModels(Vocabulary vocabulary, Judge judge, Runnable beforeCompiling) {
    this.vocabulary = vocabulary;
    this.judge = judge;
    this.beforeCompiling = beforeCompiling;
  }

  /**
   * A draft that is to be answered from.
   *
   * @throws ModelException {@link Reason#INVALID} if it is outside the policy profile
   */
  PolicyModels answerable(String instrument, String model) {
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

  /**
   * A draft that the linter has nothing to say of.
   *
   * @throws ModelException {@link Reason#INVALID} if the engine cannot compile it
   */
  PolicyModels models(String model) {
    beforeCompiling.run();
    return compiled(model);
  }

  /** On a runtime of its own. */
  PolicyModels compiled(String model) {
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
  static PolicyModel model(PolicyModels models, String instrument) {
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

  /** Its diagram, which what is in the profile has. */
  Diagram diagram(PolicyModel model, Optional<Instrument> instrument) {
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

  static String text(String source) {
    return new String(Sources.read(source), StandardCharsets.UTF_8);
  }
}
