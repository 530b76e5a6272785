package dev.clausewise.workbench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A {@link ModelWorker} as its parent holds it: the same application in another process, with an
 * empty environment and little memory. Used by one thread at a time.
 */
final class WorkerProcess implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WorkerProcess.class);

  private static final String HEAP = "-Xmx256m";

  /** What the parent adds to the child's own deadline before it ends it from outside. */
  private static final long GRACE_MILLIS = 500;

  /** A second on a quiet machine; the rest is for one that is not. */
  private static final long START_MILLIS = 20_000;

  private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final ScheduledExecutorService watch;

  private WorkerProcess(Process process, ScheduledExecutorService watch) {
    this.process = process;
    this.watch = watch;
    this.in = new DataInputStream(process.getInputStream());
    this.out = new DataOutputStream(process.getOutputStream());
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @throws IOException if it does not become ready in time
   */
  static WorkerProcess start(ScheduledExecutorService watch) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().clear();
    builder.directory(new File(System.getProperty("java.io.tmpdir")));
    builder.redirectError(Redirect.DISCARD);
    WorkerProcess worker = new WorkerProcess(builder.start(), watch);
    try {
      worker.read(START_MILLIS);
      return worker;
    } catch (IOException e) {
      worker.close();
      throw e;
    }
  }

  /**
   * @param millis the time the child gives itself, beside what it takes to load what it lacks
   * @return tag and JSON, as {@link ModelWorker} says
   * @throws EOFException if the process ended; how, {@link #ending} tells
   */
  byte[] ask(byte[] request, long millis) throws IOException {
    ScheduledFuture<?> end = endAfter(millis + GRACE_MILLIS);
    try {
      out.writeInt(request.length);
      out.write(request);
      out.flush();
      byte[] answer = answer();
      while (answer[0] == ModelWorker.WARMING) {
        end.cancel(false);
        end = endAfter(START_MILLIS + 2 * millis + GRACE_MILLIS);
        answer = answer();
      }
      return answer;
    } finally {
      end.cancel(false);
    }
  }

  private byte[] read(long millis) throws IOException {
    ScheduledFuture<?> end = endAfter(millis);
    try {
      return answer();
    } finally {
      end.cancel(false);
    }
  }

  /** Reading from a process that was ended ends too, so no reader waits for ever. */
  private ScheduledFuture<?> endAfter(long millis) {
    return watch.schedule(process::destroyForcibly, millis, TimeUnit.MILLISECONDS);
  }

  /** What the engine threw on the way is told to whoever runs the service. */
  private byte[] answer() throws IOException {
    while (true) {
      byte[] answer = part();
      if (answer[0] != ModelWorker.LOGGED) {
        return answer;
      }
      LOG.warnf(
          "the engine failed on a model from outside: %s",
          new String(answer, 1, answer.length - 1, StandardCharsets.UTF_8));
    }
  }

  private byte[] part() throws IOException {
    int length = in.readInt();
    if (length < 1 || length > LARGEST_ANSWER) {
      throw new IOException("not an answer of a worker");
    }
    byte[] answer = in.readNBytes(length);
    if (answer.length < length) {
      throw new EOFException();
    }
    return answer;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The code that the process ended with; it is ended if it has not. */
  int ending() {
    try {
      if (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor(1, TimeUnit.SECONDS);
      }
      return process.isAlive() ? -1 : process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
      command.add(ProcessHandle.current().info().command().orElseThrow(IOException::new));
      command.addAll(List.of(HEAP, "-XX:+ExitOnOutOfMemoryError", ModelWorker.ARGUMENT));
      return command;
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A collector without threads of its own; of the compilers both, since a check of the largest
    // draft takes twice as long without the second.
    command.addAll(
        List.of(
            HEAP,
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            String.join(File.pathSeparator, classPath()),
            ModelWorker.class.getName()));
    return command;
  }

  /**
   * The places this application was loaded from. It has class loaders of its own when it is
   * packaged, tested or developed, so the class path of the virtual machine does not say; every jar
   * has a manifest.
   */
  private static Set<String> classPath() throws IOException {
    Set<String> places = new LinkedHashSet<>();
    try {
      URL own = ModelWorker.class.getProtectionDomain().getCodeSource().getLocation();
      places.add(Path.of(own.toURI()).toString());
      ClassLoader loader = ModelWorker.class.getClassLoader();
      for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
        if (manifest.getProtocol().equals("jar")) {
          URL jar = ((JarURLConnection) manifest.openConnection()).getJarFileURL();
          places.add(Path.of(jar.toURI()).toString());
        }
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    return places;
  }
}
