package dev.clausewise.diagram;

import dev.clausewise.engine.Column;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What is known of the rows (0-based) of a model before any use case.
 *
 * @param picky for each column the rows whose cell there does not accept every value
 * @param alone for each row what it leads to if it is the only one to fire
 * @param threats for each row the rows whose firing may take it away
 */
record Rows(List<BitSet> picky, List<Outcome> alone, List<BitSet> threats) {

  static Rows of(PolicyModel model, Judgments judgments) {
    Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Column column : model.columns()) {
      BitSet tests = model.indifferent(column.index());
      tests.flip(0, model.rowCount());
      rows.picky().add(tests);
    }
    for (int r = 0; r < model.rowCount(); r++) {
      rows.alone().add(judgments.alone(r));
      rows.threats().add(judgments.threats(r));
    }
    return rows;
  }
}
