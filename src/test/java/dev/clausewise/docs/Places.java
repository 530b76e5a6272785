package dev.clausewise.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files and folders of this checkout, without what builds put there. */
final class Places {
  private static final Set<String> BUILT = Set.of("target", "node_modules", "dist", ".git");

  /** A path with a folder in it, or the name of a file by its end. */
  private static final Pattern PLACE =
      Pattern.compile(
          "[\\w.-]+/[\\w./-]*|[\\w.-]+\\.(md|java|dmn|yaml|drl|xml|json|ts|tsx|css|properties)");

  private final Set<String> places = new TreeSet<>();

  private Places() {}

  static Places ofTheCheckout() throws IOException {
    Places places = new Places();
    Path root = Path.of("").toAbsolutePath();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (BUILT.contains(String.valueOf(folder.getFileName()))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            places.places.add("/" + root.relativize(folder) + "/");
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            places.places.add("/" + root.relativize(file));
            return FileVisitResult.CONTINUE;
          }
        });
    return places;
  }

  /** Whether a text of a page is to be a file or a folder. */
  static boolean isPlace(String text) {
    return PLACE.matcher(text).matches();
  }

  /**
   * The files and folders that a text may mean: a path from the top of the checkout that one.
   *
   * @param text the end of a path; what ends with a slash is a folder
   */
  List<String> of(String text) {
    if (text.contains("/") && places.contains("/" + text)) {
      return List.of("/" + text);
    }
    return places.stream().filter(place -> place.endsWith("/" + text)).toList();
  }

  /** Whether a path from the top of the checkout leads to one. */
  boolean has(String path) {
    return places.contains("/" + path) || places.contains("/" + path + "/");
  }
}
