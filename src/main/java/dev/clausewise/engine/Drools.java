package dev.clausewise.engine;

import dev.clausewise.register.Register;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The models and the rule unit on Drools. Parsing all models takes seconds, so it happens once: in
 * the background, or when the first question is asked. Safe for use by many threads.
 */
public final class Drools {
  private static final Logger LOG = Logger.getLogger(Drools.class);

  private final Supplier<PolicyModels> load;
  private final Supplier<Judge> loadJudge;
  private final Register register;
  private final Map<String, Judgments> judgments = new ConcurrentHashMap<>();
  private volatile Judge judge;
  private volatile PolicyModels models;
  private CompletableFuture<Void> preparation;

  public Drools(Supplier<PolicyModels> load, Supplier<Judge> loadJudge, Register register) {
    this.load = load;
    this.loadJudge = loadJudge;
    this.register = register;
  }

  /** Whether a question is answered without parsing anything first. */
  public boolean isReady() {
    return models != null;
  }

  /**
   * Makes ready on a thread of its own, unless that is done or under way. What failed is tried
   * again.
   *
   * @return completed once it is ready, or has failed
   */
  public synchronized CompletionStage<Void> prepare() {
    if (preparation == null || preparation.isCompletedExceptionally()) {
      CompletableFuture<Void> begun = new CompletableFuture<>();
      preparation = begun;
      Thread thread = new Thread(() -> prepare(begun), "drools");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
    return preparation;
  }

  private void prepare(CompletableFuture<Void> begun) {
    long start = System.nanoTime();
    try {
      models();
      LOG.infof("Drools is ready after %d ms", (System.nanoTime() - start) / 1_000_000);
      begun.complete(null);
    } catch (RuntimeException | Error e) {
      LOG.error("Drools could not be prepared; the next question tries again", e);
      begun.completeExceptionally(e);
    }
  }

  /**
   * The models, on the runtime that the generated endpoints use too: from here on it is strict.
   * Waits for them if they are not ready.
   *
   * @throws IllegalStateException if it cannot be made so
   */
  public PolicyModels models() {
    return models == null ? load() : models;
  }

  private PolicyModels load() {
    synchronized (judgments) {
      if (models == null) {
        PolicyModels loaded = load.get();
        judge = loadJudge.get();
        models = loaded;
      }
      return models;
    }
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
