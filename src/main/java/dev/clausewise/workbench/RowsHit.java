package dev.clausewise.workbench;

import java.util.ArrayList;
import java.util.List;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;

/** Which rows of which decision tables the engine took, as far as there is room to say. */
final class RowsHit implements DMNRuntimeEventListener {
  private static final int MOST = 1_000;

  private List<Hit> hits = new ArrayList<>();

  /**
   * One evaluation of one table.
   *
   * @param element name of the decision or business knowledge model that the table is in
   * @param id of the table; null if it has none
   * @param rows that the hit policy took, 1-based
   * @param matched rows that it could take
   */
  record Hit(String element, String id, List<Integer> rows, List<Integer> matched) {}

  @Override
  public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
    if (hits.size() < MOST) {
      hits.add(
          new Hit(
              event.getNodeName(),
              event.getDecisionTableId(),
              List.copyOf(event.getSelected()),
              List.copyOf(event.getMatches())));
    }
  }

  /** What was hit since this was asked last. */
  List<Hit> taken() {
    List<Hit> taken = hits;
    hits = new ArrayList<>();
    return taken;
  }
}
