package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.engine.ModelXml;
import dev.clausewise.engine.UnsafeParts;
import dev.clausewise.workbench.ModelException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Evaluates models from outside, in processes that are ended when they take too long. A thread of
 * this process is never given such a model: it could not be stopped. Safe for use by many threads.
 */
public final class Sandbox implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int workers;
  private final Duration processor;
  private final Duration most;
  private final Duration least;
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
   * @param workers processes at most, each started when it is first needed; 0 to evaluate nothing
   * @param processor time of a processor for compiling and evaluating one model
   * @param most time for one request by the clock, from its arrival
   * @param least time for compiling and evaluating, however long the request waited for a process
   * @param patience time that a request waits for a process to be free
   */
  public Sandbox(
      int workers, Duration processor, Duration most, Duration least, Duration patience) {
    this.workers = workers;
    this.places = new Semaphore(workers, true);
    this.processor = processor;
    this.most = most;
    this.least = least;
    this.patience = patience;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Evaluates every decision of a model.
   *
   * @param model DMN 1.2 or newer, XML
   * @param imports the models that it imports, in any order
   * @param context the input data by name
   * @return {@code {"decisions": {name: value}, "messages": [{severity, code, decision, text}]}}
   * @throws ModelException if it is refused, cannot be compiled, or takes more than it may
   */
  public JsonNode evaluate(String model, List<String> imports, ObjectNode context) {
    List<String> texts = new ArrayList<>(List.of(model));
    texts.addAll(imports);
    refuseUnsafe(texts);
    ObjectNode request = JSON.createObjectNode();
    request.put("model", model);
    imports.forEach(request.putArray("imports")::add);
    request.set("context", context);
    return read(asked(request));
  }

  /**
   * Refuses models that would run more than FEEL, without compiling them.
   *
   * @param texts the model first, then its imports
   * @throws ModelException {@link Reason#UNSAFE}, or {@link Reason#INVALID} for what is not DMN
   */
  static void refuseUnsafe(List<String> texts) {
    List<Fault> unsafe = new ArrayList<>();
    List<Fault> invalid = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int source = i;
      ModelXml xml = ModelXml.read(texts.get(i));
      xml.refusal()
          .ifPresent(
              r ->
                  (r.doctype() ? unsafe : invalid)
                      .add(new Fault(source, null, sentence(r.message()) + " " + r.help())));
      xml.definitions()
          .ifPresent(
              d ->
                  UnsafeParts.in(d)
                      .forEach(
                          p -> unsafe.add(new Fault(source, p.owner(), sentence(p.message())))));
    }
    if (!unsafe.isEmpty()) {
      throw new ModelException(
          Reason.UNSAFE,
          "The model would run or read more than FEEL, and was not compiled.",
          unsafe);
    }
    if (!invalid.isEmpty()) {
      throw new ModelException(Reason.INVALID, "The model cannot be read.", invalid);
    }
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }

  private byte[] asked(ObjectNode request) {
    if (workers == 0) {
      throw new ModelException(Reason.UNAVAILABLE, "This service evaluates no models but its own.");
    }
    long arrived = System.nanoTime();
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ModelException(
            Reason.BUSY, "Other models are being evaluated. Send the request again later.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(Reason.BUSY, "The service is stopping.");
    }
    try {
      WorkerProcess worker = worker();
      long gone = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - arrived);
      return asked(worker, request, Math.max(least.toMillis(), most.toMillis() - gone));
    } finally {
      places.release();
    }
  }

  private byte[] asked(WorkerProcess worker, ObjectNode request, long millis) {
    request.put("millis", millis);
    request.put("processorMillis", processor.toMillis());
    try {
      byte[] answer = worker.ask(request.toString().getBytes(StandardCharsets.UTF_8), millis);
      idle.push(worker);
      return answer;
    } catch (IOException e) {
      boolean memory = worker.ending() == ModelWorker.OUT_OF_MEMORY;
      gone(worker);
      startOneMore(); // so that the next request need not wait for it
      throw new ModelException(
          Reason.LIMIT,
          memory
              ? "The evaluation takes more memory than it may."
              : "The evaluation takes longer than it may, which is "
                  + processor.toMillis()
                  + " ms of a processor, or "
                  + millis
                  + " ms by the clock.");
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

  private static JsonNode read(byte[] answer) {
    try {
      byte[] json = Arrays.copyOfRange(answer, 1, answer.length);
      JsonNode body =
          JSON.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(json);
      if (answer[0] == 'O') {
        return body;
      }
      List<Fault> faults = new ArrayList<>();
      body.path("faults")
          .forEach(
              f ->
                  faults.add(
                      new Fault(
                          f.path("source").asInt(),
                          f.path("decision").textValue(),
                          f.path("message").textValue())));
      throw new ModelException(
          Reason.valueOf(body.path("reason").textValue()),
          body.path("message").textValue(),
          faults);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the processes. */
  @Override
  public void close() {
    watch.shutdownNow();
    starter.shutdownNow();
    idle.forEach(WorkerProcess::close);
  }
}
