package dev.clausewise.api;

import dev.clausewise.inventory.InventoryFile;
import dev.clausewise.inventory.UnreadableFileException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** Files of uses that somebody sends. */
final class InventoryFiles {
  static final String CSV = "text/csv";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private InventoryFiles() {}

  /**
   * @throws ProblemException if it cannot be read to its end
   */
  static InventoryFile read(Spool.File file, MediaType type) {
    InventoryFile.Kind kind =
        switch (type.getType() + "/" + type.getSubtype()) {
          case CSV -> InventoryFile.Kind.CSV;
          case XLSX -> InventoryFile.Kind.XLSX;
          default -> InventoryFile.Kind.NDJSON;
        };
    try {
      return InventoryFile.of(file.path(), kind, type.getParameters().get("charset"));
    } catch (UnreadableFileException e) {
      throw unreadable(e.getMessage());
    } catch (IOException e) {
      throw unreadable("The file cannot be read to its end.");
    }
  }

  static ProblemException unreadable(String detail) {
    return new ProblemException(Problem.of(Code.UNREADABLE_FILE, 422, detail));
  }
}
