package dev.clausewise.diagram;

import dev.clausewise.engine.Column;
import dev.clausewise.engine.DerivedFact;
import dev.clausewise.engine.PolicyModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model on Drools, one text at a time: FEEL evaluates each derived fact and each cell, and what
 * it said of the same values is remembered. A thousand times as fast as evaluating the whole model,
 * and checked against that.
 */
final class Pieces {
  private static final int OTHERS = 0;

  private final PolicyModel model;
  private final Map<String, Map<List<Object>, Object>> derived = new HashMap<>();
  private final List<Map<Object, BitSet>> accepting = new ArrayList<>();
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final Map<String, BitSet> named = new HashMap<>();

  Pieces(PolicyModel model) {
    this.model = model;
    model.columns().forEach(c -> accepting.add(new HashMap<>()));
  }

  /** The rows (0-based) that fire. */
  BitSet fired(Map<String, Object> facts, LocalDate asOf) {
    BitSet fired = new BitSet();
    fired.set(0, model.rowCount());
    Map<String, Object> decided = new HashMap<>();
    for (Column column : model.columns()) {
      Object value = value(column.expression(), facts, asOf, decided);
      fired.and(
          accepting
              .get(column.index())
              .computeIfAbsent(value, v -> model.accepting(column.index(), v)));
    }
    return fired;
  }

  private Object value(
      String expression, Map<String, Object> facts, LocalDate asOf, Map<String, Object> decided) {
    if (expression.equals(PolicyModel.AS_OF)) {
      return asOf;
    }
    if (expression.startsWith(PolicyModel.FACTS + ".")) {
      return facts.get(expression.substring(PolicyModel.FACTS.length() + 1));
    }
    Object known = decided.get(expression);
    if (known != null) {
      return known;
    }
    DerivedFact text = model.derivedFacts().get(expression);
    List<Object> key = new ArrayList<>();
    Map<String, Object> below = new HashMap<>();
    for (String decision : text.decisions()) {
      Object value = value(decision, facts, asOf, decided);
      below.put(decision, value);
      key.add(value);
    }
    text.facts()
        .forEach(f -> key.add(f.equals(PolicyModel.AS_OF) ? asOf : seen(facts.get(f), text)));
    Object value =
        derived
            .computeIfAbsent(expression, e -> new HashMap<>())
            .computeIfAbsent(key, k -> model.derive(expression, facts, asOf, below));
    decided.put(expression, value);
    return value;
  }

  /**
   * What a text of the profile can tell of a value: which of the strings that it names it is; of a
   * set, which of them are members, and whether anything else is.
   */
  private Object seen(Object value, DerivedFact text) {
    if (text.truth().isEmpty()) {
      return value;
    }
    if (!(value instanceof List<?> list)) {
      return value instanceof String && !text.strings().contains(value) ? OTHERS : value;
    }
    BitSet members = members(list);
    BitSet seen = (BitSet) members.clone();
    seen.and(named.computeIfAbsent(text.name(), n -> members(text.strings())));
    seen.set(OTHERS, !seen.equals(members));
    return seen;
  }

  private BitSet members(Collection<?> values) {
    BitSet members = new BitSet();
    values.forEach(v -> members.set(numbers.computeIfAbsent(v, n -> OTHERS + 1 + numbers.size())));
    return members;
  }
}
