package dev.clausewise.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.function.Completion;
import dev.clausewise.engine.EvaluationException;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Linter;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.PolicyModels;
import dev.clausewise.engine.VerdictsRuleUnit;
import dev.clausewise.engine.lint.LintFinding;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kie.kogito.dmn.DMNKogito;

/**
 * Whatever a cell or a derived fact may contain, the diagram sees each constant in it, or the
 * linter refuses it: texts of the profile and texts that are nearly so, on both sides of every
 * constant.
 */
class ConstantsTest {
  private static final Vocabulary VOCABULARY = Vocabulary.load();
  private static final Judge JUDGE = new Judge(new VerdictsRuleUnit());
  private static final int SKETCHES = Integer.getInteger("sketches", 600);

  private static final List<String> DAYS =
      List.of("2024-02-29", "2023-12-31", "2015-07-01", "2026-01-01");
  private static final List<String> NUMBERS = List.of("4", "0", "24", "72", "7.5");
  private static final List<String> TEXTS = List.of("police", "company", "individual", "vendor");

  private static final int POINTS = 60;

  private final Random random = new Random(20_261_126);

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  /** A day, as people write days. */
  private String day() {
    String day = one(DAYS);
    String[] parts = day.split("-");
    if (random.nextInt(6) > 0) {
      return one("date(\"" + day + "\")", "@\"" + day + "\"", "date( \"" + day + "\" )");
    }
    return one(
        "date(%s,%s,%s)".formatted(parts[0], parts[1], parts[2]),
        "date(%s, %d, %d)"
            .formatted(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])),
        "date(\"%s-%d-%d\")"
            .formatted(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])),
        "date(\"2023-02-29\")",
        "@\"2015-06-31\"",
        "@\"" + day + "T00:00:00\"",
        "date(date and time(\"" + day + "T00:00:00\"))",
        "date(\"" + day + "\") - duration(\"P1D\")",
        "date(\"" + day + "\") + duration(\"P1D\")",
        "date(\"" + day.replace("-", "\\u002d") + "\")",
        "date(from: \"" + day + "\")",
        "\"" + day + "\"",
        "date\n(\t\"" + day + "\"\n)");
  }

  private String number() {
    String number = one(NUMBERS);
    if (random.nextInt(6) > 0) {
      return number;
    }
    return one(
        number + ".0",
        "0" + number,
        number + ".00000000000000000001",
        "." + number,
        "-" + number,
        "- " + number,
        "-\n" + number,
        "- -" + number,
        "+" + number,
        number + "e0",
        number + "E1",
        "(" + number + ")",
        number + " - 1",
        number + "-1",
        "100 - " + number,
        number + "+1",
        "2*" + number,
        "-(" + number + ")",
        "number(\"" + number + "\",\",\",\".\")",
        "abs(-" + number + ")",
        "0x" + number,
        "\"" + number + "\"",
        number + " ",
        "\t" + number);
  }

  private String text() {
    String text = one(TEXTS);
    if (random.nextInt(6) > 0) {
      return "\"" + text + "\"";
    }
    return one(
        "\"" + text.replace("o", "\\u006f") + "\"",
        "\"" + text.replace("i", "\\u{69}") + "\"",
        "\" " + text + "\"",
        "\"" + text + " \"",
        "\"" + text.toUpperCase() + "\"",
        "\"" + text + "\\n\"",
        "\"\\\"" + text + "\\\"\"",
        "'" + text + "'",
        text,
        "\"\"",
        "string(\"" + text + "\")",
        "lower case(\"" + text + "\")",
        "\"" + text + "\" + \"\"",
        "\"" + text + ",police\"",
        "\n\"" + text + "\"\t");
  }

  private String constant(String type) {
    return switch (type) {
      case "date" -> day();
      case "number" -> number();
      case "boolean" ->
          one(
              "true",
              "false",
              "true",
              "false",
              "true",
              "false",
              "null",
              "not(true)",
              "True",
              "\"true\"");
      default -> text();
    };
  }

  /** A cell of a column of a type. */
  private String cell(String type) {
    String a = constant(type);
    String b = constant(type);
    return switch (random.nextInt(18)) {
      case 0, 1 -> a;
      case 2 -> a + "," + b;
      case 3 -> "not(" + a + ")";
      case 4 -> "not(" + a + "," + b + ")";
      case 5 -> one("<", "<=", ">", ">=") + one("", " ", "\n") + a;
      case 6 -> one("=", "!=") + " " + a;
      case 7 -> one("[", "(", "]") + a + ".." + b + one("]", ")", "[");
      case 8 -> "not(" + one("<", ">=") + " " + a + ")";
      case 9 -> "not([" + a + ".." + b + "])";
      case 10 -> "? " + one("=", "!=", "<", ">=") + " " + a;
      case 11 -> "? in (" + a + "," + b + ")";
      case 12 ->
          "? " + one("<", ">") + " " + a + one(" and ", " or ") + "? " + one("!=", ">=") + " " + b;
      case 13 -> one("(" + a + ")", "((" + a + "))", "[" + a + "]", "[" + a + "," + b + "]");
      case 14 -> "< " + a + ", > " + b;
      case 15 -> one("null", "not(null)", "", " ", "- ", "-", "? = null", "true", "not(-)");
      case 16 -> a + one(" // so", " /* so */", ", // so\n " + b);
      default -> "? " + one("between " + a + " and " + b, "in [" + a + ".." + b + ")", "in > " + a);
    };
  }

  /** What a derived fact says. */
  private String expression(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      String a = expression(depth - 1);
      String b = expression(depth - 1);
      return one(
          a + " and " + b,
          a + " or " + b,
          "not(" + a + ")",
          "(" + a + ") and not(" + b + ")",
          "(" + a + ") = (" + b + ")",
          "(" + a + ") != (" + b + ")",
          "if " + a + " then " + b + " else false");
    }
    String[] fact =
        new String[][] {
              {"facts.offenceMaxYears", "number"},
              {"facts.authorisationDelayHours", "number"},
              {"facts.systemFirstUsedOn", "date"},
              {"asOf", "date"},
              {"facts.actorType", "string"},
              {"facts.useCountry", "string"},
              {"facts.placePublic", "boolean"}
            }
            [random.nextInt(7)];
    String a = constant(fact[1]);
    String b = constant(fact[1]);
    String x = fact[0];
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> x + one(" = ", "=", " != ", " < ", ">=", " > ") + a;
      case 3 -> a + one(" = ", " < ", " >= ") + x;
      case 4 -> x + " in (" + a + "," + b + ")";
      case 5 -> x + " in " + one("[", "(", "]") + a + ".." + b + one("]", ")", "[");
      case 6 -> "not(" + x + " = " + a + ")";
      case 7 ->
          x + one(" in (< " + a + ", > " + b + ")", " in < " + a, " between " + a + " and " + b);
      case 8 ->
          "list contains(facts.capability, \""
              + one("deepfake", "translation", " translation", "other")
              + "\")";
      case 9 ->
          one(
              "facts.capability = [\"translation\"]", "\"translation\" in facts.capability",
              "facts.capability in ([\"translation\"],[\"deepfake\"])",
                  "count(facts.capability) = 1",
              "facts.capability = \"translation\"",
                  "list contains([\"translation\"], facts.capability)",
              "facts.capability != [\"translation\",\"deepfake\"]",
                  "list contains(facts.capability, facts.purpose)",
              "some c in facts.capability satisfies c = \"translation\"",
                  "facts.capability[1] = \"translation\"");
      case 10 ->
          "every c in facts.capability satisfies c in (\"translation\","
              + one("\"deepfake\"", "\"a\\u0062\"", "c")
              + ")";
      case 11 ->
          x + one(" = null", " != null", " = true", " in ()", " = " + x, " = facts.actorType");
      case 12 ->
          one(
              "list contains((" + x + "), " + a + ")",
              "(" + x + ") = " + a,
              x + " = (" + a + ")",
              "is(" + x + "," + a + ")");
      default -> x + " " + one("=", "<") + " " + a + one(" // so", " /* and */");
    };
  }

  private static String listed(String fact) {
    return VOCABULARY.fact(fact).orElseThrow().allowedValues().stream()
        .collect(Collectors.joining("\",\"", "\"", "\""));
  }

  private Sketch sketch() {
    Sketch sketch = new Sketch();
    List<String> types = new ArrayList<>();
    String[][] columns = {
      {"asOf", "date", "[date(\"1900-01-01\")..date(\"2100-12-31\")]"},
      {"facts.systemFirstUsedOn", "date", "[date(\"1900-01-01\")..date(\"2100-12-31\")]"},
      {"facts.offenceMaxYears", "number", "[0..200]"},
      {"facts.actorType", "string", listed("actorType")},
      {"facts.placePublic", "boolean", "true,false"}
    };
    String[] day = columns[0];
    sketch.column(day[0], day[1], day[2]);
    types.add(random.nextInt(4) == 0 ? day[1] : "any");
    if (random.nextBoolean()) {
      sketch.derived("So", expression(2));
      types.add("derived");
    } else {
      String[] column = columns[1 + random.nextInt(columns.length - 1)];
      sketch.column(column[0], column[1], column[2]);
      types.add(column[1]);
    }
    for (int r = 0; r < 2; r++) {
      sketch.row(types.stream().map(this::cellOf).toList());
    }
    return sketch;
  }

  private String cellOf(String type) {
    return switch (type) {
      case "any" -> "-";
      case "derived" -> one("true", "false", "-", "not(true)");
      default -> cell(type);
    };
  }

  private static Instrument instrument() throws IOException {
    String yaml =
        """
        id: SKETCH
        title: Sketch
        issuer: us
        kind: law
        jurisdiction: here
        url: https://sketch.example
        coverage:
          - {from: 1900-01-01, decides: {capability: [translation]}}
        clauses:
        """
            + clause("A")
            + clause("B");
    return Register.read(
        "sketch.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static String clause(String id) {
    return """
          - id: %s
            effect: prohibits
            values: {1900-01-01: {text: "It is barred."}}
            metadata:
              reference: {1900-01-01: [{title: A, href: "https://sketch.example"}]}
              read_in: primary
              turns_on: all
        """
        .formatted(id);
  }

  /** Facts with values on both sides of everything that texts here are made of. */
  private Map<String, Object> facts() {
    Map<String, Object> facts = new HashMap<>(Completion.anything(VOCABULARY));
    facts.put("offenceMaxYears", beside());
    facts.put("authorisationDelayHours", beside());
    facts.put("systemFirstUsedOn", LocalDate.parse(one(DAYS)).plusDays(random.nextInt(3) - 1));
    facts.put(PolicyModel.AS_OF, LocalDate.parse(one(DAYS)).plusDays(random.nextInt(3) - 1));
    facts.put("actorType", one(VOCABULARY.fact("actorType").orElseThrow().allowedValues()));
    facts.put("useCountry", one("US", "DE", "FR", "NO"));
    facts.put("placePublic", random.nextBoolean());
    facts.put(
        "capability",
        List.of(
                List.of("translation"),
                List.of("deepfake"),
                List.of("translation", "deepfake"),
                List.of("translation", "other"),
                List.of("face_detection"))
            .get(random.nextInt(5)));
    return facts;
  }

  private BigDecimal beside() {
    BigDecimal at =
        new BigDecimal(
            one(
                "0", "1", "3", "4", "5", "7.5", "23", "24", "25", "28", "71", "72", "73", "76",
                "96", "99"));
    BigDecimal beside =
        at.add(
            new BigDecimal(
                one("0", "0", "0.00000000000000000001", "-0.00000000000000000001", "0.5")));
    return beside.signum() < 0 ? BigDecimal.ZERO : beside;
  }

  @Test
  void theDiagramSeesEveryConstantOrTheLinterRefusesTheText() throws Exception {
    int refused = 0;
    int compared = 0;
    List<String> wrong = new ArrayList<>();
    for (int s = 0; s < SKETCHES; s++) {
      Sketch sketch = sketch();
      List<LintFinding> found = Linter.lint("SKETCH", sketch.dmn(), VOCABULARY);
      // What is no value of a fact is refused for its author's sake, and compared like any other.
      if (found.stream().allMatch(f -> f.code() == LintFinding.Code.UNKNOWN_VALUE)) {
        compared += POINTS;
        disagreement(sketch).ifPresent(wrong::add);
      } else {
        refused++;
        found.forEach(f -> assertFalse(f.message().isBlank() || f.help().isBlank(), f.toString()));
      }
    }
    System.out.printf(
        "constants: %d of %d sketches refused, %,d points%n", refused, SKETCHES, compared);
    assertEquals("", String.join("\n", wrong));
    assertTrue(refused > SKETCHES / 10 && refused < SKETCHES * 9 / 10, refused + " refused");
  }

  /** Where what is compiled and what Drools says differ. */
  private Optional<String> disagreement(Sketch sketch) throws IOException {
    PolicyModel model =
        new PolicyModels(
                DMNKogito.createGenericDMNRuntime(
                    Set.of(),
                    false,
                    Files.newBufferedReader(Path.of("dmn/vocabulary.dmn")),
                    new StringReader(sketch.dmn())))
            .models()
            .iterator()
            .next();
    Diagram diagram;
    try {
      diagram = Diagram.of(model, new Judgments(model, instrument(), JUDGE), VOCABULARY);
    } catch (IllegalArgumentException e) {
      return Optional.of(sketch + " compiled not, " + e.getMessage());
    } catch (EvaluationException e) {
      assertEquals("SKETCH: So has no value", e.getMessage()); // types that cannot be compared
      return Optional.empty();
    }
    if (!(diagram.compilation() instanceof Compiled compiled)) {
      return Optional.of(sketch + " is not compiled: " + diagram.notCompiled());
    }
    Points points = new Points(compiled, VOCABULARY, random);
    for (int i = 0; i < POINTS; i++) {
      Map<String, Object> facts = facts();
      BitSet fired = compiled.fired(points.classes(facts));
      BitSet drools = new BitSet();
      try {
        model
            .findings(Points.withoutDay(facts), Points.day(facts))
            .forEach(f -> drools.set(f.clause().charAt(0) - 'A'));
      } catch (EvaluationException e) {
        return Optional.of(
            sketch + " compiled " + fired + ", Drools: " + e.getMessage() + " on " + facts);
      }
      if (!fired.equals(drools)) {
        return Optional.of(sketch + " compiled " + fired + ", Drools " + drools + " on " + facts);
      }
    }
    return Optional.empty();
  }
}
