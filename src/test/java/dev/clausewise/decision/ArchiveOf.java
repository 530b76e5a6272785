package dev.clausewise.decision;

import java.util.function.Function;

/** Archives of other files than those on the class path. */
public final class ArchiveOf {
  private ArchiveOf() {}

  public static byte[] files(Function<String, byte[]> files) {
    return PolicyArchive.pack(files);
  }
}
