package dev.clausewise.diagram.compile;

import dev.clausewise.diagram.function.Completion;
import dev.clausewise.diagram.function.Memo;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Order;
import dev.clausewise.diagram.function.Partition;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.engine.Column;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Judgment;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.reading.Truth;
import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles one model of the policy profile, by asking Drools: FEEL evaluates each derived fact on a
 * value of every class of what its own text names, and each cell on a value of every class of its
 * column; the rule unit says what each row leads to alone, and which row takes which away. The rest
 * is composition of functions.
 */
public final class Compiler {
  /** Nodes that one instrument may have while it is compiled. */
  private static final int MOST_NODES = 2_000_000;

  /** A derived fact as a function: its leaves are indices into its values. */
  private record Function(int root, List<Object> values) {}

  /** Something that no text names. */
  private static final String NO_MEMBER = "-";

  private final PolicyModel model;
  private final Judgments judgments;
  private final Vocabulary vocabulary;
  private final List<Variable> variables = new ArrayList<>();
  private final Nodes nodes;
  private final Map<String, Function> derived = new HashMap<>();
  private final Set<String> deriving = new HashSet<>();
  private final List<BitSet> accepted = new ArrayList<>();
  private final Map<Nodes.Choice, Integer> choices = new HashMap<>();

  private Compiler(PolicyModel model, Judgments judgments, Vocabulary vocabulary, int budget) {
    this.model = model;
    this.judgments = judgments;
    this.vocabulary = vocabulary;
    this.nodes = new Nodes(budget);
  }

  public static Compilation compile(PolicyModel model, Judgments judgments, Vocabulary vocabulary) {
    return compile(model, judgments, vocabulary, MOST_NODES);
  }

  /**
   * @param budget nodes that the diagrams may have before the row index has to do
   */
  public static Compilation compile(
      PolicyModel model, Judgments judgments, Vocabulary vocabulary, int budget) {
    if (model.outsideProfile().isPresent()) {
      List<String> looksAt =
          vocabulary.facts().stream().map(Fact::name).filter(model::looksAt).toList();
      return new NotCompiled(model.instrument(), model.outsideProfile().get(), looksAt);
    }
    Compiled index = new Compiler(model, judgments, vocabulary, MOST_NODES).index();
    try {
      return Coarsening.of(Composition.of(index, budget), vocabulary);
    } catch (Nodes.OverBudget e) {
      return Coarsening.of(index, vocabulary);
    }
  }

  /** The row index alone. */
  private Compiled index() {
    variables();
    int[] columns = model.columns().stream().mapToInt(this::column).toArray();
    List<Finding> rows = new ArrayList<>();
    List<Outcome> alone = new ArrayList<>();
    BitSet obliges = new BitSet();
    List<BitSet> threats = new ArrayList<>();
    for (int r = 0; r < model.rowCount(); r++) {
      Judgment judgment = judgments.alone(r);
      rows.add(model.output(r + 1));
      alone.add(judgment.outcome());
      obliges.set(r, !judgment.obligations().isEmpty());
      threats.add(judgments.threats(r));
    }
    return new Compiled(
        model.instrument(),
        List.copyOf(variables),
        nodes,
        columns,
        List.copyOf(accepted),
        List.copyOf(rows),
        List.copyOf(alone),
        obliges,
        List.copyOf(threats),
        judgments.of(new BitSet()).outcome(),
        new int[0],
        new int[0],
        Nodes.IMPOSSIBLE);
  }

  private void variables() {
    List<Fact> facts =
        new ArrayList<>(vocabulary.facts().stream().filter(f -> model.looksAt(f.name())).toList());
    facts.add(Order.DAY);
    List<Variable> looked = new ArrayList<>();
    for (Fact fact : Order.withSources(facts, vocabulary)) {
      Constants constants = constants(fact);
      if (fact.set()) {
        boolean everyMember = asksOfEveryMember(fact);
        fact.allowedValues().stream()
            .filter(m -> everyMember || constants.strings().contains(m))
            .forEach(m -> looked.add(Variable.ofMember(fact, m)));
      } else {
        looked.add(Variable.of(fact, Partition.of(fact, constants)));
      }
    }
    variables.addAll(Order.tested(looked));
  }

  private boolean asksOfEveryMember(Fact fact) {
    return model.derivedFacts().values().stream()
        .flatMap(d -> d.truth().stream())
        .flatMap(Truth::tests)
        .anyMatch(t -> t.ofEveryMember() && fact.name().equals(t.fact()));
  }

  /** Of a fact that others follow from, what tells values of those apart too. */
  private Constants constants(Fact fact) {
    Constants all = model.constants(fact.name());
    for (Fact other : vocabulary.facts()) {
      Default rule = other.byDefault().orElse(null);
      if (rule instanceof Default.CountryOf country && other.equals(fact)) {
        all = all.and(model.constants(country.source()));
      } else if (rule != null && rule.source().equals(fact.name()) && model.looksAt(other.name())) {
        if (rule instanceof Default.SameAs) {
          all = all.and(model.constants(other.name()));
        } else if (rule instanceof Default.TrueIf trueIf) {
          all = all.and(Constants.of(Set.of(trueIf.value())));
        }
      }
    }
    return all;
  }

  private int column(Column column) {
    String expression = column.expression();
    if (expression.equals(PolicyModel.AS_OF)) {
      return column(column, PolicyModel.AS_OF);
    }
    if (expression.startsWith(PolicyModel.FACTS + ".")) {
      return column(column, expression.substring(PolicyModel.FACTS.length() + 1));
    }
    Function function = derived(expression);
    int[] sets =
        function.values().stream()
            .mapToInt(v -> accepted(model.accepting(column.index(), v)))
            .toArray();
    return nodes.map(function.root(), new HashMap<>(), leaf -> Nodes.leaf(sets[Nodes.value(leaf)]));
  }

  private int column(Column column, String fact) {
    int v = Variable.index(variables, fact, null);
    if (v < 0) {
      throw new IllegalStateException(model.instrument() + " has a column of a set: " + fact);
    }
    Partition partition = variables.get(v).partition();
    int[] children = new int[partition.size()];
    for (int k = 0; k < children.length; k++) {
      children[k] =
          Nodes.leaf(accepted(model.accepting(column.index(), partition.representative(k))));
    }
    return nodes.node(v, children);
  }

  private int accepted(BitSet rows) {
    int known = accepted.indexOf(rows);
    if (known >= 0) {
      return known;
    }
    accepted.add(rows);
    return accepted.size() - 1;
  }

  private Function derived(String name) {
    Function known = derived.get(name);
    if (known != null) {
      return known;
    }
    if (!deriving.add(name)) {
      throw new IllegalArgumentException(model.instrument() + ": " + name + " rests on itself");
    }
    int truth = truth(name, model.derivedFacts().get(name).truth().orElseThrow());
    Function function = new Function(truth, List.of(Boolean.FALSE, Boolean.TRUE));
    derived.put(name, function);
    return function;
  }

  /** A derived fact, or part of one, as a truth value over the facts. */
  private int truth(String name, Truth truth) {
    if (truth instanceof Truth.Both both) {
      int root = Nodes.TRUE;
      for (Truth part : both.parts()) {
        root = nodes.and(root, truth(name, part), new Memo());
      }
      return root;
    } else if (truth instanceof Truth.Either either) {
      int root = Nodes.FALSE;
      for (Truth part : either.parts()) {
        root = nodes.or(root, truth(name, part), new Memo());
      }
      return root;
    } else if (truth instanceof Truth.Not not) {
      return nodes.not(truth(name, not.part()), new HashMap<>());
    } else if (truth instanceof Truth.Same same) {
      int one = truth(name, same.one());
      int other = truth(name, same.other());
      return nodes.choose(one, other, nodes.not(other, new HashMap<>()), choices);
    } else if (truth instanceof Truth.Decided decided) {
      return derived(decided.decision()).root();
    }
    return test(name, (Truth.Test) truth);
  }

  /** A test, by asking the engine once a class of the fact that it looks at. */
  private int test(String name, Truth.Test test) {
    Fact fact = vocabulary.fact(test.fact() == null ? "" : test.fact()).orElse(null);
    if (fact == null || !fact.set()) {
      int v = test.fact() == null ? -1 : Variable.index(variables, test.fact(), null);
      if (v < 0) {
        return holds(name, test, null) ? Nodes.TRUE : Nodes.FALSE;
      }
      Partition partition = variables.get(v).partition();
      return nodes.test(v, partition.size(), k -> holds(name, test, partition.representative(k)));
    }
    int root =
        test.ofEveryMember() || holds(name, test, List.of(NO_MEMBER)) ? Nodes.TRUE : Nodes.FALSE;
    for (String member : fact.allowedValues()) {
      int v = Variable.index(variables, fact.name(), member);
      if (v >= 0 && (test.ofEveryMember() || test.strings().contains(member))) {
        int is = nodes.test(v, 2, k -> k == 0);
        boolean holds = holds(name, test, List.of(member));
        if (test.ofEveryMember()) {
          root = holds ? root : nodes.and(root, nodes.not(is, new HashMap<>()), new Memo());
        } else {
          root = nodes.choose(is, holds ? Nodes.TRUE : Nodes.FALSE, root, choices);
        }
      }
    }
    return root;
  }

  /**
   * @param value of the fact that the test looks at; null if it looks at none
   */
  private boolean holds(String name, Truth.Test test, Object value) {
    boolean ofTheDay = PolicyModel.AS_OF.equals(test.fact());
    Map<String, Object> facts = value == null || ofTheDay ? Map.of() : Map.of(test.fact(), value);
    LocalDate day = ofTheDay ? (LocalDate) value : Completion.SOME_DAY;
    return model.holds(name, test, facts, day);
  }
}
