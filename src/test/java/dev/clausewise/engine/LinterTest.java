package dev.clausewise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.engine.lint.LintFinding;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.LintModels;
import dev.clausewise.engine.lint.LintModels.Bad;
import dev.clausewise.engine.lint.checks.Checks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models linted as they come: those of the library and other good ones, those that checks find, and
 * those that are not read at all, which are named after their code.
 */
class LinterTest {
  static List<Path> good() {
    List<Path> good = new ArrayList<>(LintModels.good());
    good.addAll(LintModels.models(Path.of("dmn")));
    return good;
  }

  static List<Bad> bad() {
    return LintModels.bad();
  }

  static List<Path> unread() {
    return LintModels.models(LintModels.FOLDER.resolve("reading"));
  }

  private static List<LintFinding> lint(Path file) {
    return Linter.lint(file.getFileName().toString(), LintModels.text(file), LintModels.VOCABULARY);
  }

  private static Set<Code> codes(List<LintFinding> found) {
    for (LintFinding f : found) {
      assertFalse(f.message().isBlank() || f.help().isBlank(), f.toString());
    }
    return found.stream()
        .map(LintFinding::code)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Code.class)));
  }

  @ParameterizedTest
  @MethodSource("good")
  void aModelOfThePolicyProfile(Path file) {
    assertEquals(List.of(), lint(file));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aModelThatIsNot(Bad bad) {
    Set<Code> expected =
        Stream.of(Checks.LIMITS, Checks.ALL)
            .flatMap(List::stream)
            .filter(check -> bad.checks().contains(LintModels.name(check)))
            .map(check -> check.code())
            .collect(Collectors.toSet());
    List<LintFinding> found = lint(bad.file());
    assertEquals(expected, codes(found), found.toString());
  }

  @ParameterizedTest
  @MethodSource("unread")
  void aModelThatIsNotRead(Path file) {
    String code = file.getFileName().toString().replaceAll("(--.*)?\\.dmn$", "");
    List<LintFinding> found = lint(file);
    assertEquals(
        Set.of(Code.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'))),
        codes(found),
        found.toString());
  }

  @Test
  void everyCodeHasABadModel() {
    Set<Code> seen = EnumSet.noneOf(Code.class);
    bad().forEach(bad -> seen.addAll(codes(lint(bad.file()))));
    unread().forEach(file -> seen.addAll(codes(lint(file))));
    // What takes a proof to find has bad models of its own: ProofTest.
    seen.addAll(EnumSet.of(Code.GAP, Code.DEAD_ROW, Code.SHADOWED_ROW, Code.OVERLAP));
    assertEquals(EnumSet.allOf(Code.class), seen);
  }

  @Test
  void aFindingNamesThePlace() {
    LintFinding cell =
        lint(LintModels.OF_CHECKS.resolve("cell-constant/bad/another-fact.dmn")).get(0);
    assertEquals(
        List.of("ACME-AUP", "Findings", 1, 2),
        List.of(cell.model(), cell.decision(), cell.row(), cell.column()));
    LintFinding decision =
        lint(LintModels.OF_CHECKS.resolve("comparison/bad/arithmetic.dmn")).get(0);
    assertEquals("Emotion inference", decision.decision());
    assertTrue(decision.message().contains("+"), decision.message());
  }

  @Test
  void anEmptyWidthNamesItsTable() {
    LintFinding width = lint(LintModels.FOLDER.resolve("reading/width--empty.dmn")).get(0);
    assertEquals("Findings", width.decision());
    assertEquals("a column of Findings has a width that is no number.", width.message());
  }

  @Test
  void ofAModelThatIsTooLargeNothingElseIsTold() {
    String rows = LintModels.text(LintModels.OF_CHECKS.resolve("size/bad/rows.dmn"));
    List<LintFinding> found =
        Linter.lint("rows", rows.replace("COLLECT", "FIRST"), LintModels.VOCABULARY);
    assertEquals(Set.of(Code.TOO_LARGE), codes(found), found.toString());
  }

  /** An author who goes through a table sees what is wrong with a row in one place. */
  @Test
  void whatIsWrongWithARowStandsTogether() {
    String model =
        LintModels.text(LintModels.FOLDER.resolve("good/smallest.dmn"))
            .replace("<text>\"other\"</text>", "<text>facts.camera</text>")
            .replace("<annotationEntry><text>", "<annotationEntry><text>about ")
            .replace("hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\"");
    List<LintFinding> found = Linter.lint("rows", model, LintModels.VOCABULARY);
    assertEquals(
        List.of(
            "HIT_POLICY null",
            "CELL 1",
            "ANNOTATION 1",
            "ANNOTATION 2",
            "ANNOTATION 3",
            "CELL 4",
            "ANNOTATION 4"),
        found.stream().map(f -> f.code() + " " + f.row()).toList());
  }
}
