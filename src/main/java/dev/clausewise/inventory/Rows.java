package dev.clausewise.inventory;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The rows of a file, one by one, and the names of their columns. */
public interface Rows extends Closeable {
  /** In their order; none twice. */
  List<String> columns();

  /**
   * @return null at the end
   * @throws UnreadableFileException if nothing can be made of the rest
   */
  Row next() throws IOException;
}
