package dev.clausewise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/** Measures all parts or some, and writes RESULTS.md and the figures that the next run compares with. */
public final class Results {
  private static final List<String> PARTS =
      List.of("decisions", "http", "copying", "start", "12", "100", "1000", "10000", "large");
  private static final int LARGE = Integer.getInteger("benchmarks.lines", 10_000_000);

  /** Homes of a JDK 25, as the service's image has one. */
  private static final List<String> HOMES = List.of("/usr/lib/jvm", "/opt");

  private final Figures figures = new Figures(Path.of("results.csv"));
  private final List<String> failed = new ArrayList<>();

  private Results() throws IOException {}

  /**
   * @param arguments parts; none for all
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> parts = arguments.length == 0 ? PARTS : List.of(arguments);
    for (String part : parts) {
      if (!PARTS.contains(part)) {
        System.err.println("There is no part " + part + ", but " + String.join(", ", PARTS));
        System.exit(2);
      }
    }
    Results results = new Results();
    for (String part : parts) {
      results.part(part);
      Page.write(results.figures, Path.of("RESULTS.md"));
    }
    System.exit(results.failed.isEmpty() ? 0 : 1);
  }

  /** A part that fails is told of, and stops no other. */
  private void part(String part) throws InterruptedException {
    long began = System.nanoTime();
    try {
      measure(part);
    } catch (IOException | RunnerException | RuntimeException e) {
      failed.add(part);
      e.printStackTrace();
    }
    System.out.printf("%s: %.0f s%n", part, (System.nanoTime() - began) / 1e9);
  }

  private void measure(String part) throws IOException, InterruptedException, RunnerException {
    switch (part) {
      case "decisions" -> Engines.decisions(figures);
      case "http" -> Http.measure(figures);
      case "copying" -> Batches.copying(figures);
      case "large" -> Batches.large(figures, LARGE);
      case "start" ->
          Start.measure(
              figures, java().orElseThrow(() -> new IOException("No JDK 25: set JAVA25_HOME.")));
      default -> Engines.measure(figures, Integer.parseInt(part));
    }
  }

  private static Optional<Path> java() throws IOException {
    String named = System.getenv("JAVA25_HOME");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    List<Path> found = new ArrayList<>();
    for (String home : HOMES) {
      if (Files.isDirectory(Path.of(home))) {
        try (Stream<Path> all = Files.list(Path.of(home))) {
          all.filter(path -> path.getFileName().toString().contains("25")).forEach(found::add);
        }
      }
    }
    return found.stream().filter(path -> Files.exists(path.resolve("bin/java"))).findFirst();
  }
}
