package dev.clausewise.workbench;

import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import dev.clausewise.workbench.ModelException.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * A draft in the place of its instrument, and beside it the others as the application was built
 * with them, by their diagrams alone.
 *
 * @param draft its diagram, the very one
 * @param asked ids; empty for all
 */
record Others(Diagram draft, List<String> asked, DecisionService service) {

  /** Told to nobody: a draft may be of an instrument that the application was built without. */
  private static final String VERSION = "with a draft";

  /**
   * @throws ModelException {@link Reason#INVALID} if the register entry of the draft cannot be
   *     read, {@link Reason#NOT_PROVABLE} if another instrument has no diagram
   */
  static Others of(Diagram draft, PolicyTexts texts, List<String> asked, Vocabulary vocabulary) {
    Collection<String> all =
        new TreeSet<>(asked.isEmpty() ? Diagrams.instruments(Sources::read) : asked);
    all.add(draft.instrument());
    List<Diagram> diagrams = new ArrayList<>();
    for (String id : all) {
      Diagram diagram = id.equals(draft.instrument()) ? draft : Diagrams.load(id, vocabulary);
      if (diagram.notCompiled().isPresent()) {
        throw new ModelException(
            Reason.NOT_PROVABLE, id + " is not compiled to a diagram. Its proof says why.");
      }
      diagrams.add(diagram);
    }
    Register register = register(texts, draft.instrument(), all);
    return new Others(
        draft,
        List.copyOf(asked),
        new DecisionService(
            vocabulary,
            register,
            new Diagrams(diagrams, vocabulary),
            new Drools(Others::none, Others::none, register),
            VERSION));
  }

  /** Drools is asked of what has no diagram. */
  private static <T> T none() {
    throw new IllegalStateException("every one of them has a diagram");
  }

  /**
   * @throws ModelException {@link Reason#INVALID} if the entry of the draft cannot be read
   */
  static Register register(PolicyTexts texts, String draft, Collection<String> all) {
    try {
      return texts.register(draft, all);
    } catch (PolicyTexts.Unreadable e) {
      throw new ModelException(Reason.INVALID, e.getMessage());
    }
  }

  /** Whether it is that draft, among those. */
  boolean isOf(Diagram other, List<String> others) {
    return draft == other && asked.equals(others);
  }

  Decision decide(Facts facts, LocalDate asOf) {
    return service.decide(facts, asOf, asked, Engine.COMPILED);
  }
}
