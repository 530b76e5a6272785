package dev.clausewise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.clausewise.Policies;
import dev.clausewise.engine.lint.LintModels;
import dev.clausewise.engine.lint.LintModels.Bad;
import dev.clausewise.engine.lint.checks.Checks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the linter finds without which no answer is exact keeps a model from being compiled too. */
class ProfileTest {
  private static final Set<String> NEEDED =
      Stream.of(Checks.TABLE, Checks.EXACTNESS)
          .flatMap(List::stream)
          .map(LintModels::name)
          .collect(Collectors.toSet());

  static List<Bad> outside() {
    return LintModels.bad().stream()
        .filter(bad -> bad.checks().stream().anyMatch(NEEDED::contains))
        .toList();
  }

  static List<Path> inside() {
    return Stream.concat(
            LintModels.good().stream(),
            LintModels.bad().stream()
                .filter(bad -> bad.checks().stream().noneMatch(NEEDED::contains))
                .map(Bad::file))
        .toList();
  }

  private static PolicyModel model(Path file) throws IOException {
    return Policies.model(LintModels.text(file));
  }

  /** Empty if the engine or the policy profile refuses it at all. */
  private static Optional<PolicyModel> tried(Path file) throws IOException {
    try {
      return Optional.of(model(file));
    } catch (RuntimeException refused) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @MethodSource("outside")
  void ofAModelThatACheckFindsNoAnswerIsExact(Bad bad) throws IOException {
    Optional<PolicyModel> model = tried(bad.file());
    assertFalse(
        model.isPresent() && model.get().outsideProfile().isEmpty(), "it is of the policy profile");
  }

  @ParameterizedTest
  @MethodSource("inside")
  void whatIsLargeOrWithoutCareIsAnsweredExactly(Path file) throws IOException {
    assertEquals(Optional.empty(), model(file).outsideProfile());
  }

  @Test
  void theReasonNamesThePlaceAndWhatIsThere() throws IOException {
    assertEquals(
        Optional.of("Findings, row 1, column 2: the cell is facts.camera"),
        model(LintModels.OF_CHECKS.resolve("cell-constant/bad/another-fact.dmn")).outsideProfile());
    assertEquals(
        Optional.of("Emotion inference: the expression uses +"),
        model(LintModels.OF_CHECKS.resolve("comparison/bad/arithmetic.dmn")).outsideProfile());
  }

  @Test
  void withoutATableOfFindingsThereIsNoModel() {
    PolicyProfileException refused =
        assertThrows(
            PolicyProfileException.class,
            () -> model(LintModels.OF_CHECKS.resolve("collect/bad/first.dmn")));
    assertEquals("ACME-AUP: Findings: the hit policy is FIRST", refused.getMessage());
  }
}
