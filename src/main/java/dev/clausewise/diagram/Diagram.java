package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.Compilation;
import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.compile.Compiler;
import dev.clausewise.diagram.compile.NotCompiled;
import dev.clausewise.diagram.function.Completion;
import dev.clausewise.diagram.function.Constraint;
import dev.clausewise.diagram.function.Gains;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Order;
import dev.clausewise.diagram.function.Reach;
import dev.clausewise.diagram.function.Restriction;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.diagram.function.Workspace;
import dev.clausewise.diagram.prove.Counterfactual;
import dev.clausewise.diagram.prove.CounterfactualSearch;
import dev.clausewise.diagram.prove.Difference;
import dev.clausewise.diagram.prove.Differences;
import dev.clausewise.diagram.prove.Invariant;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.diagram.prove.Prover;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** One instrument compiled, and what it says over all completions of the facts of a use case. */
public final class Diagram {
  private final Compilation compilation;
  private final Compiled compiled;
  private final Vocabulary vocabulary;
  private final Gains gains;
  private final Map<Set<String>, Constraint> constraints = new ConcurrentHashMap<>();

  /** The same by all facts that follow from an unknown one, looked at or not. */
  private final Map<Set<String>, Constraint> byLinked = new ConcurrentHashMap<>();

  Diagram(Compilation compilation, Vocabulary vocabulary) {
    this.compilation = compilation;
    this.compiled = compilation instanceof Compiled c ? c : null;
    this.vocabulary = vocabulary;
    this.gains = compiled == null ? null : new Gains(compiled.variables(), Outcome.values().length);
  }

  /** Compiles a model. It asks Drools a few thousand questions: it takes a moment. */
  public static Diagram of(PolicyModel model, Judgments judgments, Vocabulary vocabulary) {
    return new Diagram(Compiler.compile(model, judgments, vocabulary), vocabulary);
  }

  public String instrument() {
    return compilation.instrument();
  }

  /** Why there is no more than Drools to answer from; empty if there is. */
  public Optional<String> notCompiled() {
    return compilation instanceof NotCompiled not ? Optional.of(not.reason()) : Optional.empty();
  }

  /**
   * A use case of which the diagram and Drools say different things, its day under {@code asOf};
   * empty if none is met among a few thousand that are drawn by a seed.
   *
   * @param model that it was compiled from
   */
  public Optional<Map<String, Object>> disagreement(PolicyModel model, long seed) {
    return compiled == null
        ? Optional.empty()
        : Agreement.counterexample(model, compiled, vocabulary, seed);
  }

  Compilation compilation() {
    return compilation;
  }

  /** Number of nodes of all diagrams of the instrument. */
  public int nodeCount() {
    return compiled == null ? 0 : compiled.nodes().size();
  }

  /** What each row says if it fires; none if the model is not compiled. */
  public List<Finding> rows() {
    return compiled == null ? List.of() : compiled.rows();
  }

  /** What a row (0-based) leads to where it stands. */
  public Outcome outcomeOf(int row) {
    return compiled.alone().get(row);
  }

  /** Whether a row (0-based) gives the user something to do where it stands. */
  public boolean obliges(int row) {
    return compiled.obliges().get(row);
  }

  /**
   * What the instrument says of a use case on a day; empty if only Drools can tell, as it can:
   * every fact that the model may look at is known.
   */
  public Optional<Explored> explore(Facts facts, LocalDate asOf) {
    if (compiled != null) {
      return Optional.of(
          explored(Restriction.known(compiled.variables(), facts, asOf), constraint(facts)));
    }
    List<String> unknown = unknowns(facts);
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Double> open = new LinkedHashMap<>();
    unknown.forEach(u -> open.put(u, 0.0));
    return Optional.of(
        new Explored(
            null,
            new Possible(EnumSet.allOf(Outcome.class), open, new BitSet(), new BitSet(), false)));
  }

  /**
   * The days on which what the instrument says may become another. Between two of them it says the
   * same of the same use.
   */
  public List<LocalDate> turns() {
    return compiled.variables().stream()
        .filter(variable -> variable.fact().equals(Fact.DAY))
        .findFirst()
        .map(variable -> variable.partition().turns())
        .orElse(List.of());
  }

  /** What a compiled instrument says of whatever it sees the same of. */
  public Explored explore(Seen seen) {
    return explored(seen.known(), seen.constraint());
  }

  /**
   * @param linked names of facts that follow from an unknown one
   * @param known the class of each variable, or unknown
   */
  Seen seen(Set<String> linked, int[] known) {
    return new Seen(this, known, byLinked(linked));
  }

  private Explored explored(int[] known, Constraint constraint) {
    if (Restriction.isPoint(known)) {
      BitSet standing = compiled.standing(compiled.fired(known));
      Outcome outcome = compiled.outcome(standing);
      return new Explored(
          compiled, new Possible(Set.of(outcome), Map.of(), standing, standing, true));
    }
    try (Workspace workspace = Workspace.take()) {
      Restriction restriction = new Restriction(compiled.nodes(), constraint, known, workspace);
      return compiled.exact() ? exact(restriction, known, workspace) : coarse(restriction, known);
    }
  }

  private Explored exact(Restriction restriction, int[] known, Workspace workspace) {
    Nodes nodes = workspace.nodes(Integer.MAX_VALUE);
    Reach left = workspace.reach(nodes, restriction.left(compiled.outcome(), nodes));
    Map<String, Double> open = left.size() == 0 ? Map.of() : gains.of(left, workspace);
    BitSet certain = new BitSet();
    BitSet possible = new BitSet();
    BitSet alive = compiled.alive(known);
    for (int r = alive.nextSetBit(0); r >= 0; r = alive.nextSetBit(r + 1)) {
      int truths = restriction.truths(compiled.stands()[r]);
      possible.set(r, (truths & Restriction.TRUE) != 0);
      certain.set(r, truths == Restriction.TRUE);
    }
    return new Explored(
        compiled, new Possible(Compiled.outcomes(left.leaves()), open, certain, possible, true));
  }

  /**
   * The smallest changes of facts that give one of some outcomes for certain.
   *
   * @param changeable names of the facts that may change; {@code asOf} for the day
   * @return fewest facts first; none if the model has no diagrams
   */
  public List<Counterfactual> counterfactuals(
      Facts facts, LocalDate asOf, Set<Outcome> target, Collection<String> changeable) {
    if (!isExact()) {
      return List.of();
    }
    try (Workspace workspace = Workspace.take()) {
      return new CounterfactualSearch(
              compiled, this::constraint, vocabulary, facts, asOf, target, changeable, workspace)
          .find();
    }
  }

  /** What holds of every use case, the invariants of the policies included. */
  public Proof proof(Instrument instrument) {
    return proof(instrument, Invariant.load(List.of(instrument()), vocabulary));
  }

  /** The same by other invariants than those that come with the application. */
  public Proof proof(Instrument instrument, List<Invariant> invariants) {
    return new Prover(vocabulary, invariants).prove(compilation, instrument);
  }

  /** Whether it has diagrams, and not a row index alone. */
  public boolean isExact() {
    return compiled != null && compiled.exact();
  }

  /**
   * What changes from a day of this version to a day of another version of the instrument.
   *
   * @throws IllegalStateException if one has no diagrams
   */
  public Difference difference(LocalDate from, Diagram other, LocalDate to) {
    if (!isExact() || !other.isExact()) {
      throw new IllegalStateException(instrument() + " has no diagrams to compare");
    }
    return new Differences(vocabulary).between(compiled, from, other.compiled, to);
  }

  /** What changes to another version, on any day; the day is one of the facts. */
  public Difference difference(Diagram other) {
    return new Differences(vocabulary).onAnyDay(compiled, other.compiled);
  }

  /** The outcomes over all completions, and nothing else; of a compiled model with diagrams. */
  Set<Outcome> outcomes(Facts facts, LocalDate asOf) {
    int[] known = Restriction.known(compiled.variables(), facts, asOf);
    if (Restriction.isPoint(known)) {
      return Set.of(Compiled.outcome(compiled.at(compiled.outcome(), known)));
    }
    try (Workspace workspace = Workspace.take()) {
      return Compiled.outcomes(
          new Restriction(compiled.nodes(), constraint(facts), known, workspace)
              .leaves(compiled.outcome()));
    }
  }

  private Constraint constraint(Facts facts) {
    return byLinked(facts.linked().keySet());
  }

  private Constraint byLinked(Set<String> linked) {
    Constraint known = byLinked.get(linked);
    if (known == null) {
      Set<String> looksAt = new TreeSet<>(linked);
      looksAt.removeIf(name -> compiled.variable(name, null) < 0);
      known = constraint(looksAt);
      byLinked.put(Set.copyOf(linked), known);
    }
    return known;
  }

  /**
   * @param linked names of facts that the instrument looks at and that follow from an unknown one
   */
  Constraint constraint(Set<String> linked) {
    return constraints.computeIfAbsent(
        linked, names -> Constraint.of(compiled.variables(), names, vocabulary));
  }

  /**
   * A sound answer without diagrams: every outcome that a row which some column does not yet rule
   * out may lead to, and every unknown fact.
   */
  private Explored coarse(Restriction restriction, int[] known) {
    BitSet alive = new BitSet();
    alive.set(0, compiled.rows().size());
    BitSet firing = (BitSet) alive.clone();
    for (int root : compiled.columns()) {
      BitSet some = new BitSet();
      BitSet every = (BitSet) alive.clone();
      for (int leaf : restriction.reached(root)) {
        some.or(compiled.accepted().get(leaf));
        every.and(compiled.accepted().get(leaf));
      }
      alive.and(some);
      firing.and(every);
    }
    Set<Outcome> outcomes = EnumSet.of(Outcome.REVIEW_REQUIRED);
    alive.stream().forEach(r -> outcomes.add(compiled.alone().get(r)));
    BitSet certain = new BitSet();
    firing.stream().filter(r -> !compiled.threats().get(r).intersects(alive)).forEach(certain::set);
    Map<String, Double> open = new LinkedHashMap<>();
    for (int v = 0; v < known.length; v++) {
      if (known[v] == Restriction.UNKNOWN) {
        open.put(compiled.variables().get(v).fact(), 0.0);
      }
    }
    return new Explored(compiled, new Possible(outcomes, open, certain, alive, false));
  }

  /** The rows (0-based) that fire in every completion, whether or not others take them away. */
  public BitSet firing(Facts facts, LocalDate asOf) {
    int[] known = Restriction.known(compiled.variables(), facts, asOf);
    if (Restriction.isPoint(known)) {
      return compiled.fired(known);
    }
    BitSet firing = new BitSet();
    try (Workspace workspace = Workspace.take()) {
      Restriction restriction =
          new Restriction(compiled.nodes(), constraint(facts), known, workspace);
      for (int r = 0; r < compiled.fires().length; r++) {
        firing.set(r, restriction.certain(compiled.fires()[r]));
      }
    }
    return firing;
  }

  /**
   * Names of the unknown facts that the instrument looks at; those that follow stand for their
   * source.
   */
  public List<String> unknowns(Facts facts) {
    List<String> looksAt =
        compilation instanceof NotCompiled not
            ? not.looksAt()
            : compiled.variables().stream().map(Variable::fact).toList();
    Set<String> unknown = new LinkedHashSet<>();
    for (String fact : looksAt) {
      if (!facts.known().containsKey(fact) && !fact.equals(Order.DAY.name())) {
        Default rule = facts.linked().get(fact);
        unknown.add(rule == null ? fact : rule.source());
      }
    }
    return List.copyOf(unknown);
  }

  /**
   * The known facts, and a value for each unknown one: what to evaluate where no unknown makes a
   * difference.
   */
  public Map<String, Object> anyCompletion(Facts facts) {
    return Completion.of(facts, vocabulary);
  }
}
