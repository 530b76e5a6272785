package dev.clausewise.engine.lint;

import dev.clausewise.engine.reading.FactKind;
import dev.clausewise.engine.reading.PolicyTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.LiteralExpression;

/** A model as checks look at it: what the engine read of it, and what most of them ask. */
public final class Subject {
  private final String name;
  private final Definitions definitions;
  private final Map<String, FactKind> facts;
  private final Values values;
  private final Map<String, Decision> decisions = new LinkedHashMap<>();
  private final List<Expression> expressions = new ArrayList<>();
  private final Optional<PolicyTable> table;

  /**
   * A derived fact.
   *
   * @param decision that names it
   * @param text FEEL
   */
  public record Expression(String decision, String text) {}

  /**
   * @param name what to call the model if it does not give itself a name
   * @param definitions as the engine unmarshalled them: what it will evaluate, whatever the text of
   *     the model looked like
   * @param facts of the vocabulary, by name
   */
  public Subject(String name, Definitions definitions, Map<String, FactKind> facts, Values values) {
    String own = Objects.requireNonNullElse(definitions.getName(), "");
    this.name = own.isBlank() ? name : own;
    this.definitions = definitions;
    this.facts = facts;
    this.values = values;
    for (DRGElement element : definitions.getDrgElement()) {
      if (element instanceof Decision decision) {
        decisions.putIfAbsent(nameOf(decision), decision);
      }
    }
    derived()
        .forEach(
            (derived, decision) -> {
              if (decision.getExpression() instanceof LiteralExpression literal) {
                expressions.add(new Expression(derived, PolicyTable.text(literal)));
              }
            });
    this.table = PolicyTable.of(decisions);
  }

  public String name() {
    return name;
  }

  public Definitions definitions() {
    return definitions;
  }

  /** Names of all facts of the vocabulary. */
  public Set<String> facts() {
    return facts.keySet();
  }

  /** The facts of the vocabulary, by name. */
  public Map<String, FactKind> kinds() {
    return facts;
  }

  /** The values that facts can have. */
  public Values values() {
    return values;
  }

  /** What the cells of a column of the table compare; null if there is nothing of that name. */
  public FactKind kindOf(String column) {
    return column.equals(PolicyTable.AS_OF)
        ? FactKind.DAY
        : PolicyTable.isFact(column) ? facts.get(PolicyTable.fact(column)) : FactKind.TRUTH;
  }

  /** By name, in the order of the model; the first of several of one name. */
  public Map<String, Decision> decisions() {
    return Collections.unmodifiableMap(decisions);
  }

  /** The decisions that name derived facts: all but the one named {@code Findings}. */
  public Map<String, Decision> derived() {
    Map<String, Decision> derived = new LinkedHashMap<>(decisions);
    derived.remove(PolicyTable.FINDINGS);
    return derived;
  }

  /** The derived facts that are literal expressions, in the order of the model. */
  public List<Expression> expressions() {
    return Collections.unmodifiableList(expressions);
  }

  /** Empty if no decision named {@code Findings} is a table: then there are no rows to look at. */
  public Optional<PolicyTable> table() {
    return table;
  }

  /** What the rows of the table say that cite one clause; nothing if there is no such table. */
  public List<PolicyTable.Statement> statements() {
    return table.map(PolicyTable::statements).orElse(List.of());
  }

  /** Name of an element of the model; empty if it has none. */
  public static String nameOf(DRGElement element) {
    return Objects.requireNonNullElse(element.getName(), "");
  }

  /** Name of the decision that an element is in; null if it is in none. */
  public static String ownerOf(DMNModelInstrumentedBase element) {
    for (DMNModelInstrumentedBase e = element; e != null; e = e.getParent()) {
      if (e instanceof Decision decision) {
        return decision.getName();
      }
    }
    return null;
  }
}
