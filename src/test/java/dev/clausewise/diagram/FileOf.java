package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.CompiledFile;

/** What the build would write of a diagram. */
public final class FileOf {
  private FileOf() {}

  public static byte[] diagram(Diagram diagram, String sources) {
    return CompiledFile.write(diagram.compilation(), sources);
  }
}
