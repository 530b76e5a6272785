package dev.clausewise.diagram;

import dev.clausewise.engine.Column;
import dev.clausewise.engine.DerivedFact;
import dev.clausewise.engine.PolicyModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
  private final Map<String, Text> texts = new HashMap<>();
  private final List<Answers> columns = new ArrayList<>();

  Pieces(PolicyModel model) {
    this.model = model;
    for (Column column : model.columns()) {
      columns.add(new Answers(source(column.expression()), column.index(), new HashMap<>()));
    }
  }

  /** The rows (0-based) that fire. */
  BitSet fired(Map<String, Object> facts, LocalDate asOf) {
    BitSet fired = new BitSet();
    fired.set(0, model.rowCount());
    UseCase useCase = new UseCase(facts, asOf, new Object[texts.size()]);
    for (Answers column : columns) {
      Object value = column.source().of(useCase);
      fired.and(column.rows().computeIfAbsent(value, v -> model.accepting(column.index(), v)));
    }
    return fired;
  }

  /** Each text comes after those that it uses. */
  private Source source(String expression) {
    if (expression.equals(PolicyModel.AS_OF)) {
      return UseCase::asOf;
    }
    if (expression.startsWith(PolicyModel.FACTS + ".")) {
      String fact = expression.substring(PolicyModel.FACTS.length() + 1);
      return useCase -> useCase.facts().get(fact);
    }
    Text known = texts.get(expression);
    if (known == null) {
      DerivedFact derived = model.derivedFacts().get(expression);
      List<Source> below = derived.decisions().stream().map(this::source).toList();
      known = new Text(derived, below, texts.size());
      texts.put(expression, known);
    }
    return known;
  }

  /**
   * @param decided what each text says of it, once it was asked
   */
  private record UseCase(Map<String, Object> facts, LocalDate asOf, Object[] decided) {}

  private interface Source {
    Object of(UseCase useCase);
  }

  /** What the cells of a column say of its values. */
  private record Answers(Source source, int index, Map<Object, BitSet> rows) {}

  private final class Text implements Source {
    private final DerivedFact derived;
    private final List<Source> below;
    private final List<String> facts;
    private final int number;
    private final boolean ofTheProfile;

    /** Of what the text can tell apart; those of the strings that it names are the lowest. */
    private final Map<Object, Integer> numbers = new HashMap<>();

    private final Map<Values, Object> said = new HashMap<>();

    Text(DerivedFact derived, List<Source> below, int number) {
      this.derived = derived;
      this.below = below;
      this.facts = List.copyOf(derived.facts());
      this.number = number;
      this.ofTheProfile = derived.truth().isPresent();
      derived.strings().forEach(this::numbered);
    }

    @Override
    public Object of(UseCase useCase) {
      Object known = useCase.decided()[number];
      if (known != null) {
        return known;
      }
      int[] seen = new int[below.size() + facts.size()];
      int i = 0;
      for (Source decision : below) {
        seen[i++] = numbered(decision.of(useCase));
      }
      for (String fact : facts) {
        seen[i++] =
            fact.equals(PolicyModel.AS_OF)
                ? numbered(useCase.asOf())
                : seen(useCase.facts().get(fact));
      }
      Object value = said.computeIfAbsent(Values.of(seen), v -> derive(useCase));
      useCase.decided()[number] = value;
      return value;
    }

    private Object derive(UseCase useCase) {
      Map<String, Object> decisions = new HashMap<>();
      for (int d = 0; d < below.size(); d++) {
        decisions.put(derived.decisions().get(d), below.get(d).of(useCase));
      }
      return model.derive(derived.name(), useCase.facts(), useCase.asOf(), decisions);
    }

    /**
     * What a text of the profile can tell of a value: which of the strings that it names it is; of
     * a set, which of them are members, and whether anything else is.
     */
    private int seen(Object value) {
      if (!ofTheProfile) {
        return numbered(value);
      }
      if (value instanceof String) {
        return numbers.getOrDefault(value, OTHERS);
      }
      if (!(value instanceof List<?> members)) {
        return numbered(value);
      }
      BitSet named = new BitSet();
      for (Object member : members) {
        int number = numbers.getOrDefault(member, OTHERS);
        named.set(number <= derived.strings().size() ? number : OTHERS);
      }
      return numbered(named);
    }

    private int numbered(Object value) {
      return numbers.computeIfAbsent(value, v -> OTHERS + 1 + numbers.size());
    }
  }

  /** The hash of a list would put many of those that there are beside each other. */
  private record Values(int[] numbers, int hash) {
    static Values of(int[] numbers) {
      int hash = 1;
      for (int number : numbers) {
        hash = (hash ^ number) * 0x9E3779B1;
        hash ^= hash >>> 15;
      }
      return new Values(numbers, hash);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Values values && Arrays.equals(numbers, values.numbers);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
