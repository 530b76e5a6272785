package dev.clausewise.engine.lint.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding;
import dev.clausewise.engine.lint.LintModels;
import dev.clausewise.engine.lint.LintModels.Bad;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check finds its own faults and no others, and a model without them keeps to all. */
class ChecksTest {
  private static final List<Check> CHECKS =
      Stream.of(Checks.LIMITS, Checks.ALL).flatMap(List::stream).toList();

  /** Lines of a good model that a bad twin of it may have otherwise. */
  private static final int MOST_LINES_APART = 3;

  static List<Bad> bad() {
    return LintModels.bad();
  }

  static List<Path> good() {
    return LintModels.good();
  }

  private static Set<String> finding(Subject subject) {
    return CHECKS.stream()
        .filter(check -> !Report.of(check, subject).isEmpty())
        .map(LintModels::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadModelIsFoundByTheChecksThatItIsNamedAfterAlone(Bad bad) {
    assertEquals(new TreeSet<>(bad.checks()), finding(LintModels.subject(bad.file())));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadModelHasAGoodTwin(Bad bad) {
    List<String> missing =
        new ArrayList<>(LintModels.text(bad.twin()).lines().filter(l -> !l.isBlank()).toList());
    LintModels.text(bad.file()).lines().forEach(missing::remove);
    assertTrue(missing.size() <= MOST_LINES_APART, missing.toString());
  }

  @ParameterizedTest
  @MethodSource("good")
  void aGoodModelKeepsToAllChecks(Path good) {
    assertEquals(Set.of(), finding(LintModels.subject(good)));
  }

  @Test
  void everyCheckHasABadModelAndEveryFolderIsOfACheck() {
    Set<String> names = CHECKS.stream().map(LintModels::name).collect(Collectors.toSet());
    assertEquals(CHECKS.size(), names.size());
    assertEquals(new TreeSet<>(names), LintModels.folders());
    for (String name : names) {
      Path own = LintModels.OF_CHECKS.resolve(name).resolve("bad");
      assertTrue(bad().stream().anyMatch(b -> b.file().startsWith(own)), name);
    }
  }

  @Test
  void aGoodModelOfACheckIsTheTwinOfABadOne() {
    Set<Path> twins = bad().stream().map(Bad::twin).collect(Collectors.toSet());
    assertEquals(
        List.of(), LintModels.twins().stream().filter(good -> !twins.contains(good)).toList());
  }

  @Test
  void everyCheckOfTheRoomIsInTheList() throws IOException {
    Path room = Path.of("src/main/java/dev/clausewise/engine/lint/checks");
    Set<String> files = new TreeSet<>();
    try (Stream<Path> all = Files.list(room)) {
      for (Path file : all.toList()) {
        if (Files.readString(file).contains("implements Check ")) {
          files.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    assertEquals(
        files,
        CHECKS.stream()
            .map(check -> check.getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aFindingSaysWhatIsWrongAndAWayOut(Bad bad) {
    Subject subject = LintModels.subject(bad.file());
    for (Check check : CHECKS) {
      assertFalse(check.help().isBlank());
      for (LintFinding finding : Report.of(check, subject)) {
        assertEquals(check.code(), finding.code());
        assertEquals(subject.name(), finding.model());
        assertTrue(finding.message().endsWith("."), finding.toString());
        assertTrue(finding.help().matches(".+[.?]"), finding.toString());
      }
    }
  }
}
