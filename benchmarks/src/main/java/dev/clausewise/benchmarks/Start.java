package dev.clausewise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * As in a container: Java 25 with the options and the cache of the image, made by the same training
 * run. From the start of the process to the first decision, and the memory that it has after many.
 */
final class Start {
  private static final int STARTS = 5;
  private static final int DECISIONS = 100_000;
  private static final Path FOLDER = Path.of("target", "container").toAbsolutePath();
  private static final Path SCRIPT = FOLDER.resolve("all.lua");

  /** Of the variable that switches the shadow check off, with which no Drools is ever read. */
  private static final Map<String, String> NO_SHADOW = Map.of("CLAUSEWISE_SHADOW_ONE_IN", "0");

  private Start() {}

  /**
   * @param java the home of a JDK 25
   */
  static void measure(Figures figures, Path java) throws IOException, InterruptedException {
    image(java);
    Files.writeString(SCRIPT, Http.script(Service.ALL));
    measure(figures, java, "pod", "320m", Map.of());
    measure(figures, java, "small", "96m", NO_SHADOW);
  }

  private static void measure(
      Figures figures, Path java, String name, String heap, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      long began = System.nanoTime();
      try (Service service = service(java, heap, environment)) {
        service.ready();
        service.post("/v1/decisions", Service.ALL);
        times.add((System.nanoTime() - began) / 1e9);
      }
    }
    times.sort(null);
    figures.measured("start-" + name, times.get(STARTS / 2), "s");
    try (Service service = service(java, heap, environment)) {
      service.ready();
      double made = 0;
      while (made < DECISIONS) {
        made += Http.load(Service.PORT + "/v1/decisions", SCRIPT, 5) * 5;
      }
      figures.measured("resident-" + name, service.resident(), "MB");
    }
  }

  private static void image(Path java) throws IOException, InterruptedException {
    Path docker = Path.of("..", "src", "main", "docker").toAbsolutePath().normalize();
    run(java, Path.of("."), "rm", "-rf", FOLDER.toString());
    run(java, Path.of("."), "cp", "-rp", Service.APPLICATION.toString(), FOLDER.toString());
    Files.copy(docker.resolve("jvm.options"), FOLDER.resolve("jvm.options"));
    run(java, FOLDER, "bash", docker.resolve("train.sh").toString());
  }

  private static void run(Path java, Path folder, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().merge("PATH", java.resolve("bin").toString(), (p, b) -> b + ":" + p);
    builder.environment().put("QUARKUS_PROFILE", "container");
    builder.environment().put("CLAUSEWISE_ACCESS", "open");
    Process process = builder.start();
    if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command));
    }
  }

  private static Service service(Path java, String heap, Map<String, String> more)
      throws IOException {
    Path ledger = Files.createTempDirectory("ledger").resolve("ledger.db");
    Map<String, String> environment =
        new TreeMap<>(
            Map.of(
                "QUARKUS_PROFILE", "container",
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_SHUTDOWN_DELAY", "0S",
                "CLAUSEWISE_ACCESS", "open",
                "CLAUSEWISE_LEDGER_FILE", ledger.toString()));
    environment.putAll(more);
    List<String> command =
        List.of(
            java.resolve("bin/java").toString(),
            "@jvm.options",
            "-Xms" + heap,
            "-Xmx" + heap,
            "-XX:AOTCache=app.aot",
            "-jar",
            "quarkus-run.jar");
    return new Service(FOLDER, command, environment);
  }
}
