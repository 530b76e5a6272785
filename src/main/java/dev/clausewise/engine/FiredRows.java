package dev.clausewise.engine;

import java.util.List;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;

/** Hears which rows of the table of findings fired, on the thread that asked. */
final class FiredRows implements DMNRuntimeEventListener {
  private final ThreadLocal<List<Integer>> rows = new ThreadLocal<>();

  @Override
  public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
    if (PolicyModel.FINDINGS.equals(event.getDecisionName())) {
      rows.set(List.copyOf(event.getMatches()));
    }
  }

  void forget() {
    rows.remove();
  }

  /**
   * 1-based, in table order; null if no table of findings was evaluated on this thread since {@link
   * #forget()}.
   */
  List<Integer> heard() {
    return rows.get();
  }
}
