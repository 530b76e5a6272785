package dev.clausewise.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.clausewise.Cases;
import dev.clausewise.Cells;
import dev.clausewise.Policies;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.register.Clause;
import dev.clausewise.register.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The clause gate over the whole library, and its matrix of clauses, rows and cases. */
class ClauseGateTest {
  record Row(
      String instrument,
      String clause,
      String effect,
      String model,
      Integer row,
      String condition,
      Set<String> cases,
      String nonDeciding) {}

  private static CaseCoverage coverage(PolicyModel model) {
    Instrument instrument = Policies.REGISTER.instrument(model.instrument()).orElseThrow();
    return new CaseCoverage(
        Policies.DIAGRAMS.of(model.instrument()).orElseThrow(),
        instrument,
        Policies.VOCABULARY,
        Cases.all());
  }

  @Test
  void everyClauseIsImplementedAndEveryRowIsReached() throws IOException {
    List<Diagnostic> wrong = new ArrayList<>();
    List<Row> matrix = new ArrayList<>();
    for (PolicyModel model : Policies.MODELS.models()) {
      Instrument instrument = Policies.REGISTER.instrument(model.instrument()).orElseThrow();
      CaseCoverage coverage = coverage(model);
      wrong.addAll(ClauseGate.check(model, instrument, coverage));
      matrix.addAll(matrix(model, instrument, coverage));
    }
    write(matrix);
    matrix.stream()
        .filter(r -> r.row() != null)
        .collect(Collectors.groupingBy(Row::instrument, TreeMap::new, Collectors.toList()))
        .forEach(
            (id, rows) ->
                System.out.printf(
                    "%-22s %3d rows, %3d clauses, %4d cases%n",
                    id,
                    rows.size(),
                    rows.stream().map(Row::clause).distinct().count(),
                    rows.stream().flatMap(r -> r.cases().stream()).distinct().count()));
    System.out.printf(
        "clauses %d, rows %d, diagnostics %d%n",
        matrix.stream().map(r -> r.instrument() + r.clause()).distinct().count(),
        matrix.stream().filter(r -> r.row() != null).count(),
        wrong.size());
    assertEquals("", wrong.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
  }

  @Test
  void everyRegisterEntryHasAModelAndEveryModelAnEntry() throws IOException {
    assertEquals(
        names(Path.of("dmn"), ".dmn", "vocabulary"),
        names(Path.of("src/main/resources/policies"), ".yaml", ""));
  }

  @Test
  void everyCaseIsAboutInstrumentsAndClausesThatThereAre() {
    List<String> wrong = new ArrayList<>();
    for (UseCase c : Cases.all()) {
      c.expected()
          .forEach(
              (id, expected) -> {
                Instrument instrument = Policies.REGISTER.instrument(id).orElse(null);
                if (instrument == null) {
                  wrong.add(c.id() + ": no instrument " + id);
                } else if (expected.clauses() != null) {
                  expected.clauses().stream()
                      .filter(k -> instrument.clause(k).isEmpty())
                      .forEach(k -> wrong.add(c.id() + ": no clause " + k + " in " + id));
                }
              });
    }
    assertEquals(List.of(), wrong);
  }

  private static Set<String> names(Path folder, String ending, String except) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(ending))
          .map(f -> f.substring(0, f.length() - ending.length()))
          .filter(f -> !f.equals(except))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static List<Row> matrix(PolicyModel model, Instrument instrument, CaseCoverage coverage) {
    String file = "dmn/" + instrument.id().toLowerCase(Locale.ROOT) + ".dmn";
    List<Row> matrix = new ArrayList<>();
    for (Clause clause : instrument.all()) {
      int before = matrix.size();
      for (int row = 1; row <= model.rowCount(); row++) {
        var output = model.output(row);
        if (output.clause().equals(clause.id())) {
          String condition =
              output.status() + (output.condition().isEmpty() ? "" : ": " + output.condition());
          matrix.add(
              new Row(
                  instrument.id(),
                  clause.id(),
                  output.effect(),
                  file,
                  row,
                  condition,
                  coverage.casesOf(row),
                  null));
        }
      }
      if (matrix.size() == before) {
        matrix.add(
            new Row(
                instrument.id(),
                clause.id(),
                clause.effect(),
                file,
                null,
                null,
                Set.of(),
                clause.nonDeciding()));
      }
    }
    return matrix;
  }

  private static void write(List<Row> matrix) throws IOException {
    Path target = Files.createDirectories(Path.of("target"));
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(target.resolve("policy-coverage.json").toFile(), matrix);
    StringBuilder html =
        new StringBuilder(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Policy coverage</title>"
                + "<style>body{font:14px sans-serif}td,th{border:1px solid #ccc;padding:3px 6px;text-align:left;vertical-align:top}"
                + "table{border-collapse:collapse}.none{background:#fdd}</style></head><body><h1>Clauses, rows and cases</h1>"
                + "<p>Which row of which model implements a clause, and which cases make it fire. Not legal advice.</p>"
                + "<table><tr><th>instrument<th>clause<th>effect<th>row<th>condition<th>cases</tr>");
    for (Row r : matrix) {
      boolean none = r.row() != null && r.cases().isEmpty();
      html.append("<tr")
          .append(none ? " class=\"none\"" : "")
          .append("><td>")
          .append(escape(r.instrument()))
          .append("<td>")
          .append(escape(r.clause()))
          .append("<td>")
          .append(escape(r.effect()))
          .append("<td>")
          .append(r.row() == null ? "" : r.row())
          .append("<td>")
          .append(escape(r.row() == null ? String.valueOf(r.nonDeciding()) : r.condition()))
          .append("<td>")
          .append(escape(String.join(", ", r.cases())))
          .append("</tr>");
    }
    Files.writeString(
        target.resolve("policy-coverage.html"), html.append("</table></body></html>"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** The gate turns red, and names what is wrong. */
  @Test
  void aChangedDateARemovedRowAndAMisspeltClauseAreNamed() throws Exception {
    String dmn = Files.readString(Path.of("dmn/msft-aoai-coc.dmn"));

    Set<String> later = codes(sinceDay(dmn, "2024-05-02"), "US-POLICE");
    assertTrue(later.contains("case-fails") || later.contains("clause-idle"), later.toString());
    Set<String> earlier = codes(sinceDay(dmn, "2024-04-30"), "US-POLICE");
    assertTrue(earlier.contains("row-out-of-force"), earlier.toString());

    Set<String> removed = codes(Cells.withoutRow(dmn, Cells.rowOf(dmn, "SENSITIVE")), "SENSITIVE");
    assertTrue(removed.contains("clause-without-row"), removed.toString());

    String misspelt =
        Cells.output(dmn, Cells.rowOf(dmn, "US-POLICE"), 1)
            .with("\"US-POLISE\"", dmn)
            .replace(Cells.escape(",\"US-POLICE\""), Cells.escape(",\"US-POLISE\",\"US-POLICE\""));
    Set<String> unknown = codes(misspelt, "US-POLISE");
    assertTrue(unknown.contains("row-of-unknown-clause"), unknown.toString());
  }

  /** The model with another first day in its first row of US-POLICE. */
  private static String sinceDay(String dmn, String day) {
    Cells.Cell cell = Cells.input(dmn, Cells.rowOf(dmn, "US-POLICE"), 1);
    String other = cell.text().replace("2024-05-01", day);
    assertNotEquals(cell.text(), other);
    return cell.with(other, dmn);
  }

  /** Codes of the diagnostics of a changed model whose message names something. */
  private static Set<String> codes(String dmn, String named) throws Exception {
    PolicyModel changed = Policies.model(dmn);
    Instrument instrument = Policies.REGISTER.instrument("MSFT-AOAI-COC").orElseThrow();
    CaseCoverage coverage =
        new CaseCoverage(
            Policies.diagram(changed, instrument), instrument, Policies.VOCABULARY, Cases.all());
    List<Diagnostic> all = ClauseGate.check(changed, instrument, coverage);
    return all.stream()
        .filter(d -> d.message().contains(named))
        .map(Diagnostic::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
