package dev.clausewise.inventory;

import java.util.List;

/** Makes facts of rows. */
public interface FactsOfRows {
  /**
   * @param rows without faults
   * @return what became of each, in their order
   */
  List<RowFacts> of(List<Row> rows);
}
