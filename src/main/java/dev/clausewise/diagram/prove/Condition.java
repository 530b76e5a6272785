package dev.clausewise.diagram.prove;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.diagram.function.Memo;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Order;
import dev.clausewise.diagram.function.Universe;
import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A condition on the facts of a use case, as invariants state it. */
sealed interface Condition {
  Condition ALWAYS = new All(List.of());

  /** Adds, by fact, what has to be told apart to know whether the condition holds. */
  void constants(Map<String, Constants> into);

  /** The condition as a truth value over variables that tell apart what it needs. */
  int truth(Universe universe, Nodes nodes);

  record All(List<Condition> parts) implements Condition {
    @Override
    public void constants(Map<String, Constants> into) {
      parts.forEach(p -> p.constants(into));
    }

    @Override
    public int truth(Universe universe, Nodes nodes) {
      int root = Nodes.TRUE;
      for (Condition part : parts) {
        root = nodes.and(root, part.truth(universe, nodes), new Memo());
      }
      return root;
    }
  }

  record Any(List<Condition> parts) implements Condition {
    @Override
    public void constants(Map<String, Constants> into) {
      parts.forEach(p -> p.constants(into));
    }

    @Override
    public int truth(Universe universe, Nodes nodes) {
      int root = Nodes.FALSE;
      for (Condition part : parts) {
        root = nodes.or(root, part.truth(universe, nodes), new Memo());
      }
      return root;
    }
  }

  record Not(Condition part) implements Condition {
    @Override
    public void constants(Map<String, Constants> into) {
      part.constants(into);
    }

    @Override
    public int truth(Universe universe, Nodes nodes) {
      return nodes.not(part.truth(universe, nodes), new HashMap<>());
    }
  }

  /** A fact has one of some values; a set-valued one contains one of them. */
  record OneOf(Fact fact, List<Object> values) implements Condition {
    @Override
    public void constants(Map<String, Constants> into) {
      into.merge(
          fact.name(),
          switch (fact.type()) {
            case NUMBER ->
                Constants.ofNumbers(values.stream().map(BigDecimal.class::cast).toList());
            case DATE ->
                Constants.ofDays(
                    values.stream().map(LocalDate.class::cast).toArray(LocalDate[]::new));
            default -> Constants.of(values.stream().map(String::valueOf).toList());
          },
          Constants::and);
    }

    @Override
    public int truth(Universe universe, Nodes nodes) {
      if (!fact.set()) {
        return universe.test(fact.name(), values::contains, nodes);
      }
      int root = Nodes.FALSE;
      for (Object member : values) {
        int v = universe.index(fact.name(), (String) member);
        root = nodes.or(root, nodes.test(v, 2, k -> k == 0), new Memo());
      }
      return root;
    }
  }

  /**
   * A number or day lies to one side of another.
   *
   * @param bound {@code BigDecimal} or {@code LocalDate}
   */
  record Side(Fact fact, Comparison comparison, Object bound) implements Condition {
    @Override
    public void constants(Map<String, Constants> into) {
      into.merge(
          fact.name(),
          bound instanceof LocalDate day
              ? Constants.ofDays(day)
              : Constants.ofNumbers(Set.of((BigDecimal) bound)),
          Constants::and);
    }

    @Override
    public int truth(Universe universe, Nodes nodes) {
      return universe.test(fact.name(), this::holds, nodes);
    }

    @SuppressWarnings("unchecked")
    private boolean holds(Object value) {
      int order = ((Comparable<Object>) value).compareTo(bound);
      return switch (comparison) {
        case AT_LEAST -> order >= 0;
        case AT_MOST -> order <= 0;
        case MORE_THAN -> order > 0;
        case LESS_THAN -> order < 0;
      };
    }
  }

  enum Comparison {
    AT_LEAST,
    AT_MOST,
    MORE_THAN,
    LESS_THAN
  }

  /** What invariants are about between two days; either may be null. */
  static Condition during(LocalDate from, LocalDate to) {
    List<Condition> parts = new ArrayList<>();
    if (from != null) {
      parts.add(new Side(Order.DAY, Comparison.AT_LEAST, from));
    }
    if (to != null) {
      parts.add(new Side(Order.DAY, Comparison.LESS_THAN, to));
    }
    return new All(parts);
  }

  /**
   * @throws IllegalStateException saying what is not a condition of the vocabulary
   */
  static Condition read(JsonNode json, Vocabulary vocabulary) {
    if (json == null || json.isNull()) {
      return ALWAYS;
    }
    require(json.isObject(), "a condition is a mapping, not " + json);
    List<Condition> parts = new ArrayList<>();
    json.properties()
        .forEach(
            entry -> {
              switch (entry.getKey()) {
                case "any" -> parts.add(new Any(list(entry.getValue(), vocabulary)));
                case "all" -> parts.add(new All(list(entry.getValue(), vocabulary)));
                case "not" -> parts.add(new Not(read(entry.getValue(), vocabulary)));
                default -> parts.add(onFact(entry.getKey(), entry.getValue(), vocabulary));
              }
            });
    return new All(List.copyOf(parts));
  }

  private static List<Condition> list(JsonNode json, Vocabulary vocabulary) {
    require(json.isArray(), "a list of conditions, not " + json);
    List<Condition> parts = new ArrayList<>();
    json.forEach(part -> parts.add(read(part, vocabulary)));
    return List.copyOf(parts);
  }

  private static Condition onFact(String name, JsonNode json, Vocabulary vocabulary) {
    Fact fact =
        vocabulary
            .fact(name)
            .orElseThrow(() -> new IllegalStateException("there is no fact " + name));
    if (json.isObject()) {
      List<Condition> sides = new ArrayList<>();
      json.properties()
          .forEach(
              side ->
                  sides.add(
                      new Side(
                          fact,
                          Comparison.valueOf(side.getKey().toUpperCase(Locale.ROOT)),
                          value(fact, side.getValue()))));
      return new All(List.copyOf(sides));
    }
    List<Object> values = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(v -> values.add(value(fact, v)));
    } else {
      values.add(value(fact, json));
    }
    return new OneOf(fact, List.copyOf(values));
  }

  private static Object value(Fact fact, JsonNode json) {
    Object value =
        switch (fact.type()) {
          case BOOLEAN -> json.isBoolean() ? json.booleanValue() : null;
          case NUMBER -> json.isNumber() ? new BigDecimal(json.asText()) : null;
          case DATE -> LocalDate.parse(json.asText());
          case ENUM, COUNTRY, SUBDIVISION -> fact.admits(json.asText()) ? json.asText() : null;
        };
    require(value != null, fact.name() + " does not take " + json);
    return value;
  }

  private static void require(boolean held, String otherwise) {
    if (!held) {
      throw new IllegalStateException(otherwise);
    }
  }
}
