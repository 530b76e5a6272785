package dev.clausewise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, this time or another, in a file that the next run compares with. */
final class Figures {
  private final Path file;
  private final Map<String, Figure> figures = new TreeMap<>();

  /**
   * One figure.
   *
   * @param day on which it was measured
   * @param before what the run before has measured; NaN if none has
   */
  record Figure(double value, String unit, LocalDate day, double before) {}

  Figures(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split(",");
        figures.put(
            parts[0],
            new Figure(
                Double.parseDouble(parts[1]),
                parts[2],
                LocalDate.parse(parts[3]),
                Double.parseDouble(parts[4])));
      }
    }
  }

  /** It is kept at once, whatever becomes of the rest. */
  void measured(String name, double value, String unit) throws IOException {
    Figure old = figures.get(name);
    double before = old == null || !old.unit().equals(unit) ? Double.NaN : old.value();
    figures.put(name, new Figure(value, unit, LocalDate.now(), before));
    keep();
  }

  /** What is measured anew, and may turn out not to be measurable. */
  void forget(String name) {
    figures.computeIfPresent(
        name, (n, f) -> new Figure(Double.NaN, f.unit(), LocalDate.now(), f.value()));
  }

  double of(String name) {
    return figures.containsKey(name) ? figures.get(name).value() : Double.NaN;
  }

  Map<String, Figure> all() {
    return Collections.unmodifiableMap(figures);
  }

  private void keep() throws IOException {
    List<String> lines = new ArrayList<>();
    figures.forEach(
        (name, f) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%s",
                    name,
                    number(f.value()),
                    f.unit(),
                    f.day(),
                    number(f.before()))));
    Files.write(file, lines);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "NaN" : String.format(Locale.ROOT, "%.3f", value);
  }
}
