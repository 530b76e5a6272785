package dev.clausewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The packaged service in a process of its own, on a free port of this machine, with folders of its
 * own for drafts, workspace and temporary files. It is ended by its own handle, whatever happens.
 */
public final class Packaged implements AutoCloseable {
  private static final Path APPLICATION = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final Path OPTIONS = Path.of("src/main/docker/jvm.options");

  private static final Path TOKEN_FILE =
      Path.of("src/test/resources/access/token").toAbsolutePath();

  /** Of somebody who may do everything; it is in {@link #TOKEN_FILE}. */
  public static final String TOKEN = "the-token-of-tests-and-of-nothing-else";

  /** Half of the 640 MiB of a pod, as the options of the container have it. */
  private static final List<String> HEAP_OF_A_POD = List.of("-Xms320m", "-Xmx320m");

  /** What it keeps where. */
  private static final List<String> PARTS = List.of("drafts", "workspace", "tmp");

  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(30);

  /** For one answer of a service that has nothing else to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Of HTTP/1.1, as most callers are; HTTP/2 has tests of its own. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final int port;
  private final Path folder;
  private final Thread atTheEnd;

  private Packaged(Process process, int port, Path folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
    this.atTheEnd = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /**
   * A service that is not started yet.
   *
   * @param folder that it may write to; made if it is not there
   */
  public static Plan in(Path folder) {
    String packaged =
        Files.exists(APPLICATION)
            ? APPLICATION.toString()
            : System.getProperty("native.image.path", APPLICATION.toString());
    Path application = Path.of(System.getProperty("attacks.app", packaged)).toAbsolutePath();
    return new Plan(folder.toAbsolutePath(), application, List.of(), Map.of(), List.of());
  }

  /** How a service is started; each method gives another plan. */
  public record Plan(
      Path folder,
      Path application,
      List<String> options,
      Map<String, String> environment,
      List<Path> before) {

    /** Another application than the one of this build. */
    public Plan application(Path jar) {
      return new Plan(folder, jar.toAbsolutePath(), options, environment, before);
    }

    /** With the options of the container's virtual machine and the heap that a pod has. */
    public Plan asInAPod() throws IOException {
      try (Stream<String> lines = Files.lines(OPTIONS)) {
        List<String> all = new ArrayList<>(options);
        lines
            .map(String::strip)
            .filter(line -> line.startsWith("-") && !line.contains("RAMPercentage"))
            .forEach(all::add);
        all.addAll(HEAP_OF_A_POD);
        return new Plan(folder, application, all, environment, before);
      }
    }

    /** With a variable of its environment. */
    public Plan with(String name, String value) {
      Map<String, String> all = new LinkedHashMap<>(environment);
      all.put(name, value);
      return new Plan(folder, application, options, all, before);
    }

    /** With so many processes that evaluate models. */
    public Plan workers(int number) {
      return with("CLAUSEWISE_MODELS_WORKERS", String.valueOf(number));
    }

    /** With a jar before its own on its class path. */
    public Plan behind(Path jar) {
      List<Path> all = new ArrayList<>(before);
      all.add(jar.toAbsolutePath());
      return new Plan(folder, application, options, environment, all);
    }

    /** Starts it and waits until it is ready. */
    public Packaged start() throws Exception {
      int port = freePort();
      ProcessBuilder builder =
          builder(port, List.of())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile());
      Packaged service = new Packaged(builder.start(), port, folder);
      try {
        service.awaitReady();
        return service;
      } catch (Exception e) {
        service.close();
        throw e;
      }
    }

    /** How a process ended, and what it wrote. */
    public record Ended(int code, String out, String err) {}

    /** Runs it with arguments until it ends. */
    public Ended run(String... arguments) throws Exception {
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      Process process =
          builder(freePort(), List.of(arguments))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      try {
        assertTrue(process.waitFor(START.toSeconds(), TimeUnit.SECONDS), "it goes on");
      } finally {
        process.destroyForcibly();
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder builder(int port, List<String> arguments) throws IOException {
      for (String part : PARTS) {
        empty(folder.resolve(part));
      }
      List<String> command = new ArrayList<>();
      if (isJar()) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
      } else {
        command.add(application.toString());
        options.stream().filter(HEAP_OF_A_POD::contains).forEach(command::add);
      }
      command.add("-Dquarkus.http.port=" + port);
      command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
      if (isJar()) {
        command.addAll(run());
      }
      command.addAll(arguments);
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      // The ledger of the tests beside these; each service has one in its own folder.
      builder.environment().remove("CLAUSEWISE_LEDGER_FILE");
      builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
      builder.environment().put("CLAUSEWISE_DRAFTS", folder.resolve("drafts").toString());
      builder.environment().put("CLAUSEWISE_WORKSPACE", folder.resolve("workspace").toString());
      builder.environment().put("CLAUSEWISE_ACCESS_TOKEN_FILE", TOKEN_FILE.toString());
      builder.environment().putAll(environment);
      return builder;
    }

    /** An executable needs no virtual machine, and understands few of its options. */
    private boolean isJar() {
      return application.toString().endsWith(".jar");
    }

    /** Nothing of a service before it is left. */
    private static void empty(Path part) throws IOException {
      if (Files.exists(part)) {
        try (Stream<Path> all = Files.walk(part)) {
          for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(one);
          }
        }
      }
      Files.createDirectories(part);
    }

    /** A jar that is run says itself what is on its class path and which packages it opens. */
    private List<String> run() throws IOException {
      if (before.isEmpty()) {
        return List.of("-jar", application.toString());
      }
      try (JarFile jar = new JarFile(application.toFile())) {
        Attributes manifest = jar.getManifest().getMainAttributes();
        List<String> run = new ArrayList<>();
        String opens = manifest.getValue("Add-Opens");
        for (String part : opens == null ? new String[0] : opens.split(" ")) {
          run.addAll(List.of("--add-opens", part + "=ALL-UNNAMED"));
        }
        List<String> places = new ArrayList<>(before.stream().map(Path::toString).toList());
        places.add(application.toString());
        run.addAll(List.of("-cp", String.join(File.pathSeparator, places)));
        run.add(manifest.getValue(Attributes.Name.MAIN_CLASS));
        return run;
      }
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }
  }

  private void awaitReady() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest ready = HttpRequest.newBuilder(uri("/q/health/ready")).build();
    long end = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        if (client.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not listening yet
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException("the service did not get ready: " + log());
  }

  public int port() {
    return port;
  }

  /** An address of it. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /**
   * What it answers to a question.
   *
   * @throws AssertionError if the status is not 200
   */
  public String get(String path) throws IOException, InterruptedException {
    return answer(known(path));
  }

  /**
   * What it answers to a request with a body of JSON.
   *
   * @throws AssertionError if the status is not 200
   */
  public String post(String path, String json) throws IOException, InterruptedException {
    return answer(
        known(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  /** A request of somebody who may do everything. */
  public HttpRequest.Builder known(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN);
  }

  private static String answer(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), () -> answer.uri() + ": " + answer.body());
    return answer.body();
  }

  /** What it may write to. */
  public Path folder() {
    return folder;
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The last lines that it wrote. */
  public String log() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  /** MiB that are resident now; 0 once it has ended. */
  public long resident() {
    return memory("VmRSS:");
  }

  /** MiB that were resident at most; 0 once it has ended. */
  public long mostResident() {
    return memory("VmHWM:");
  }

  private long memory(String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
              .filter(line -> line.startsWith(name))
              .map(line -> line.replaceAll("\\D", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElse(0)
          / 1024;
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  /** Asks it to stop, and ends it if it does not. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
  }
}
