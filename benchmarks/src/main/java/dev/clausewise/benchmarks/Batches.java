package dev.clausewise.benchmarks;

import dev.clausewise.api.Copying;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Batches: against copying their lines, and one so long that whatever is kept of a line shows. */
final class Batches {
  private static final Path FOLDER = Path.of("target", "batch").toAbsolutePath();
  private static final Path FIGURES = FOLDER.resolve("figures");
  private static final int BLOCK = 100_000;

  private Batches() {}

  private static Service service(List<String> rest) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("java", "-XX:+UseSerialGC", "-Xms320m", "-Xmx320m"));
    command.addAll(rest);
    return new Service(
        FOLDER,
        command,
        Map.of(
            "CLAUSEWISE_LEDGER_DATABASE",
            "none",
            // A line of the log for each would be gigabytes.
            "QUARKUS_LOG_CATEGORY__DEV_CLAUSEWISE_DECISIONS__LEVEL",
            "WARN"));
  }

  static void copying(Figures figures) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Files.deleteIfExists(FIGURES);
    List<String> command =
        List.of(
            "-cp",
            Service.APPLICATION.resolve("quarkus-run.jar")
                + ":"
                + Path.of("target", "classes").toAbsolutePath(),
            Copying.class.getName(),
            FIGURES.toString());
    try (Service service = service(command)) {
      service.ended(400);
    }
    for (String line : Files.readAllLines(FIGURES)) {
      String[] parts = line.split(",");
      figures.measured("lines-" + parts[0], Double.parseDouble(parts[1]), "a second");
    }
  }

  /** One request of so many lines: of one instrument, brief, without a ledger. */
  static void large(Figures figures, int lines) throws IOException, InterruptedException {
    String jar = Service.APPLICATION.resolve("quarkus-run.jar").toString();
    try (Service service = service(List.of("-jar", jar))) {
      service.ready();
      // As curl reads what is answered while it still sends.
      Process curl =
          new ProcessBuilder(
                  "curl",
                  "-sSf",
                  "-N",
                  "-T",
                  "-",
                  "-X",
                  "POST",
                  "-H",
                  "Content-Type: application/x-ndjson",
                  "http://127.0.0.1:"
                      + Service.PORT
                      + "/v1/decisions/batch?form=brief&asOf=2024-05-10&instruments=MSFT-AOAI-COC")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      long began = System.nanoTime();
      Thread sending = new Thread(() -> send(lines / BLOCK, curl.getOutputStream()));
      sending.start();
      InputStream answer = curl.getInputStream();
      double early = 0;
      double most = 0;
      int told = 0;
      int looked = 0;
      byte[] buffer = new byte[1 << 16];
      for (int n = answer.read(buffer); n >= 0; n = answer.read(buffer)) {
        for (int i = 0; i < n; i++) {
          told += buffer[i] == '\n' ? 1 : 0;
        }
        if (told / BLOCK > looked) {
          looked = told / BLOCK;
          double resident = service.resident();
          early = looked <= lines / BLOCK / 10 ? Math.max(early, resident) : early;
          most = Math.max(most, resident);
        }
      }
      if (told != lines) {
        throw new IOException(told + " lines were answered of " + lines);
      }
      figures.measured("large-lines", lines, "lines");
      figures.measured("large-rate", lines / ((System.nanoTime() - began) / 1e9), "a second");
      figures.measured("large-resident-first-tenth", early, "MB");
      figures.measured("large-resident-most", most, "MB");
    }
  }

  private static void send(int blocks, OutputStream to) {
    byte[] block = Uses.lines(BLOCK);
    try (to) {
      for (int i = 0; i < blocks; i++) {
        to.write(block);
      }
    } catch (IOException e) {
      e.printStackTrace(); // whoever counts the answers finds too few
    }
  }
}
