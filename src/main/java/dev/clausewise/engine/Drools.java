package dev.clausewise.engine;

import dev.clausewise.register.Register;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The models and the rule unit on Drools. Parsing all models takes seconds, so it happens when the
 * first question is asked, once. Safe for use by many threads.
 */
public final class Drools {
  private final Supplier<PolicyModels> load;
  private final Supplier<Judge> loadJudge;
  private final Register register;
  private final Map<String, Judgments> judgments = new ConcurrentHashMap<>();
  private PolicyModels models;
  private Judge judge;

  public Drools(Supplier<PolicyModels> load, Supplier<Judge> loadJudge, Register register) {
    this.load = load;
    this.loadJudge = loadJudge;
    this.register = register;
  }

  /**
   * The models, on the runtime that the generated endpoints use too: from here on it is strict.
   *
   * @throws IllegalStateException if it cannot be made so
   */
  public synchronized PolicyModels models() {
    if (models == null) {
      models = load.get();
      judge = loadJudge.get();
    }
    return models;
  }

  public PolicyModel model(String instrument) {
    return models().model(instrument).orElseThrow();
  }

  /** What the rule unit makes of rows of an instrument. */
  public Judgments judgments(String instrument) {
    PolicyModel model = model(instrument);
    return judgments.computeIfAbsent(
        instrument, id -> new Judgments(model, register.instrument(id).orElseThrow(), judge));
  }

  /**
   * Evaluates the whole model and judges its findings.
   *
   * @param facts a value for every fact of the vocabulary
   * @throws EvaluationException if the engine reports an error
   */
  public Judgment evaluate(String instrument, Map<String, Object> facts, LocalDate asOf) {
    return judgments(instrument).of(model(instrument).findings(facts, asOf));
  }
}
