package dev.clausewise.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages of the service that say what they are for, by their names below {@code
 * dev.clausewise}, and what each imports of the others. A class in a package that says nothing, as
 * generated ones are, counts as one of the package above.
 */
final class Packages {
  private static final String ALL = "dev.clausewise";
  private static final Path SOURCES = Path.of("src/main/java/dev/clausewise");
  private static final String SAYS = "package-info.java";

  /** What a package says, up to the first full stop that ends a sentence. */
  private static final Pattern SENTENCE = Pattern.compile("(?s)/\\*\\*(.*?\\.)(\\s[^a-z].*)?\\*/");

  private final Map<String, String> sentences = new TreeMap<>();
  private final Map<String, Set<String>> imports = new TreeMap<>();

  private Packages() {}

  static Packages ofTheService() throws IOException {
    Packages packages = new Packages();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.endsWith(SAYS)).toList()) {
        String name = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
        packages.sentences.put(name, sentence(Files.readString(file)));
        packages.imports.put(name, new TreeSet<>());
      }
    }
    new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(ALL)
        .forEach(packages::add);
    return packages;
  }

  private static String sentence(String source) {
    Matcher matcher = SENTENCE.matcher(source);
    return matcher.find()
        ? matcher
            .group(1)
            .replaceAll("\\s+\\*\\s+", " ")
            .replaceAll("\\{@\\w+ (?:[a-z]\\w*\\.)*([^}]+)}", "`$1`")
            .strip()
        : "";
  }

  private void add(JavaClass one) {
    Optional<String> from = of(one);
    for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
      Optional<String> to = of(dependency.getTargetClass().getBaseComponentType());
      if (from.isPresent() && to.isPresent() && !from.equals(to)) {
        imports.get(from.get()).add(to.get());
      }
    }
  }

  /** The one that a class is in; empty for a class that is not of the service. */
  private Optional<String> of(JavaClass one) {
    String name = one.getPackageName();
    if (!name.startsWith(ALL + ".")) {
      return Optional.empty();
    }
    String inside = name.substring(ALL.length() + 1);
    return sentences.keySet().stream()
        .filter(known -> (inside + ".").startsWith(known + "."))
        .max(Comparator.comparing(String::length));
  }

  /** What a package imports, straight or through others. */
  private Set<String> reaches(String from) {
    Set<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(imports.get(from));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (reached.add(next)) {
        open.addAll(imports.get(next));
      }
    }
    return reached;
  }

  /**
   * What a package imports that it does not reach through others.
   *
   * @throws AssertionError if it imports itself through others
   */
  private List<String> next(String from) {
    Set<String> all = imports.get(from);
    assertFalse(reaches(from).contains(from), () -> from + " imports itself, through " + all);
    return all.stream()
        .filter(to -> all.stream().noneMatch(other -> reaches(other).contains(to)))
        .toList();
  }

  /** Those first that nothing imports, and rooms with their house. */
  private List<String> fromTheTop() {
    Map<String, Integer> most = new TreeMap<>();
    imports.keySet().forEach(name -> most.merge(house(name), reaches(name).size(), Math::max));
    return imports.keySet().stream()
        .sorted(
            Comparator.comparing((String name) -> most.get(house(name)))
                .reversed()
                .thenComparing(Packages::house)
                .thenComparing(name -> -reaches(name).size())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static String house(String name) {
    return name.replaceAll("\\..*", "");
  }

  /**
   * A picture in Mermaid: packages, those with rooms in a frame, and an arrow to what is imported.
   */
  String picture() {
    StringBuilder picture = new StringBuilder("```mermaid\nflowchart TD\n");
    Map<String, List<String>> houses =
        imports.keySet().stream()
            .collect(Collectors.groupingBy(Packages::house, TreeMap::new, Collectors.toList()));
    houses.forEach(
        (house, rooms) -> {
          if (rooms.size() > 1) {
            picture.append("  subgraph all_of_").append(house).append(" [\" \"]\n");
            rooms.forEach(room -> picture.append("    ").append(box(room)).append('\n'));
            picture.append("  end\n");
          }
        });
    for (String from : fromTheTop()) {
      next(from).forEach(to -> picture.append("  " + id(from) + " --> " + id(to) + "\n"));
    }
    return picture.append("```\n").toString();
  }

  private static String box(String name) {
    return name.contains(".") ? id(name) + "[\"" + name + "\"]" : name;
  }

  private static String id(String name) {
    return name.replace('.', '_');
  }

  /** A table in Markdown: packages and what they say, seen from {@code docs/}. */
  String table() {
    StringBuilder table = new StringBuilder("| package | |\n|---|---|\n");
    for (String name : fromTheTop()) {
      table.append(
          "| [`%s`](../%s/%s) | %s |\n"
              .formatted(name, SOURCES, name.replace('.', '/'), sentences.get(name)));
    }
    return table.toString();
  }

  Map<String, String> sentences() {
    return sentences;
  }
}
