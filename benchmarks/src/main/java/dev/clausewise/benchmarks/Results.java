package dev.clausewise.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures everything and writes RESULTS.md, beside what the run before has measured. */
public final class Results {
  private static final Path FIGURES = Path.of("results.csv");
  private static final Path PAGE = Path.of("RESULTS.md");
  private static final List<Integer> ROWS = List.of(12, 100, 1_000, 10_000);

  private final Map<String, Double> now = new TreeMap<>();
  private final Map<String, Double> before = new TreeMap<>();

  /**
   * @param arguments numbers of rows to measure tables of; none for all
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    List<Integer> sizes =
        arguments.length == 0 ? ROWS : Stream.of(arguments).map(Integer::valueOf).toList();
    for (int rows : sizes) {
      TableBenchmark table = new TableBenchmark();
      table.rows = rows;
      table.prepare();
      table.agree();
    }
    Results results = new Results();
    results.read();
    Collection<RunResult> measured =
        new Runner(
                new OptionsBuilder()
                    .include(TableBenchmark.class.getName())
                    .include(DecisionBenchmark.class.getName())
                    .param("rows", sizes.stream().map(String::valueOf).toArray(String[]::new))
                    .jvmArgs("-Xmx3g", "-XX:+UseSerialGC")
                    .build())
            .run();
    for (RunResult result : measured) {
      String rows = result.getParams().getParam("rows");
      String name = result.getPrimaryResult().getLabel();
      results.now.put(rows == null ? name : name + "-" + rows, result.getPrimaryResult().getScore());
    }
    results.write();
  }

  private void read() throws IOException {
    if (Files.exists(FIGURES)) {
      for (String line : Files.readAllLines(FIGURES)) {
        String[] parts = line.split(",");
        before.put(parts[0], Double.parseDouble(parts[1]));
      }
    }
  }

  private void write() throws IOException {
    List<String> page = new ArrayList<>();
    page.add("# Results");
    page.add("");
    page.add(
        "%s, %s, %d processors, %s %s; load average at the end %.1f. Written by `benchmarks/run`; what the figures mean is in README.md."
            .formatted(
                LocalDate.now(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    page.add("");
    page.add("| ratio | wanted | measured | |");
    page.add("|---|---|---|---|");
    atLeast(page, "Drools to compiled, MSFT-AOAI-COC, every fact known", 100, ratio("oneDrools", "oneCompiled"));
    atLeast(page, "best peer to compiled, 12 rows", 5, peers(12));
    atLeast(page, "best peer to compiled, 1,000 rows", 500, peers(1_000));
    atMost(page, "compiled, 1,000 rows to 12", 5, ratio("compiled-1000", "compiled-12"));
    atMost(page, "compiled, 10,000 rows to 12", 40, ratio("compiled-10000", "compiled-12"));
    atMost(page, "all instruments, 4,600 to 46, said again from memory", 2, ratio("allOf4600", "all"));
    atMost(page, "all instruments, 4,600 to 46, made anew", 2, ratio("allOf4600Forgetful", "allForgetful"));
    atMost(page, "all instruments, the seed case, microseconds, said again from memory", 20, figure("all") / 1_000);
    atMost(page, "all instruments, the seed case, microseconds, made anew", 20, figure("allForgetful") / 1_000);
    page.add("");
    page.add("| what | ns an operation | the run before | ratio |");
    page.add("|---|---|---|---|");
    List<String> figures = new ArrayList<>();
    now.forEach(
        (name, ns) -> {
          Double old = before.get(name);
          page.add(
              old == null
                  ? "| %s | %,.0f | | |".formatted(name, ns)
                  : "| %s | %,.0f | %,.0f | %.2f |".formatted(name, ns, old, ns / old));
          figures.add(String.format(Locale.ROOT, "%s,%.1f", name, ns));
        });
    Files.write(PAGE, page);
    Files.write(FIGURES, figures);
  }

  private double figure(String name) {
    return now.getOrDefault(name, Double.NaN);
  }

  private double ratio(String one, String other) {
    return figure(one) / figure(other);
  }

  private double peers(int rows) {
    return Math.min(
        ratio("drools-" + rows, "compiled-" + rows), ratio("camunda-" + rows, "compiled-" + rows));
  }

  private static void atLeast(List<String> page, String what, double wanted, double is) {
    page.add(
        "| %s | at least %,.0f | %,.1f | %s |"
            .formatted(what, wanted, is, told(is, is >= wanted)));
  }

  private static void atMost(List<String> page, String what, double wanted, double is) {
    page.add(
        "| %s | at most %,.0f | %,.1f | %s |"
            .formatted(what, wanted, is, told(is, is <= wanted)));
  }

  private static String told(double is, boolean met) {
    return Double.isNaN(is) ? "not measured" : met ? "met" : "not met";
  }
}
