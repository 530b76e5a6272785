package dev.clausewise.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The same table for all engines. */
final class Engines {
  static final List<String> PEERS = List.of("drools", "camunda", "zen", "cedar");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Engines() {}

  static void measure(Figures figures, int rows) throws IOException, RunnerException {
    for (String engine : List.of("compiled", "drools", "camunda")) {
      figures.forget(engine + "-" + rows);
      Agreement.forget(engine, rows);
    }
    for (RunResult result : jmh(TableBenchmark.class, rows)) {
      String name = result.getPrimaryResult().getLabel() + "-" + rows;
      figures.measured(name, result.getPrimaryResult().getScore(), "ns");
    }
    peers(figures, rows);
  }

  static void decisions(Figures figures) throws IOException, RunnerException {
    for (RunResult result : jmh(DecisionBenchmark.class, 0)) {
      figures.measured(
          result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore(), "ns");
    }
  }

  private static Collection<RunResult> jmh(Class<?> benchmarks, int rows) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(benchmarks.getName())
                .param("rows", String.valueOf(rows))
                .timeout(TimeValue.minutes(2))
                .jvmArgs("-Xmx3g", "-XX:+UseSerialGC")
                .build())
        .run();
  }

  private static void peers(Figures figures, int rows) throws IOException {
    Path table = Path.of("target", "table-" + rows + ".json").toAbsolutePath();
    JSON.writeValue(table.toFile(), new Tables(rows).json());
    Process node =
        new ProcessBuilder("node", "peers/peers.mjs", table.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = node.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line);
        JsonNode told = JSON.readTree(line);
        String engine = told.get("engine").textValue();
        Agreement.tell(engine, rows, told.get("told").textValue());
        figures.forget(engine + "-" + rows);
        if (told.has("ns")) {
          figures.measured(engine + "-" + rows, told.get("ns").doubleValue(), "ns");
        }
      }
    }
  }
}
