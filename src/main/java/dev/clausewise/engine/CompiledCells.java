package dev.clausewise.engine;

import dev.clausewise.engine.reading.PolicyTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.runtime.UnaryTest;

/**
 * The cells of a table, each as tests of FEEL that are evaluated by themselves. A column is
 * compiled when it is first asked, and what it accepts is remembered. Safe for use by many threads.
 */
final class CompiledCells {
  private static final int MOST_REMEMBERED = 20_000;
  private static final String ANY = "-";

  private final FEEL feel;
  private final EvaluationContext context =
      new EvaluationContextImpl(NoClasses.INSTANCE, null, FEELDialect.FEEL);
  private final List<Tests> columns = new ArrayList<>();

  CompiledCells(PolicyTable table, FEEL feel) {
    this.feel = feel;
    for (int c = 0; c < table.columns().size(); c++) {
      int column = c;
      columns.add(
          new Tests(
              table.rows().stream()
                  .map(row -> column < row.cells().size() ? row.cells().get(column) : "")
                  .toList()));
    }
  }

  /** Rows (0-based) whose cell in a column accepts every value. */
  BitSet indifferent(int column) {
    return (BitSet) columns.get(column).open.clone();
  }

  /** Rows (0-based) whose cell in a column accepts a value. */
  BitSet accepting(int column, Object value) {
    return (BitSet) columns.get(column).accepting(value).clone();
  }

  private final class Tests {
    private final List<String> cells;
    private final BitSet open;
    private final Map<Object, BitSet> accepting = new ConcurrentHashMap<>();
    private List<List<UnaryTest>> compiled;

    Tests(List<String> cells) {
      this.cells = cells;
      this.open = new BitSet(cells.size());
      for (int r = 0; r < cells.size(); r++) {
        open.set(r, cells.get(r).equals(ANY));
      }
    }

    BitSet accepting(Object value) {
      BitSet accepted = accepting.get(value);
      if (accepted == null) {
        accepted = tested(value);
        if (accepting.size() < MOST_REMEMBERED) {
          accepting.put(value, accepted);
        }
      }
      return accepted;
    }

    private BitSet tested(Object value) {
      BitSet accepted = (BitSet) open.clone();
      List<List<UnaryTest>> tests = compiled();
      for (int r = 0; r < tests.size(); r++) {
        for (UnaryTest test : tests.get(r)) {
          if (Boolean.TRUE.equals(test.apply(context, value))) {
            accepted.set(r);
            break;
          }
        }
      }
      return accepted;
    }

    private synchronized List<List<UnaryTest>> compiled() {
      if (compiled == null) {
        compiled =
            cells.stream()
                .map(
                    cell -> cell.equals(ANY) ? List.<UnaryTest>of() : feel.evaluateUnaryTests(cell))
                .toList();
      }
      return compiled;
    }
  }
}
