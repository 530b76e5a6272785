package dev.clausewise.diagram.prove;

import dev.clausewise.diagram.compile.Compilation;
import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.compile.NotCompiled;
import dev.clausewise.diagram.function.Completion;
import dev.clausewise.diagram.function.Constraint;
import dev.clausewise.diagram.function.Memo;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Order;
import dev.clausewise.diagram.function.Restriction;
import dev.clausewise.diagram.function.Space;
import dev.clausewise.diagram.function.Universe;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Outcome;
import dev.clausewise.register.Clause;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Proves of instruments what holds of every use case, by operations on their diagrams alone. */
public final class Prover {
  private final Vocabulary vocabulary;
  private final List<Invariant> invariants;

  public Prover(Vocabulary vocabulary, List<Invariant> invariants) {
    this.vocabulary = vocabulary;
    this.invariants = invariants;
  }

  /**
   * @param instrument null for a model whose clauses are in no register
   */
  public Proof prove(Compilation compilation, Instrument instrument) {
    if (!(compilation instanceof Compiled compiled) || !compiled.exact()) {
      String reason =
          compilation instanceof NotCompiled not
              ? not.reason()
              : "its diagrams have more nodes than they may have";
      return new Proof(
          compilation.instrument(),
          false,
          reason,
          "0",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }
    Universe universe = Universe.of(List.of(compiled), Map.of(), vocabulary);
    Nodes nodes = new Nodes();
    int[] fires = copied(compiled.fires(), compiled, universe, nodes);
    int[] stands = copied(compiled.stands(), compiled, universe, nodes);
    Space space = new Space(universe.variables(), nodes, vocabulary);
    List<Proof.Row> dead = new ArrayList<>();
    List<Proof.Row> shadowed = new ArrayList<>();
    int decided = Nodes.FALSE;
    for (int r = 0; r < fires.length; r++) {
      decided = nodes.or(decided, fires[r], new Memo());
      Proof.Row row = new Proof.Row(r + 1, compiled.rows().get(r).clause());
      if (space.within(fires[r]) == Nodes.FALSE) {
        if (!row.clause().equals(Instrument.NOT_ENCODED)) { // which waits for values to come
          dead.add(row);
        }
      } else if (space.within(stands[r]) == Nodes.FALSE) {
        shadowed.add(row);
      }
    }
    int gap = nodes.not(decided, new HashMap<>());
    List<Proof.Gap> gaps =
        space.witness(gap).map(w -> new Proof.Gap(space.share(gap), w)).stream().toList();
    return new Proof(
        compiled.instrument(),
        true,
        null,
        space.size().toString(),
        gaps,
        List.copyOf(dead),
        List.copyOf(shadowed),
        overlaps(compiled, stands, nodes, space),
        Stream.concat(
                invariants.stream().filter(i -> concerns(i, compiled.instrument())),
                ofCoverage(instrument).stream())
            .map(i -> check(i, compiled, instrument))
            .toList());
  }

  private List<Invariant> ofCoverage(Instrument instrument) {
    return instrument == null ? List.of() : CoverageInvariants.of(instrument, vocabulary);
  }

  private static boolean concerns(Invariant invariant, String instrument) {
    return !(invariant.claim() instanceof Invariant.Claim.NeverOnly)
        && (invariant.instruments().isEmpty() || invariant.instruments().contains(instrument));
  }

  private static int[] copied(int[] roots, Compiled compiled, Universe universe, Nodes nodes) {
    int[] copies = new int[roots.length];
    for (int r = 0; r < roots.length; r++) {
      copies[r] = universe.copy(compiled, roots[r], nodes);
    }
    return copies;
  }

  private static List<Proof.Overlap> overlaps(
      Compiled compiled, int[] stands, Nodes nodes, Space space) {
    List<Proof.Overlap> overlaps = new ArrayList<>();
    for (int r = 0; r < stands.length; r++) {
      for (int s = r + 1; s < stands.length; s++) {
        Finding one = compiled.rows().get(r);
        Finding other = compiled.rows().get(s);
        boolean contradict =
            one.clause().equals(other.clause())
                && one.effect().equals(other.effect())
                && one.condition().equals(other.condition())
                && compiled.alone().get(r) != compiled.alone().get(s);
        if (contradict) {
          int both = nodes.and(stands[r], stands[s], new Memo());
          int row = r + 1;
          int second = s + 1;
          space
              .witness(both)
              .ifPresent(w -> overlaps.add(new Proof.Overlap(one.clause(), row, second, w)));
        }
      }
    }
    return overlaps;
  }

  /** Checks an invariant about one instrument. */
  Proof.Checked check(Invariant invariant, Compiled compiled, Instrument instrument) {
    Map<String, Constants> constants = new TreeMap<>();
    invariant.when().constants(constants);
    Universe universe = Universe.of(List.of(compiled), constants, vocabulary);
    Nodes nodes = new Nodes();
    int when = invariant.when().truth(universe, nodes);
    int violated =
        nodes.and(
            when, violated(invariant.claim(), compiled, instrument, universe, nodes), new Memo());
    Space space = new Space(universe.variables(), nodes, vocabulary);
    Optional<Map<String, Object>> counterexample = space.witness(violated);
    return checked(invariant, counterexample, c -> outcome(c, compiled));
  }

  private static Proof.Checked checked(
      Invariant invariant,
      Optional<Map<String, Object>> counterexample,
      Function<Map<String, Object>, Outcome> outcome) {
    return new Proof.Checked(
        invariant.id(),
        invariant.says(),
        invariant.clauses(),
        counterexample.isEmpty(),
        counterexample.orElse(null),
        counterexample.map(outcome).orElse(null));
  }

  private Outcome outcome(Map<String, Object> useCase, Compiled compiled) {
    Map<String, Object> facts = new HashMap<>(useCase);
    LocalDate day = (LocalDate) facts.remove(Order.DAY.name());
    int[] known =
        Restriction.known(
            compiled.variables(), Facts.known(facts), day == null ? Completion.SOME_DAY : day);
    Constraint constraint = Constraint.of(compiled.variables(), List.of(), vocabulary);
    Restriction left = new Restriction(compiled.nodes(), constraint, known);
    return Outcome.toActOn(Compiled.outcomes(left.leaves(compiled.outcome())));
  }

  private static int violated(
      Invariant.Claim claim,
      Compiled compiled,
      Instrument instrument,
      Universe universe,
      Nodes nodes) {
    if (claim instanceof Invariant.Claim.Always always) {
      return outcomeIs(o -> !always.outcomes().contains(o), compiled, universe, nodes);
    }
    if (claim instanceof Invariant.Claim.Never never) {
      return outcomeIs(never.outcomes()::contains, compiled, universe, nodes);
    }
    if (claim instanceof Invariant.Claim.NeverCites never) {
      return stands(never.clauses(), compiled, universe, nodes);
    }
    if (claim instanceof Invariant.Claim.Cites cites) {
      int missing = Nodes.FALSE;
      for (String clause : cites.clauses()) {
        int stands = stands(List.of(clause), compiled, universe, nodes);
        missing = nodes.or(missing, nodes.not(stands, new HashMap<>()), new Memo());
      }
      return missing;
    }
    if (claim instanceof Invariant.Claim.ProhibitionsStand) {
      return prohibitionFallen(compiled, instrument, universe, nodes);
    }
    throw new IllegalStateException("a claim about several instruments");
  }

  private static int outcomeIs(
      Predicate<Outcome> some, Compiled compiled, Universe universe, Nodes nodes) {
    int outcome = universe.copy(compiled, compiled.outcome(), nodes);
    return nodes.map(
        outcome,
        new HashMap<>(),
        leaf -> some.test(Compiled.outcome(leaf)) ? Nodes.TRUE : Nodes.FALSE);
  }

  private static int stands(
      List<String> clauses, Compiled compiled, Universe universe, Nodes nodes) {
    int some = Nodes.FALSE;
    for (int r = 0; r < compiled.rows().size(); r++) {
      if (clauses.contains(compiled.rows().get(r).clause())) {
        int stands = universe.copy(compiled, compiled.stands()[r], nodes);
        some = nodes.or(some, stands, new Memo());
      }
    }
    return some;
  }

  private static int prohibitionFallen(
      Compiled compiled, Instrument instrument, Universe universe, Nodes nodes) {
    int[] fires = copied(compiled.fires(), compiled, universe, nodes);
    int milder = outcomeIs(o -> o != Outcome.PROHIBITED, compiled, universe, nodes);
    int fallen = Nodes.FALSE;
    for (int r = 0; r < fires.length; r++) {
      Finding row = compiled.rows().get(r);
      if (!row.effect().equals("prohibits") || !row.status().equals("none")) {
        continue;
      }
      int lifted = Nodes.FALSE;
      for (int s = 0; s < fires.length; s++) {
        Finding other = compiled.rows().get(s);
        boolean excepts =
            instrument
                .clause(other.clause())
                .map(Clause::defeats)
                .orElse(List.of())
                .contains(row.clause());
        if (excepts || other.status().equals("outside")) {
          lifted = nodes.or(lifted, fires[s], new Memo());
        }
      }
      int unexcepted = nodes.and(fires[r], nodes.not(lifted, new HashMap<>()), new Memo());
      fallen = nodes.or(fallen, nodes.and(unexcepted, milder, new Memo()), new Memo());
    }
    return fallen;
  }

  /** Checks the invariants about several instruments together. */
  public List<Proof.Checked> checkTogether(List<Compiled> all) {
    List<Proof.Checked> checked = new ArrayList<>();
    for (Invariant invariant : invariants) {
      if (invariant.claim() instanceof Invariant.Claim.NeverOnly claim) {
        List<Compiled> instruments =
            all.stream()
                .filter(
                    c ->
                        invariant.instruments().isEmpty()
                            || invariant.instruments().contains(c.instrument()))
                .toList();
        checked.add(check(invariant, claim, instruments));
      }
    }
    return checked;
  }

  private Proof.Checked check(
      Invariant invariant, Invariant.Claim.NeverOnly claim, List<Compiled> instruments) {
    Map<String, Constants> constants = new TreeMap<>();
    invariant.when().constants(constants);
    Universe universe = Universe.of(instruments, constants, vocabulary);
    Nodes nodes = new Nodes();
    int violated = invariant.when().truth(universe, nodes);
    int unknown = universe.index(claim.unknown(), null);
    for (Compiled compiled : instruments) {
      int only = outcomeIs(claim.outcomes()::contains, compiled, universe, nodes);
      violated = nodes.and(violated, forAll(unknown, only, nodes, new HashMap<>()), new Memo());
    }
    Space space = new Space(universe.variables(), nodes, vocabulary);
    Optional<Map<String, Object>> counterexample = space.witness(violated);
    return checked(invariant, counterexample, c -> claim.outcomes().get(0));
  }

  /** Where a truth value holds for every class of a variable. */
  private static int forAll(int variable, int root, Nodes nodes, Map<Integer, Integer> memo) {
    if (nodes.variable(root) > variable) {
      return root;
    }
    Integer known = memo.get(root);
    if (known != null) {
      return known;
    }
    int[] below = nodes.children(root);
    int result;
    if (nodes.variable(root) == variable) {
      result = Nodes.TRUE;
      for (int child : below) {
        result = nodes.and(result, child, new Memo());
      }
    } else {
      int[] children = new int[below.length];
      for (int k = 0; k < children.length; k++) {
        children[k] = forAll(variable, below[k], nodes, memo);
      }
      result = nodes.node(nodes.variable(root), children);
    }
    memo.put(root, result);
    return result;
  }
}
