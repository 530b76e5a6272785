package dev.clausewise.attacks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The {@link Canary} in a jar of its own, and what it sang. */
final class Cage {
  private final Path jar;

  private Cage(Path jar) {
    this.jar = jar;
  }

  /**
   * @param folder for the jar and what is sung; nothing is sung in it yet
   */
  static Cage in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Path jar = folder.resolve("canary.jar");
    String name = Canary.class.getName().replace('.', '/') + ".class";
    try (InputStream bytes = Canary.class.getClassLoader().getResourceAsStream(name);
        OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file, manifest)) {
      entries.putNextEntry(new JarEntry(name));
      bytes.transferTo(entries);
    }
    return new Cage(jar);
  }

  /** The canary as it is in the tests' own class path. */
  static Cage ofTheTests() {
    try {
      return new Cage(
          Path.of(Canary.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean sang(String song) {
    return sung().contains(song.replaceAll("\\W", "_"));
  }

  Path jar() {
    return jar;
  }

  /** The songs, one for each time that Java ran. */
  List<String> sung() {
    Path sung = jar.resolveSibling("sung");
    if (!Files.isDirectory(sung)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(sung)) {
      return files
          .map(f -> f.getFileName().toString())
          .map(name -> name.substring(0, name.indexOf('.')))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
