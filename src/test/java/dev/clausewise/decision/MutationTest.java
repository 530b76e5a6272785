package dev.clausewise.decision;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Cases;
import dev.clausewise.Cells;
import dev.clausewise.Policies;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.prove.Difference;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.register.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Cells changed one at a time, as a slip of the hand would: of the changes that make a difference
 * to some use case (the difference proves which do), how many does a case, an invariant or the
 * clause gate catch? What slips through is listed in {@code target/mutants.txt}.
 */
class MutationTest {
  private static final int SAMPLE = 300;
  private static final double LEAST_CAUGHT = 0.95;
  private static final Pattern COLUMN = Pattern.compile("<inputValues [^>]*>\\s*<text>([^<]*)");
  private static final Pattern DATE = Pattern.compile("date\\(\"(\\d{4}-\\d{2}-\\d{2})\"\\)");
  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.\"-])\\d+(?:\\.\\d+)?(?![\\w\"-])");

  /** One cell of one model with another text. */
  private record Mutant(
      String instrument, int row, int column, String kind, String was, String is) {
    String in(String dmn) {
      return Cells.input(dmn, row, column).with(is, dmn);
    }

    @Override
    public String toString() {
      return String.format(
          "%s, row %d, column %d: %s: %s -> %s", instrument, row, column, kind, was, is);
    }
  }

  private static String dmn(String instrument) throws IOException {
    return Files.readString(Path.of("dmn/" + instrument.toLowerCase(Locale.ROOT) + ".dmn"));
  }

  private static List<Mutant> all(String instrument, Random random) throws IOException {
    String dmn = dmn(instrument);
    List<Mutant> mutants = new ArrayList<>();
    for (Cells.Cell cell : Cells.of(dmn)) {
      String was = cell.text();
      if (!cell.input() || was.equals("-")) {
        continue;
      }
      int row = cell.row();
      int column = cell.column();
      mutants.add(new Mutant(instrument, row, column, "no test", was, "-"));
      change(was, random, values(dmn, column))
          .forEach((kind, is) -> mutants.add(new Mutant(instrument, row, column, kind, was, is)));
    }
    return mutants;
  }

  /** The values that a column allows. */
  private static List<String> values(String dmn, int column) {
    Matcher columns = COLUMN.matcher(dmn);
    List<String> values = new ArrayList<>();
    for (int i = 1; columns.find(); i++) {
      Matcher strings = STRING.matcher(Cells.unescape(columns.group(1)));
      while (i == column && strings.find()) {
        values.add(strings.group(1));
      }
    }
    return values;
  }

  private static Map<String, String> change(String was, Random random, List<String> values) {
    Map<String, String> changes = new TreeMap<>();
    Matcher date = DATE.matcher(was);
    if (date.find()) {
      LocalDate day = LocalDate.parse(date.group(1)).plusDays(random.nextBoolean() ? 1 : -1);
      changes.put("a day off", was.substring(0, date.start(1)) + day + was.substring(date.end(1)));
      return changes;
    }
    if (was.equals("true") || was.equals("false")) {
      changes.put("value swapped", was.equals("true") ? "false" : "true");
      return changes;
    }
    Matcher string = STRING.matcher(was);
    List<String> others = values.stream().filter(v -> !was.contains('"' + v + '"')).toList();
    if (string.find() && !others.isEmpty()) {
      String other = others.get(random.nextInt(others.size()));
      changes.put(
          "value swapped",
          was.substring(0, string.start(1)) + other + was.substring(string.end(1)));
      return changes;
    }
    Matcher number = NUMBER.matcher(was);
    if (number.find()) {
      BigDecimal moved = new BigDecimal(number.group()).add(BigDecimal.ONE);
      changes.put(
          "bound moved", was.substring(0, number.start()) + moved + was.substring(number.end()));
    }
    return changes;
  }

  @Test
  void aSlipOfTheHandIsCaught() throws Exception {
    long began = System.nanoTime();
    Random random = new Random(Long.getLong("mutants.seed", 20_240_501));
    List<Mutant> mutants = new ArrayList<>();
    for (Instrument instrument : Policies.REGISTER.instruments()) {
      mutants.addAll(all(instrument.id(), random));
    }
    int cells = mutants.size();
    Collections.shuffle(mutants, random);
    int[] caught = new int[4];
    int changing = 0;
    List<String> survivors = new ArrayList<>();
    List<UseCase> cases = Cases.all();
    for (Mutant mutant : mutants.subList(0, SAMPLE)) {
      Instrument instrument = Policies.REGISTER.instrument(mutant.instrument()).orElseThrow();
      PolicyModel model = Policies.model(mutant.in(dmn(mutant.instrument())));
      // The rows say what they said: what the rule unit made of them still holds.
      Diagram diagram =
          Diagram.of(model, Policies.DROOLS.judgments(mutant.instrument()), Policies.VOCABULARY);
      Difference difference =
          Policies.DIAGRAMS.of(mutant.instrument()).orElseThrow().difference(diagram);
      if (difference.changed().isEmpty()) {
        continue;
      }
      changing++;
      CaseCoverage coverage = new CaseCoverage(diagram, instrument, Policies.VOCABULARY, cases);
      boolean byCase = !coverage.failures().isEmpty();
      boolean byInvariant =
          !diagram.proof(instrument).invariants().stream().allMatch(Proof.Checked::holds);
      boolean byGate =
          ClauseGate.check(model, instrument, coverage).stream()
              .anyMatch(d -> !d.code().equals("case-fails"));
      caught[0] += byCase ? 1 : 0;
      caught[1] += byInvariant ? 1 : 0;
      caught[2] += byGate ? 1 : 0;
      if (byCase || byInvariant || byGate) {
        caught[3]++;
      } else {
        survivors.add(mutant + "\n    " + difference.changed());
      }
    }
    Files.write(Path.of("target/mutants.txt"), survivors);
    System.out.printf(
        "mutants: %d of %,d, %d change a use case; caught %d (%.1f %%): by cases %d, by invariants %d, by the clause gate %d; in %.0f s%n",
        SAMPLE,
        cells,
        changing,
        caught[3],
        100.0 * caught[3] / changing,
        caught[0],
        caught[1],
        caught[2],
        (System.nanoTime() - began) / 1e9);
    survivors.forEach(s -> System.out.println("survives: " + s.lines().findFirst().orElse("")));
    assertTrue(changing >= SAMPLE / 3, "only " + changing + " mutants change a use case");
    assertTrue(caught[3] >= LEAST_CAUGHT * changing, survivors.size() + " survive");
  }
}
