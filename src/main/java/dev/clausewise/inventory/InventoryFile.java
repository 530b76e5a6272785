package dev.clausewise.inventory;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of uses, read through once so that nothing is decided of what cannot be read to its end.
 *
 * @param encoding null for a workbook
 * @param rows how many there are
 */
public record InventoryFile(
    Path path, Kind kind, Charset encoding, List<String> columns, long rows) {

  /** What a file may be. */
  public enum Kind {
    CSV,
    XLSX,
    NDJSON
  }

  /**
   * @param encoding as somebody said; null to find it out
   * @throws UnreadableFileException if it is not what it is said to be
   */
  public static InventoryFile of(Path path, Kind kind, String encoding) throws IOException {
    if (Files.size(path) == 0) {
      throw new UnreadableFileException("The file is empty.");
    }
    Charset charset =
        kind == Kind.CSV ? encoding == null ? Encoding.of(path) : Encoding.named(encoding) : null;
    List<String> members =
        switch (kind) {
          case CSV -> null;
          case XLSX -> {
            XlsxRows.measure(path);
            yield null;
          }
          case NDJSON -> JsonRows.columns(path);
        };
    try (Rows rows = open(path, kind, charset, members)) {
      long count = 0;
      while (rows.next() != null) {
        count++;
      }
      return new InventoryFile(path, kind, charset, rows.columns(), count);
    }
  }

  public Rows open() throws IOException {
    return open(path, kind, encoding, columns);
  }

  /**
   * @param members of all objects, where they are objects
   */
  private static Rows open(Path path, Kind kind, Charset encoding, List<String> members)
      throws IOException {
    return switch (kind) {
      case CSV -> new CsvRows(path, encoding);
      case XLSX -> new XlsxRows(path);
      case NDJSON -> new JsonRows(path, members);
    };
  }
}
