package dev.clausewise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decisions over HTTP against an echo of the same answer in the same process, in turn. The load is
 * {@code wrk}'s, on the same machine: what it takes is taken from all alike.
 */
final class Http {
  private static final int CALLERS = 16;

  /** Until the compiler of the JVM has done what it can: a decision takes half a minute of load. */
  private static final Map<String, Integer> WARMING =
      Map.of("decisions", 40, "echo", 10, "bare-echo", 10);

  private static final int ROUNDS = 3;
  private static final int SECONDS = 3;
  private static final Pattern RATE = Pattern.compile("Requests/sec: *([0-9.]+)");
  private static final Path FOLDER = Path.of("target", "http").toAbsolutePath();

  private Http() {}

  /** With and without a ledger. */
  static void measure(Figures figures) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    answers();
    for (String ledger : List.of("none", "sqlite")) {
      for (String instruments : List.of("one", "all")) {
        measure(figures, ledger, instruments);
      }
    }
  }

  private static void measure(Figures figures, String ledger, String instruments)
      throws IOException, InterruptedException {
    String body = instruments.equals("one") ? Service.ONE : Service.ALL;
    Map<String, String> environment =
        Map.of(
            "CLAUSEWISE_LEDGER_DATABASE", ledger,
            // The server with nothing else tells the service of no request and no answer: it would take
            // its callers for such as do not come to the end of a head, or do not read.
            "CLAUSEWISE_WORK_HEAD_TIME", "PT10M",
            "CLAUSEWISE_WORK_READ_TIME", "PT10M",
            "CLAUSEWISE_LEDGER_FILE", Files.createTempDirectory("ledger").resolve("l.db").toString());
    Path script = FOLDER.resolve(instruments + ".lua");
    Files.writeString(script, script(body));
    List<String> command =
        List.of(
            "java",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-cp",
            Service.APPLICATION.resolve("quarkus-run.jar")
                + ":"
                + Path.of("target", "classes").toAbsolutePath(),
            Beside.class.getName(),
            FOLDER.toString());
    Map<String, String> addresses = new HashMap<>();
    addresses.put("decisions", Service.PORT + "/v1/decisions");
    addresses.put("echo", Service.PORT + Beside.ECHO + instruments);
    addresses.put("bare-echo", Beside.BARE_PORT + "/" + instruments);
    List<String> order = List.of("decisions", "echo", "bare-echo");
    Map<String, List<Double>> rates = new HashMap<>();
    Map<String, List<Double>> times = new HashMap<>();
    try (Service service = new Service(FOLDER, command, environment)) {
      service.ready();
      service.ready(Beside.BARE_PORT);
      for (String name : order) {
        load(addresses.get(name), script, WARMING.get(name));
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (String name : order) {
          double before = service.processor();
          double rate = load(addresses.get(name), script, SECONDS);
          rates.computeIfAbsent(name, n -> new ArrayList<>()).add(rate);
          times
              .computeIfAbsent(name, n -> new ArrayList<>())
              .add((service.processor() - before) / (rate * SECONDS) * 1e6);
        }
      }
    }
    String suffix = "-" + instruments + (ledger.equals("none") ? "" : "-" + ledger);
    for (String name : order) {
      figures.measured("http-" + name + suffix, median(rates.get(name)), "a second");
      figures.measured("http-" + name + suffix + "-processor", median(times.get(name)), "us");
    }
  }

  /** For {@code wrk}. */
  static String script(String body) {
    return "wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\nwrk.body = [==[%s]==]\n"
        .formatted(body);
  }

  /** What the echo is to say. */
  private static void answers() throws IOException, InterruptedException {
    List<String> command =
        List.of("java", "-jar", Service.APPLICATION.resolve("quarkus-run.jar").toString());
    Map<String, String> environment = Map.of("CLAUSEWISE_LEDGER_DATABASE", "none");
    try (Service service = new Service(FOLDER, command, environment)) {
      service.ready();
      Files.writeString(FOLDER.resolve("one"), service.post("/v1/decisions", Service.ONE));
      Files.writeString(FOLDER.resolve("all"), service.post("/v1/decisions", Service.ALL));
    }
  }

  /**
   * @return good answers a second
   * @throws IOException if some were not good
   */
  static double load(String address, Path script, int seconds)
      throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + CALLERS,
                "-d" + seconds,
                "-s",
                script.toString(),
                "http://127.0.0.1:" + address)
            .redirectErrorStream(true)
            .start();
    String told = new String(wrk.getInputStream().readAllBytes());
    Matcher rate = RATE.matcher(told);
    if (!wrk.waitFor(seconds, TimeUnit.SECONDS)
        || !rate.find()
        || told.contains("Non-2xx")
        || told.contains("Socket errors")) {
      throw new IOException(address + ": " + told);
    }
    return Double.parseDouble(rate.group(1));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
