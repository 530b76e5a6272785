package dev.clausewise.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** RESULTS.md: what was wanted, what was measured, and what it was the run before. */
final class Page {
  private static final List<Integer> ROWS = List.of(12, 100, 1_000, 10_000);

  private final Figures figures;
  private final List<String> lines = new ArrayList<>();

  private Page(Figures figures) {
    this.figures = figures;
  }

  static void write(Figures figures, Path file) throws IOException {
    Page page = new Page(figures);
    page.head();
    page.ratios();
    page.engines();
    page.figures();
    Files.write(file, page.lines);
  }

  private void head() throws IOException {
    lines.add("# Results");
    lines.add("");
    lines.add(
        "%s; %s, %d processors (%s), %s %s, load average at the end %.1f. Written by `benchmarks/run`; README.md says what is measured and how."
            .formatted(
                LocalDate.now(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    lines.add("Each figure has the day on which it was measured; a run of some parts leaves the others as they were.");
    String remark = System.getenv("REMARK");
    if (remark != null) {
      lines.add(remark);
    }
    lines.add("");
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    return !Files.exists(info)
        ? "unknown"
        : Files.readAllLines(info).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown");
  }

  private void ratios() {
    lines.add("| what | wanted | measured | |");
    lines.add("|---|---|---|---|");
    atLeast("Drools to compiled, `MSFT-AOAI-COC`, every fact known", 100, ratio("oneDrools", "oneCompiled"));
    atLeast("best peer to compiled, 12 rows", 5, bestPeer(12) / of("compiled-12"));
    atLeast("best peer to compiled, 1,000 rows", 500, bestPeer(1_000) / of("compiled-1000"));
    atMost("compiled, 1,000 rows to 12", 5, ratio("compiled-1000", "compiled-12"));
    atMost("compiled, 10,000 rows to 12", 40, ratio("compiled-10000", "compiled-12"));
    atMost("all instruments, 4,600 to 46, each instrument's answer remembered", 2, ratio("allOf4600", "all"));
    atMost("all instruments, 4,600 to 46, nothing remembered", 2, ratio("allOf4600Forgetful", "allForgetful"));
    atMost("all 46 instruments, the seed case, microseconds, each instrument's answer remembered", 20, of("all") / 1_000);
    atMost("the same, nothing remembered", 20, of("allForgetful") / 1_000);
    for (String ledger : List.of("", "-sqlite")) {
      String with = ledger.isEmpty() ? "without a ledger" : "recorded in SQLite";
      atLeast("`/v1/decisions` to the echo, one instrument, " + with, 0.8, ratio("http-decisions-one" + ledger, "http-echo-one" + ledger));
      atLeast("`/v1/decisions` to the echo, all instruments, " + with, 0.6, ratio("http-decisions-all" + ledger, "http-echo-all" + ledger));
    }
    atLeast("batch to copying its lines, one instrument, brief", 0.5, ratio("lines-batch-one-brief", "lines-copy"));
    atLeast("batch to copying its lines, one instrument, full", 0.5, ratio("lines-batch-one", "lines-copy"));
    atLeast("batch to copying its lines, all instruments, brief", 0.5, ratio("lines-batch-all-brief", "lines-copy"));
    atMost("ten million lines: most memory to that of the first tenth", 1.1, ratio("large-resident-most", "large-resident-first-tenth"));
    atMost("start to first decision, seconds, heap of a pod (320 MB)", 1, of("start-pod"));
    atMost("the same, heap of 96 MB, no shadow check", 1, of("start-small"));
    atMost("resident after 100,000 decisions, MB, heap of a pod (320 MB)", 250, of("resident-pod"));
    atMost("the same, heap of 96 MB, no shadow check", 250, of("resident-small"));
    lines.add("");
  }

  private void engines() throws IOException {
    lines.add("Every engine is held to what a table means before it is measured:");
    lines.add("");
    lines.add("| rows | engine | | microseconds an answer | to compiled |");
    lines.add("|---|---|---|---|---|");
    for (int rows : ROWS) {
      List<String> engines = new ArrayList<>(List.of("compiled"));
      engines.addAll(Engines.PEERS);
      for (String engine : engines) {
        double ns = of(engine + "-" + rows);
        lines.add(
            "| %,d | %s | %s | %s | %s |"
                .formatted(
                    rows,
                    engine,
                    Agreement.told(engine, rows),
                    number(ns / 1_000),
                    number(ns / of("compiled-" + rows))));
      }
    }
    lines.add("");
    lines.add("Not compared: jDMN, which is not in the public repository that Maven asks.");
    lines.add("");
  }

  private void figures() {
    lines.add("| figure | | unit | the run before | ratio | measured |");
    lines.add("|---|---|---|---|---|---|");
    figures
        .all()
        .forEach(
            (name, f) ->
                lines.add(
                    "| %s | %s | %s | %s | %s | %s |"
                        .formatted(
                            name,
                            number(f.value()),
                            f.unit(),
                            number(f.before()),
                            number(f.value() / f.before()),
                            f.day())));
  }

  private double of(String name) {
    return figures.of(name);
  }

  private double ratio(String one, String other) {
    return of(one) / of(other);
  }

  private double bestPeer(int rows) {
    return Engines.PEERS.stream()
        .mapToDouble(peer -> of(peer + "-" + rows))
        .filter(ns -> !Double.isNaN(ns))
        .min()
        .orElse(Double.NaN);
  }

  private void atLeast(String what, double wanted, double is) {
    ratio(what, "at least " + number(wanted), is, is >= wanted);
  }

  private void atMost(String what, double wanted, double is) {
    ratio(what, "at most " + number(wanted), is, is <= wanted);
  }

  private void ratio(String what, String wanted, double is, boolean met) {
    lines.add(
        "| %s | %s | %s | %s |"
            .formatted(
                what, wanted, number(is), Double.isNaN(is) ? "not measured" : met ? "met" : "not met"));
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value >= 1_000
        ? "%,.0f".formatted(value)
        : value >= 100 ? "%.0f".formatted(value) : value >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
  }
}
