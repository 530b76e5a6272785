package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.function.Completion;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Partition;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Whole use cases for one compiled instrument: of classes, at random, or near a row. */
final class Points {
  private static final String[] COUNTRIES = Locale.getISOCountries();

  /** That use cases are drawn on besides those at constants: few, so that answers come again. */
  private static final int DAYS = 50;

  private final Compiled compiled;
  private final Random random;
  private final Map<String, Object> anything;
  private final Map<String, List<String>> unasked = new HashMap<>();
  private final List<LocalDate> days = new ArrayList<>();

  Points(Compiled compiled, Vocabulary vocabulary, Random random) {
    this.compiled = compiled;
    this.random = random;
    this.anything = Completion.anything(vocabulary);
    for (Variable variable : compiled.variables()) {
      if (variable.member() != null) {
        unasked.computeIfAbsent(variable.fact(), name -> unasked(vocabulary, name));
      }
    }
    int span = (int) ChronoUnit.DAYS.between(FactsReader.FIRST_DAY, FactsReader.LAST_DAY);
    for (int i = 0; i < DAYS; i++) {
      days.add(FactsReader.FIRST_DAY.plusDays(random.nextInt(span)));
    }
  }

  /** The members of a set that no variable is of. */
  private List<String> unasked(Vocabulary vocabulary, String name) {
    return vocabulary.fact(name).orElseThrow().allowedValues().stream()
        .filter(m -> compiled.variable(name, m) < 0)
        .toList();
  }

  /** A use case: a value for every fact, the day under {@code asOf}. */
  Map<String, Object> of(Object[] values) {
    Map<String, Object> facts = new HashMap<>(anything);
    Map<String, List<Object>> sets = new HashMap<>();
    for (int v = 0; v < values.length; v++) {
      Variable variable = compiled.variables().get(v);
      if (variable.member() == null) {
        facts.put(variable.fact(), values[v]);
      } else {
        List<Object> members = sets.computeIfAbsent(variable.fact(), f -> new ArrayList<>());
        if (Boolean.TRUE.equals(values[v])) {
          members.add(variable.member());
        }
      }
    }
    sets.forEach(
        (name, members) -> {
          List<String> others = unasked.get(name);
          if (!others.isEmpty() && (members.isEmpty() || random.nextInt(4) == 0)) {
            members.add(others.get(random.nextInt(others.size())));
          }
          facts.put(name, members);
        });
    return facts;
  }

  /** Whether there can be such a use case at all. */
  static boolean possible(Map<String, Object> facts) {
    for (Object value : facts.values()) {
      if (value instanceof List<?> members && members.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * A value of each variable, edges of its cells among them. Sets have one or two members of all
   * there are, as people's have; one in eight has many.
   */
  Object[] anywhere() {
    boolean many = random.nextInt(8) == 0;
    Object[] values = new Object[compiled.variables().size()];
    for (int v = 0; v < values.length; v++) {
      Variable variable = compiled.variables().get(v);
      values[v] =
          variable.member() == null || many
              ? anywhere(variable)
              : random.nextInt(variable.partition().fact().allowedValues().size()) < 2;
    }
    return values;
  }

  Object anywhere(Variable variable) {
    Partition partition = variable.partition();
    Object cell = partition.cell(random.nextInt(partition.cellCount()));
    if (variable.member() != null) {
      return random.nextInt(5) == 0;
    }
    boolean edge = random.nextBoolean();
    return switch (partition.fact().type()) {
      case BOOLEAN -> cell;
      case ENUM -> {
        List<String> all = partition.fact().allowedValues();
        yield edge ? cell : all.get(random.nextInt(all.size()));
      }
      case COUNTRY -> edge ? cell : COUNTRIES[random.nextInt(COUNTRIES.length)];
      case SUBDIVISION ->
          edge ? cell : COUNTRIES[random.nextInt(COUNTRIES.length)] + "-" + random.nextInt(100);
      case NUMBER -> {
        BigDecimal near = ((BigDecimal) cell).add(new BigDecimal(random.nextInt(3) - 1));
        Fact.Bounds bounds = partition.fact().bounds();
        yield edge ? cell : near.max(bounds.least()).min(bounds.most());
      }
      case DATE -> {
        LocalDate day =
            edge
                ? ((LocalDate) cell).plusDays(random.nextInt(3) - 1)
                : days.get(random.nextInt(DAYS));
        yield day.isBefore(FactsReader.FIRST_DAY) ? FactsReader.FIRST_DAY : day;
      }
    };
  }

  /**
   * Of a number or a day, every constant that it is compared with, and what lies just beside it.
   */
  static List<Object> edges(Variable variable) {
    List<Object> edges = new ArrayList<>();
    Partition partition = variable.partition();
    FactType type = variable.member() == null ? partition.fact().type() : FactType.BOOLEAN;
    if (type == FactType.DATE) {
      for (LocalDate day : partition.constants().dates()) {
        edges.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
      }
    } else if (type == FactType.NUMBER) {
      Fact.Bounds bounds = partition.fact().bounds();
      for (BigDecimal number : partition.constants().numbers()) {
        for (String step : List.of("-1", "-0.01", "-1e-20", "0", "1e-20", "0.01", "1")) {
          BigDecimal beside = number.add(new BigDecimal(step));
          if (beside.compareTo(bounds.least()) >= 0 && beside.compareTo(bounds.most()) <= 0) {
            edges.add(beside);
          }
        }
      }
    }
    return edges;
  }

  /**
   * Values that make a row fire, by a path of its function chosen at random, a few of them changed.
   */
  Object[] near(int row) {
    Object[] values = anywhere();
    int node = compiled.fires()[row];
    while (!Nodes.isLeaf(node)) {
      int v = compiled.nodes().variable(node);
      Partition partition = compiled.variables().get(v).partition();
      int[] children = compiled.nodes().children(node);
      List<Integer> cells = new ArrayList<>();
      for (int c = 0; c < partition.cellCount(); c++) {
        if (children[partition.classOfCell()[c]] != Nodes.FALSE) {
          cells.add(c);
        }
      }
      int cell = cells.get(random.nextInt(cells.size()));
      values[v] = partition.cell(cell);
      node = children[partition.classOfCell()[cell]];
    }
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      int v = random.nextInt(values.length);
      values[v] = anywhere(compiled.variables().get(v));
    }
    return values;
  }

  /** The class of each variable. */
  int[] classes(Map<String, Object> facts) {
    int[] classes = new int[compiled.variables().size()];
    for (int v = 0; v < classes.length; v++) {
      Variable variable = compiled.variables().get(v);
      Object value = facts.get(variable.fact());
      classes[v] =
          variable.member() == null
              ? variable.partition().classOf(value)
              : ((List<?>) value).contains(variable.member()) ? 0 : 1;
    }
    return classes;
  }

  static LocalDate day(Map<String, Object> facts) {
    return (LocalDate) facts.get(PolicyModel.AS_OF);
  }

  /** The facts of a point without the day. */
  static Map<String, Object> withoutDay(Map<String, Object> facts) {
    Map<String, Object> rest = new HashMap<>(facts);
    rest.remove(PolicyModel.AS_OF);
    return rest;
  }
}
