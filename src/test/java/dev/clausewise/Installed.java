package dev.clausewise;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs that some tests run and that a machine may lack. Without one, its tests are skipped,
 * except where {@code CI} is {@code true}: there they fail, because nobody would read that they
 * were skipped.
 */
public final class Installed {
  private Installed() {}

  /**
   * The first of some programs that is there.
   *
   * @param names files, or names that are looked for on the path; null stands for none
   */
  public static Optional<Path> program(String... names) {
    return Stream.of(names)
        .filter(Objects::nonNull)
        .flatMap(Installed::places)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Stream<Path> places(String name) {
    return name.contains(File.separator)
        ? Stream.of(Path.of(name))
        : Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name));
  }

  /**
   * To be called before tests are skipped.
   *
   * @param what is missing, and what to do about it
   * @return the same, as the reason
   * @throws IllegalStateException where nothing may be skipped
   */
  public static String missing(String what) {
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(what);
    }
    System.out.println("skipped: " + what);
    return what;
  }
}
