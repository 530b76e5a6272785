package dev.clausewise.engine.lint;

import dev.clausewise.engine.Linter;
import dev.clausewise.engine.reading.ModelReader;
import dev.clausewise.engine.reading.ModelXml;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models below {@code src/test/resources/lint}. Those of a check are in the folder of its name:
 * in {@code bad} what it finds, each named after its fault and, behind a {@code +}, after the other
 * checks that find it too; in {@code good} the twins of those that have one of their own.
 */
public final class LintModels {
  public static final Path FOLDER = Path.of("src/test/resources/lint");
  public static final Path OF_CHECKS = FOLDER.resolve("checks");
  public static final Vocabulary VOCABULARY = Vocabulary.load();
  private static final Path SMALLEST = FOLDER.resolve("good/smallest.dmn");

  private LintModels() {}

  /**
   * A model with a fault.
   *
   * @param checks names of those that find it
   * @param twin a model as near to it as can be that has no fault
   */
  public record Bad(Path file, Set<String> checks, Path twin) {
    @Override
    public String toString() {
      return OF_CHECKS.relativize(file).toString();
    }
  }

  /** The name of a check: that of its folder. */
  public static String name(Check check) {
    return check
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=.)(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** Names of the folders of checks. */
  public static Set<String> folders() {
    return files(OF_CHECKS).stream()
        .map(f -> f.getFileName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public static List<Bad> bad() {
    List<Bad> bad = new ArrayList<>();
    for (String check : folders()) {
      for (Path file : models(OF_CHECKS.resolve(check).resolve("bad"))) {
        String[] names = file.getFileName().toString().replaceAll("\\.dmn$", "").split("\\+");
        names[0] = check;
        Path twin = OF_CHECKS.resolve(check).resolve("good").resolve(file.getFileName());
        bad.add(new Bad(file, Set.of(names), Files.exists(twin) ? twin : SMALLEST));
      }
    }
    return bad;
  }

  /** The good models, whether they are a twin or not. */
  public static List<Path> good() {
    List<Path> good = new ArrayList<>(models(FOLDER.resolve("good")));
    good.addAll(twins());
    return good;
  }

  /** The good models in folders of checks. */
  public static List<Path> twins() {
    return folders().stream()
        .map(check -> OF_CHECKS.resolve(check).resolve("good"))
        .filter(Files::exists)
        .flatMap(folder -> models(folder).stream())
        .toList();
  }

  /** The models of a folder. */
  public static List<Path> models(Path folder) {
    return files(folder).stream()
        .filter(f -> f.toString().endsWith(".dmn") && !f.endsWith("vocabulary.dmn"))
        .toList();
  }

  /** What checks look at. */
  public static Subject subject(Path file) {
    String xml = text(file);
    Optional<ModelXml.Refusal> refusal = ModelXml.refusal(xml);
    if (refusal.isPresent()) {
      throw new IllegalStateException(file + ": " + refusal.get());
    }
    return Linter.subject(
        file.getFileName().toString(), ModelReader.read(xml).orElseThrow(), VOCABULARY);
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
