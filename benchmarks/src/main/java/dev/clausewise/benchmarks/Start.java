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

  /** What half of the memory limit of a pod is, and less. */
  private static final List<String> HEAPS = List.of("320m", "96m");

  private Start() {}

  /**
   * @param java the home of a JDK 25
   */
  static void measure(Figures figures, Path java) throws IOException, InterruptedException {
    image(java);
    Path script = FOLDER.resolve("one.lua");
    for (String heap : HEAPS) {
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < STARTS; i++) {
        long began = System.nanoTime();
        try (Service service = service(java, heap)) {
          service.ready();
          service.post("/v1/decisions", Service.ALL);
          times.add((System.nanoTime() - began) / 1e9);
        }
      }
      times.sort(null);
      figures.measured("start-heap-" + heap, times.get(STARTS / 2), "s");
      Files.writeString(
          script,
          "wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\nwrk.body = [==[%s]==]\n"
              .formatted(Service.ALL));
      try (Service service = service(java, heap)) {
        service.ready();
        double made = 0;
        while (made < DECISIONS) {
          made += Http.load(Service.PORT + "/v1/decisions", script, 5) * 5;
        }
        figures.measured("resident-heap-" + heap, service.resident(), "MB");
      }
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

  private static Service service(Path java, String heap) throws IOException {
    Path ledger = Files.createTempDirectory("ledger").resolve("ledger.db");
    Map<String, String> environment =
        new TreeMap<>(
            Map.of(
                "QUARKUS_PROFILE", "container",
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_SHUTDOWN_DELAY", "0S",
                "CLAUSEWISE_ACCESS", "open",
                "CLAUSEWISE_LEDGER_FILE", ledger.toString()));
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
