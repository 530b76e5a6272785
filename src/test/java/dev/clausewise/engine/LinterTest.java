package dev.clausewise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models named after their fault, each twin of a good one: the codes before {@code --} are exactly
 * those found.
 */
class LinterTest {
  private static final Path MODELS = Path.of("src/test/resources/lint");
  private static final Vocabulary VOCABULARY = Vocabulary.load();

  private static List<Path> models(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".dmn") && !f.endsWith("vocabulary.dmn"))
          .sorted()
          .toList();
    }
  }

  static List<Path> good() throws IOException {
    List<Path> good = new ArrayList<>(models(MODELS.resolve("good")));
    good.addAll(models(Path.of("dmn")));
    return good;
  }

  static List<Path> bad() throws IOException {
    return models(MODELS.resolve("bad"));
  }

  private static List<LintFinding> lint(Path file) throws IOException {
    return Linter.lint(file.getFileName().toString(), Files.readString(file), VOCABULARY);
  }

  private static String json(LintFinding.Code code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll("(--.*)?\\.dmn$", "");
  }

  @ParameterizedTest
  @MethodSource("good")
  void aModelOfThePolicyProfile(Path file) throws IOException {
    assertEquals(List.of(), lint(file));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aModelThatIsNot(Path file) throws IOException {
    List<LintFinding> found = lint(file);
    assertEquals(
        new TreeSet<>(Set.of(name(file).split(","))),
        found.stream().map(f -> json(f.code())).collect(Collectors.toCollection(TreeSet::new)),
        found.toString());
    for (LintFinding f : found) {
      assertFalse(f.message().isBlank() || f.help().isBlank(), f.toString());
    }
  }

  @Test
  void everyCodeHasABadModel() throws IOException {
    Set<LintFinding.Code> seen = EnumSet.noneOf(LintFinding.Code.class);
    for (Path file : bad()) {
      lint(file).forEach(f -> seen.add(f.code()));
    }
    // What takes a proof to find has bad models of its own: ProofTest.
    seen.addAll(
        EnumSet.of(
            LintFinding.Code.GAP,
            LintFinding.Code.DEAD_ROW,
            LintFinding.Code.SHADOWED_ROW,
            LintFinding.Code.OVERLAP));
    assertEquals(EnumSet.allOf(LintFinding.Code.class), seen);
  }

  @Test
  void aFindingNamesThePlace() throws IOException {
    LintFinding cell = lint(MODELS.resolve("bad/cell--another-fact.dmn")).get(0);
    assertEquals(
        List.of("ACME-AUP", "Findings", 1, 2),
        List.of(cell.model(), cell.decision(), cell.row(), cell.column()));
    LintFinding decision = lint(MODELS.resolve("bad/unsafe-expression--arithmetic.dmn")).get(0);
    assertEquals("Emotion inference", decision.decision());
    assertTrue(decision.message().contains("+"), decision.message());
  }
}
