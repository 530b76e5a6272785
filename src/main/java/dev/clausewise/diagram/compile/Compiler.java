package dev.clausewise.diagram.compile;

import dev.clausewise.diagram.function.Completion;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Order;
import dev.clausewise.diagram.function.Partition;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.engine.Column;
import dev.clausewise.engine.DerivedFact;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Judgment;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
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

  private static final Object ANY_OTHER = new Object();

  private final PolicyModel model;
  private final Judgments judgments;
  private final Vocabulary vocabulary;
  private final Map<String, Object> anything;
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
    this.anything = Completion.anything(vocabulary);
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
    List<Fact> looked =
        new ArrayList<>(vocabulary.facts().stream().filter(f -> model.looksAt(f.name())).toList());
    looked.add(Order.DAY);
    for (Fact fact : Order.withSources(looked, vocabulary)) {
      Constants constants = constants(fact);
      if (fact.set()) {
        boolean everyMember = asksOfEveryMember(fact);
        fact.allowedValues().stream()
            .filter(m -> everyMember || constants.strings().contains(m))
            .forEach(m -> variables.add(Variable.ofMember(fact, m)));
      } else {
        variables.add(Variable.of(fact, Partition.of(fact, constants)));
      }
    }
  }

  private boolean asksOfEveryMember(Fact fact) {
    return model.derivedFacts().values().stream()
        .anyMatch(d -> d.ofEveryMember() && d.facts().contains(fact.name()));
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
    Function function = new Derivation(model.derivedFacts().get(name)).function();
    derived.put(name, function);
    return function;
  }

  /** One derived fact, from what its own text names. */
  private final class Derivation {
    private final DerivedFact text;
    private final List<Function> decisions;
    private final List<Integer> named = new ArrayList<>();
    private final Map<String, Object> decided = new HashMap<>();
    private final Object[] assigned = new Object[variables.size()];
    private final List<Object> values = new ArrayList<>();
    private final Map<List<Object>, Integer> known = new HashMap<>();

    Derivation(DerivedFact text) {
      this.text = text;
      this.decisions = text.decisions().stream().map(Compiler.this::derived).toList();
      for (int v = 0; v < variables.size(); v++) {
        Variable variable = variables.get(v);
        if (text.facts().contains(variable.fact())
            && (variable.member() == null
                || text.ofEveryMember()
                || text.strings().contains(variable.member()))) {
          named.add(v);
        }
      }
    }

    Function function() {
      boolean ofMembers =
          text.ofEveryMember() && named.stream().allMatch(v -> variables.get(v).member() != null);
      int root = ofMembers ? overMembers() : overDecisions(0);
      return new Function(root, List.copyOf(values));
    }

    /** True where it is true of each member: as many questions as there are members. */
    private int overMembers() {
      List<Integer> members = List.copyOf(named);
      values.add(Boolean.TRUE);
      int root = Nodes.leaf(0);
      for (int v : members) {
        named.clear();
        named.add(v);
        assigned[v] = Boolean.TRUE;
        int alone = Nodes.leaf(evaluated());
        if (alone != Nodes.leaf(0)) {
          root = nodes.choose(nodes.test(v, 2, k -> k == 0), alone, root, choices);
        }
      }
      return root;
    }

    private int overDecisions(int i) {
      if (i == decisions.size()) {
        return overFacts(0);
      }
      Function decision = decisions.get(i);
      int result = 0;
      for (int k = 0; k < decision.values().size(); k++) {
        decided.put(text.decisions().get(i), decision.values().get(k));
        int below = overDecisions(i + 1);
        int index = k;
        int is =
            nodes.map(
                decision.root(),
                new HashMap<>(),
                leaf -> Nodes.value(leaf) == index ? Nodes.TRUE : Nodes.FALSE);
        result = k == 0 ? below : nodes.choose(is, below, result, choices);
      }
      return result;
    }

    private int overFacts(int i) {
      if (i == named.size()) {
        return known.computeIfAbsent(seen(), k -> Nodes.leaf(evaluated()));
      }
      int v = named.get(i);
      Partition partition = variables.get(v).partition();
      int[] children = new int[partition.size()];
      for (int k = 0; k < children.length; k++) {
        assigned[v] = partition.representative(k);
        children[k] = overFacts(i + 1);
      }
      return nodes.node(v, children);
    }

    /** What the text can see: the values of an enumeration that it does not name are one to it. */
    private List<Object> seen() {
      List<Object> seen = new ArrayList<>();
      text.decisions().forEach(d -> seen.add(decided.get(d)));
      for (int v : named) {
        Partition partition = variables.get(v).partition();
        boolean other =
            variables.get(v).member() == null
                && partition.fact().type() == FactType.ENUM
                && !text.strings().contains(assigned[v]);
        seen.add(other ? ANY_OTHER : assigned[v]);
      }
      return seen;
    }

    private int evaluated() {
      Map<String, Object> facts = new HashMap<>(anything);
      Map<String, List<Object>> sets = new HashMap<>();
      LocalDate day = Completion.SOME_DAY;
      for (int v : named) {
        Variable variable = variables.get(v);
        if (variable.member() != null) {
          List<Object> members = sets.computeIfAbsent(variable.fact(), f -> new ArrayList<>());
          if (Boolean.TRUE.equals(assigned[v])) {
            members.add(variable.member());
          }
        } else if (variable.fact().equals(PolicyModel.AS_OF)) {
          day = (LocalDate) assigned[v];
        } else {
          facts.put(variable.fact(), assigned[v]);
        }
      }
      sets.forEach(
          (fact, members) -> {
            if (members.isEmpty()) {
              vocabulary.fact(fact).orElseThrow().allowedValues().stream()
                  .filter(m -> !text.strings().contains(m))
                  .findFirst()
                  .ifPresent(members::add);
            }
            facts.put(fact, members);
          });
      Object value = model.derive(text.name(), facts, day, decided);
      int index = values.indexOf(value);
      if (index < 0) {
        values.add(value);
        index = values.size() - 1;
      }
      return index;
    }
  }
}
