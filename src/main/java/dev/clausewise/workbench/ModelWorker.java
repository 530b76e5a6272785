package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.ExactJson;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The process that works with models from outside, one request after the other. Requests come on
 * standard input and answers go to standard output, each a length in four bytes and that many
 * bytes.
 *
 * <p>A request is {@code {task, millis, processorMillis, large}} and what the {@link Task} takes.
 * An answer begins with a byte: {@code O} and the JSON of the task, or {@code X} and {@code
 * {reason, message, faults}}; {@code W} before it says that it takes longer, because the process
 * still has to load or to compile what the answer needs. A request that takes longer than its
 * milliseconds, by the clock or of a processor, is not answered: the process ends, since no thread
 * of it can be stopped. It ends too when its input does, or when its memory is used up. The first
 * large model of a process has its time twice.
 */
public final class ModelWorker {
  /** The argument that makes the application's main class a worker instead of a server. */
  public static final String ARGUMENT = "--model-worker";

  /** The first byte of an answer that is one. */
  static final byte ANSWERED = 'O';

  private static final byte FAILED = 'X';

  /** Before an answer: what the engine threw, for the log of the service. */
  static final byte LOGGED = 'L';

  /** Before an answer: it takes longer, of which nothing is the caller's doing. */
  static final byte WARMING = 'W';

  /** What the process ends with when the engine reads properties of Java objects. */
  static final int NO_WALL = 71;

  /** What the process ends with when time is up. */
  static final int TIMED_OUT = 70;

  /** What the process ends with when its heap is used up: the virtual machine's own choice. */
  static final int OUT_OF_MEMORY = 3;

  /** Each element of a FEEL iteration takes some frames of a name that is looked up. */
  private static final long STACK_BYTES = 64L * 1024 * 1024;

  private static final long LOOK_MILLIS = 20;

  /** What the first large model takes more than one that comes to code that is compiled. */
  private static final long COLD = 2;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final ObjectMapper JSON = ExactJson.mapper();

  /** A root logger that is not referred to may be forgotten with its level. */
  private static final Logger ROOT = Logger.getLogger("");

  /** Used by one thread at a time, as the rest is. */
  private static DraftEvaluation drafts;

  private static DataOutputStream out;

  /** Nanoseconds that the request being answered has waited for what was loaded. */
  private static volatile long waited;

  private static boolean warm;

  private static boolean hasReadALargeOne;

  private ModelWorker() {}

  /** Serves until the input ends. */
  public static void main(String... arguments) throws IOException {
    ROOT.setLevel(Level.OFF);
    DataInputStream in = new DataInputStream(System.in);
    out = new DataOutputStream(System.out);
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    Wall.raise();
    warmUp();
    write("R".getBytes(StandardCharsets.US_ASCII));
    while (true) {
      byte[] request;
      try {
        request = in.readNBytes(in.readInt());
      } catch (EOFException e) {
        return;
      }
      byte[] answer = answer(request);
      Optional<String> thrown = EngineFailures.taken();
      if (thrown.isPresent()) {
        write(tagged(LOGGED, thrown.get().getBytes(StandardCharsets.UTF_8)));
      }
      write(answer);
    }
  }

  private static synchronized void write(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  /**
   * Loads the engine's classes before anybody waits for them, and sees that the wall stands: with
   * an engine that reads a property of a text as a Java method this process does not begin.
   */
  private static void warmUp() throws IOException {
    String model =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="warm" namespace="warm" id="_1">
        <decision name="sum" id="_2"><variable name="sum"/><literalExpression><text>sum(for x in [1, 2] return x + 1)</text></literalExpression></decision>
        <decision name="property" id="_3"><variable name="property"/><literalExpression><text>"a".intern</text></literalExpression></decision>
        </definitions>
        """;
    ObjectNode request = JSON.createObjectNode().put("model", model);
    request.putObject("context");
    JsonNode decisions = JSON.readTree(ModelEvaluation.evaluate(request)).path("decisions");
    if (decisions.path("sum").asInt() != 5 || !decisions.path("property").isNull()) {
      Runtime.getRuntime().halt(NO_WALL);
    }
  }

  /**
   * Loads what a draft takes that is compiled and proved: seconds of both processors, so not before
   * one is. The time is not its own.
   */
  private static void warmUpDrafts() {
    if (warm) {
      return;
    }
    warm = true;
    long began = System.nanoTime();
    try {
      write(new byte[] {WARMING});
    } catch (IOException e) {
      return; // nobody reads what this process says any more
    }
    Thread warming = new Thread(null, drafts::warmUp, "drafts", STACK_BYTES);
    warming.setDaemon(true);
    warming.start();
    join(warming);
    waited += System.nanoTime() - began;
  }

  /** The deadlines are kept here, whoever waits for the answer. */
  private static byte[] answer(byte[] request) throws IOException {
    JsonNode json = JSON.readTree(request);
    if (drafts == null && Task.valueOf(json.path("task").textValue()).isOfDrafts()) {
      drafts = new DraftEvaluation(ModelWorker::warmUpDrafts);
    }
    long times = 1;
    if (json.path("large").asBoolean() && !hasReadALargeOne) {
      hasReadALargeOne = true;
      times = COLD;
      write(new byte[] {WARMING});
    }
    waited = 0;
    AtomicReference<byte[]> answer = new AtomicReference<>();
    Thread thread = new Thread(null, () -> answer.set(evaluated(json)), "evaluation", STACK_BYTES);
    thread.setDaemon(true);
    long end =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(times * json.path("millis").asLong());
    long most = TimeUnit.MILLISECONDS.toNanos(times * json.path("processorMillis").asLong());
    thread.start();
    try {
      do {
        thread.join(LOOK_MILLIS);
      } while (thread.isAlive()
          && System.nanoTime() - waited < end
          && processorTime(thread) < most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      Runtime.getRuntime().halt(TIMED_OUT);
    }
    return answer.get();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nanoseconds; 0 where it cannot be known, and the clock alone decides. */
  private static long processorTime(Thread thread) {
    return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.getId()) : 0;
  }

  private static byte[] evaluated(JsonNode request) {
    try {
      return tagged(ANSWERED, done(request));
    } catch (ModelException e) {
      if (e.getCause() != null) {
        EngineFailures.keep(e.getCause());
      }
      return tagged(FAILED, failure(e));
    } catch (StackOverflowError e) {
      return tagged(
          FAILED,
          failure(
              new ModelException(
                  ModelException.Reason.LIMIT, "The evaluation goes deeper than it may.")));
    } catch (OutOfMemoryError e) {
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
      throw e;
    } catch (RuntimeException | LinkageError | AssertionError e) {
      EngineFailures.keep(e);
      return tagged(
          FAILED,
          failure(
              new ModelException(
                  ModelException.Reason.INVALID,
                  "The engine cannot compile or evaluate the model.")));
    }
  }

  private static byte[] done(JsonNode request) {
    return switch (Task.valueOf(request.path("task").textValue())) {
      case EVALUATE -> ModelEvaluation.evaluate(request);
      case VALIDATE -> ModelEvaluation.validate(request);
      case CHECK -> drafts.check(request);
      case REGISTER -> drafts.register(request);
      case DECIDE -> drafts.decide(request);
      case OUTCOMES -> drafts.outcomes(request);
      case AMONG -> drafts.among(request);
      case DIFFER -> drafts.differ(request);
      case PROPOSE -> drafts.propose(request);
    };
  }

  private static byte[] tagged(byte tag, byte[] json) {
    byte[] all = new byte[json.length + 1];
    all[0] = tag;
    System.arraycopy(json, 0, all, 1, json.length);
    return all;
  }

  private static byte[] failure(ModelException e) {
    ObjectNode json = JSON.createObjectNode();
    json.put("reason", e.reason().name());
    json.put("message", e.getMessage());
    ArrayNode faults = json.putArray("faults");
    e.faults().forEach(fault -> fault.write(faults.addObject()));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
