package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.ExactJson;
import dev.clausewise.workbench.ModelException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has the work with models from outside done by processes that are ended when they take too long.
 * To this process such a model is a text: it is neither parsed nor looked at here. Safe for use by
 * many threads.
 */
public final class Sandbox implements AutoCloseable {
  private static final ObjectMapper JSON = ExactJson.mapper();

  /** Requests that wait for a process, for each process there may be. */
  private static final int MOST_WAITING = 2;

  /** Characters. On a virtual machine that has compiled nothing yet, more takes seconds. */
  private static final int MOST_WHILE_COLD = 20_000;

  private final int workers;
  private final WorkLimits models;
  private final WorkLimits drafts;
  private final Duration patience;
  private final Semaphore places;
  private final BlockingDeque<WorkerProcess> idle = new LinkedBlockingDeque<>();

  /** Processes that run or are being started. */
  private final AtomicInteger present = new AtomicInteger();

  private final AtomicInteger failedStarts = new AtomicInteger();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "model-worker-watch"));
  private final ExecutorService starter =
      Executors.newCachedThreadPool(task -> daemon(task, "model-worker-start"));

  /**
   * @param workers processes at most, each started when it is first needed; 0 to do nothing
   * @param models limits of compiling and evaluating one model
   * @param drafts limits of what is done with a draft
   * @param patience time that a request waits for a process to be free
   */
  Sandbox(int workers, WorkLimits models, WorkLimits drafts, Duration patience) {
    this.workers = workers;
    this.places = new Semaphore(workers, true);
    this.models = models;
    this.drafts = drafts;
    this.patience = patience;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Evaluates the decisions of a model.
   *
   * @param request {@code {model, imports?, context | contexts, decisions?, decisionService?}}: DMN
   *     1.2 or newer as XML, and the input data by name; it is changed here
   * @return as {@link ModelEvaluation#evaluate} says, JSON in UTF-8
   * @throws ModelException if it is refused, cannot be compiled, or takes more than it may
   */
  public byte[] evaluate(ObjectNode request) {
    return ask(Task.EVALUATE, request);
  }

  /**
   * Compiles a model and evaluates nothing.
   *
   * @param request {@code {model, imports?}}; it is changed here
   * @return as {@link ModelEvaluation#validate} says, JSON in UTF-8
   * @throws ModelException if it is refused, or takes more than it may
   */
  public byte[] validate(ObjectNode request) {
    return ask(Task.VALIDATE, request);
  }

  /**
   * @param request as the task takes it; it is changed here
   * @return the answer, JSON in UTF-8
   * @throws ModelException if there is no answer
   */
  byte[] ask(Task task, ObjectNode request) {
    if (workers == 0) {
      throw new ModelException(Reason.UNAVAILABLE, "This service evaluates no models but its own.");
    }
    long arrived = System.nanoTime();
    if (places.getQueueLength() >= MOST_WAITING * workers) {
      throw busy();
    }
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(Reason.BUSY, "The service is stopping.");
    }
    try {
      WorkLimits limits = task.isOfDrafts() ? drafts : models;
      long gone = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - arrived);
      WorkerProcess worker =
          worker(); // the start of a process is nothing that the caller asked for
      boolean large = request.path("model").asText().length() > MOST_WHILE_COLD;
      request.put("task", task.name());
      request.put("large", large);
      request.put("millis", Math.max(limits.least().toMillis(), limits.most().toMillis() - gone));
      request.put("processorMillis", limits.processor().toMillis());
      return asked(worker, request);
    } finally {
      places.release();
    }
  }

  private static ModelException busy() {
    return new ModelException(
        Reason.BUSY, "Other models are being evaluated. Send the request again later.");
  }

  private byte[] asked(WorkerProcess worker, ObjectNode request) {
    boolean answered = false;
    try {
      long millis = request.get("millis").asLong();
      byte[] answer = worker.ask(request.toString().getBytes(StandardCharsets.UTF_8), millis);
      answered = true;
      return read(answer);
    } catch (IOException e) {
      boolean memory = worker.ending() == ModelWorker.OUT_OF_MEMORY;
      throw new ModelException(
          Reason.LIMIT,
          memory
              ? "The evaluation takes more memory than it may."
              : "The evaluation takes longer than it may, which is "
                  + request.get("processorMillis")
                  + " ms of a processor, or "
                  + request.get("millis")
                  + " ms by the clock, and twice that for the first large model of a process.");
    } finally {
      // Whatever went wrong here, a process that did not answer is not used again.
      if (answered) {
        idle.push(worker);
      } else {
        gone(worker);
        startOneMore(); // so that the next request need not wait for it
      }
    }
  }

  /**
   * A process that is idle or becomes so. Whoever asks holds one of as many places as there may be
   * processes, so one that is present and that nobody else holds is on its way.
   */
  private WorkerProcess worker() {
    int failures = failedStarts.get();
    try {
      while (true) {
        WorkerProcess worker = idle.poll();
        if (worker == null) {
          startOneMore();
          worker = idle.poll(100, TimeUnit.MILLISECONDS);
        }
        if (worker != null && worker.isAlive()) {
          return worker;
        }
        if (worker != null) {
          gone(worker);
        } else if (failedStarts.get() > failures) {
          throw new ModelException(
              Reason.UNAVAILABLE, "The process that evaluates models could not be started.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(Reason.BUSY, "The service is stopping.");
    }
  }

  private void startOneMore() {
    if (present.getAndUpdate(n -> Math.min(n + 1, workers)) < workers) {
      starter.execute(this::start);
    }
  }

  private void start() {
    try {
      idle.push(WorkerProcess.start(watch));
    } catch (IOException | RejectedExecutionException e) {
      present.decrementAndGet();
      failedStarts.incrementAndGet();
    }
  }

  private void gone(WorkerProcess worker) {
    worker.close();
    present.decrementAndGet();
  }

  /** What follows the tag of an answer; a failure is thrown. */
  private static byte[] read(byte[] answer) throws IOException {
    byte[] json = Arrays.copyOfRange(answer, 1, answer.length);
    if (answer[0] == ModelWorker.ANSWERED) {
      return json;
    }
    JsonNode body = JSON.readTree(json);
    List<Fault> faults = new ArrayList<>();
    body.path("faults").forEach(f -> faults.add(Fault.read(f)));
    throw new ModelException(
        Reason.valueOf(body.path("reason").textValue()), body.path("message").textValue(), faults);
  }

  /** Ends the processes. */
  @Override
  public void close() {
    watch.shutdownNow();
    starter.shutdownNow();
    idle.forEach(WorkerProcess::close);
  }
}
