package dev.clausewise.engine.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionService;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.Import;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.Relation;

/**
 * The parts of a model that do not fit each other: rows and their columns, elements and their
 * names, references and what they lead to. The engine throws on some, without saying where, and
 * passes over others.
 */
public final class Shapes {
  private static final int MOST = 50;

  private final List<Misfit> misfits = new ArrayList<>();

  private Shapes() {}

  /**
   * One of them.
   *
   * @param element that it is about
   * @param row of a relation, 1-based; null for none
   * @param message a sentence without its full stop
   */
  public record Misfit(DMNModelInstrumentedBase element, Integer row, String message) {

    /** The place of the element, with the row. */
    public Place in(Place place) {
      return row == null ? place : place.inRow(row);
    }
  }

  /** What does not fit, in the order of the model, the first fifty; empty if all does. */
  public static List<Misfit> of(Definitions model) {
    Shapes shapes = new Shapes();
    shapes.names(model);
    for (Import imported : model.getImport()) {
      if (imported.getNamespace() == null || imported.getNamespace().isBlank()) {
        shapes.add(imported, "the import says no namespace");
      }
    }
    FeelTexts.below(model).forEach(shapes::look);
    return List.copyOf(shapes.misfits.subList(0, Math.min(MOST, shapes.misfits.size())));
  }

  private void add(DMNModelInstrumentedBase element, String message) {
    misfits.add(new Misfit(element, null, message));
  }

  private void look(DMNModelInstrumentedBase element) {
    if (element instanceof DecisionTable table) {
      table(table);
    } else if (element instanceof Relation relation) {
      relation(relation);
    } else if (element instanceof LiteralExpression literal) {
      language(literal);
    }
  }

  /** Decisions, inputs and functions of one model share one space of names. */
  private void names(Definitions model) {
    Map<String, DRGElement> met = new HashMap<>();
    for (DRGElement element : model.getDrgElement()) {
      if (!isNamed(element)) {
        continue;
      }
      if (element.getName() == null || element.getName().isBlank()) {
        add(element, "a " + kind(element) + " has no name");
      } else if (met.putIfAbsent(element.getName(), element) != null) {
        add(
            element,
            "two elements are named "
                + element.getName()
                + ": a "
                + kind(met.get(element.getName()))
                + " and a "
                + kind(element));
      }
    }
  }

  private static boolean isNamed(DRGElement element) {
    return !kind(element).isEmpty();
  }

  private static String kind(DRGElement element) {
    return element instanceof Decision
        ? "decision"
        : element instanceof InputData
            ? "input"
            : element instanceof BusinessKnowledgeModel
                ? "business knowledge model"
                : element instanceof DecisionService ? "decision service" : "";
  }

  private void table(DecisionTable table) {
    int inputs = table.getInput().size();
    int outputs = table.getOutput().size();
    if (outputs == 0) {
      add(table, "the decision table has no output column");
    }
    for (InputClause clause : table.getInput()) {
      LiteralExpression expression = clause.getInputExpression();
      if (expression == null || expression.getText() == null || expression.getText().isBlank()) {
        add(clause, "the column has no expression");
      }
    }
    for (DecisionRule rule : table.getRule()) {
      int entries = rule.getInputEntry().size();
      if (entries != inputs) {
        add(rule, cells(entries) + " for " + columns(inputs, "input"));
      }
      entries = rule.getOutputEntry().size();
      if (entries != outputs) {
        add(rule, cells(entries) + " for " + columns(outputs, "output"));
      }
    }
  }

  private void relation(Relation relation) {
    int columns = relation.getColumn().size();
    for (int i = 0; i < relation.getRow().size(); i++) {
      org.kie.dmn.model.api.List row = relation.getRow().get(i);
      int entries = row.getExpression().size();
      if (entries != columns) {
        misfits.add(new Misfit(row, i + 1, cells(entries) + " for " + columns(columns, "")));
      }
    }
  }

  private void language(LiteralExpression literal) {
    String language = literal.getExpressionLanguage();
    if (language != null
        && !language.isBlank()
        && !language.equals(FEELDialect.BFEEL.getNamespace())
        && !language.equals(literal.getURIFEEL())
        && !OtherEditors.isFeel(language)) {
      add(literal, "the expression is in the language " + language + ", and only FEEL is read");
    }
  }

  private static String cells(int n) {
    return n == 0 ? "no cell" : n == 1 ? "1 cell" : n + " cells";
  }

  private static String columns(int n, String kind) {
    String of = kind.isEmpty() ? "" : kind + " ";
    return n == 0
        ? "no " + of + "column"
        : n == 1 ? "1 " + of + "column" : n + " " + of + "columns";
  }
}
