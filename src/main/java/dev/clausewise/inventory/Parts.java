package dev.clausewise.inventory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a file, some together, as they go to a mapping and to a thread. */
public final class Parts implements InOrder.Source<List<Row>> {
  private static final int TOGETHER = 100;

  private final Rows rows;

  public Parts(Rows rows) {
    this.rows = rows;
  }

  @Override
  public List<Row> next() throws IOException {
    List<Row> part = new ArrayList<>(TOGETHER);
    while (part.size() < TOGETHER) {
      Row row = rows.next();
      if (row == null) {
        break;
      }
      part.add(row);
    }
    return part.isEmpty() ? null : part;
  }

  /** A file is there. */
  @Override
  public boolean mayWait() {
    return false;
  }
}
