package dev.clausewise.engine.reading;

import java.util.List;
import javax.xml.stream.Location;
import org.kie.dmn.model.api.DMNElement;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.NamedElement;
import org.kie.dmn.model.api.OutputClause;

/**
 * Where in a model something stands. Whatever there is none of is null.
 *
 * @param decision name of the decision, or other named part of the diagram, that it is in
 * @param id of the nearest element around it that has one
 * @param row of a decision table, 1-based
 * @param cell column of a decision table, 1-based; its outputs follow its inputs
 * @param line of the text of the model, 1-based, where the first tag of the nearest element ends
 * @param column in that line, 1-based
 */
public record Place(
    String decision, String id, Integer row, Integer cell, Integer line, Integer column) {

  /** No place in particular. */
  public static final Place NONE = new Place(null, null, null, null, null, null);

  /** In a decision, or another named part of the diagram, and nowhere more in particular. */
  public static Place in(String decision) {
    return new Place(decision, null, null, null, null, null);
  }

  /**
   * The place of an element that the engine read, which does not know columns; null for none in
   * particular.
   */
  public static Place of(DMNModelInstrumentedBase element) {
    if (element == null) {
      return NONE;
    }
    String decision = null;
    String id = null;
    Integer row = null;
    Integer cell = null;
    Location location = null;
    for (DMNModelInstrumentedBase e = element; e != null; e = e.getParent()) {
      if (id == null && e instanceof DMNElement named) {
        id = named.getId();
      }
      if (location == null && e.getLocation() != null && e.getLocation().getLineNumber() > 0) {
        location = e.getLocation();
      }
      if (e instanceof DecisionRule rule && row == null) {
        row = row(rule);
      } else if (cell == null && e.getParent() instanceof DecisionRule rule) {
        cell = cell(e, rule);
      } else if (cell == null && row == null && e.getParent() instanceof DecisionTable table) {
        cell = clause(e, table);
      }
      if (e instanceof DRGElement drg) {
        decision = drg.getName();
        break;
      }
    }
    if (decision == null && element instanceof NamedElement named) {
      decision = named.getName();
    }
    return new Place(
        decision, id, row, cell, location == null ? null : location.getLineNumber(), null);
  }

  private static Integer row(DecisionRule rule) {
    return rule.getParent() instanceof DecisionTable table
        ? position(table.getRule(), rule, 0)
        : null;
  }

  private static Integer cell(DMNModelInstrumentedBase entry, DecisionRule rule) {
    Integer input = position(rule.getInputEntry(), entry, 0);
    return input != null
        ? input
        : position(rule.getOutputEntry(), entry, rule.getInputEntry().size());
  }

  private static Integer clause(DMNModelInstrumentedBase clause, DecisionTable table) {
    return clause instanceof InputClause
        ? position(table.getInput(), clause, 0)
        : clause instanceof OutputClause
            ? position(table.getOutput(), clause, table.getInput().size())
            : null;
  }

  /** 1-based; elements of a model are equal if they are one. */
  private static Integer position(List<?> all, Object one, int before) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == one) {
        return before + i + 1;
      }
    }
    return null;
  }

  /** The same with a row, or one in its place. */
  public Place inRow(int which) {
    return new Place(decision, id, which, cell, line, column);
  }

  /** In words, such as {@code row 2, column 1}; empty for no row and no column. */
  public String rowAndColumn() {
    String inRow = row == null ? "" : "row " + row;
    String inColumn = cell == null ? "" : "column " + cell;
    return inRow + (row == null || cell == null ? "" : ", ") + inColumn;
  }
}
