package dev.clausewise.diagram;

import dev.clausewise.engine.Column;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One walk through the completions of a use case: depth first over its unknowns, never twice
 * through the same state, and no deeper than a row alive can still make a difference.
 */
final class Walk {
  private static final Object ANY_OTHER = new Object();
  private static final int MOST_COMBINATIONS = 64;

  /** There were more states than the walk may visit. */
  static final class OverBudget extends RuntimeException {
    OverBudget() {
      super(null, null, false, false);
    }
  }

  private record State(int depth, BitSet alive, List<Object> pending) {}

  private final PolicyModel model;
  private final Judgments judgments;
  private final Unknowns unknowns;
  private final Rows rows;
  private final int budget;
  private final Facts facts;
  private final LocalDate asOf;
  private final List<Variable> variables;
  private final List<Column> columns;
  private final List<List<Integer>> support = new ArrayList<>();
  private final Nodes nodes = new Nodes();
  private final Map<State, Integer> seen = new HashMap<>();
  private final Map<List<Object>, BitSet> accepted = new HashMap<>();
  private final Map<Column, BitSet> always = new HashMap<>();
  private final BitSet start;
  private final Object[] assigned;
  private final Integer[] countryOf;
  private final boolean[] enumerated;
  private int satisfactions;

  /**
   * @param budget states to visit at most
   */
  Walk(
      PolicyModel model,
      Judgments judgments,
      Unknowns unknowns,
      Rows rows,
      Facts facts,
      LocalDate asOf,
      int budget) {
    this.model = model;
    this.judgments = judgments;
    this.unknowns = unknowns;
    this.rows = rows;
    this.budget = budget;
    this.columns = model.columns();
    this.facts = facts;
    this.asOf = asOf;
    this.variables = inColumnOrder(unknowns.variables(facts));
    this.assigned = new Object[variables.size()];
    this.countryOf = new Integer[variables.size()];
    this.enumerated = new boolean[variables.size()];
    for (int v = 0; v < enumerated.length; v++) {
      enumerated[v] = unknowns.enumerated(variables.get(v));
    }
    for (Map.Entry<String, String> pair : unknowns.subdivisions().entrySet()) {
      int country = index(pair.getKey());
      int part = index(pair.getValue());
      if (country >= 0 && part >= 0) {
        countryOf[part] = country;
      }
    }
    this.start = new BitSet();
    start.set(0, model.rowCount());
    for (Column column : columns) {
      List<Integer> free = new ArrayList<>();
      for (int v = 0; v < variables.size(); v++) {
        if (dependsOn(column, variables.get(v))) {
          free.add(v);
        }
      }
      support.add(free);
    }
    for (Column column : columns) {
      if (start.intersects(picky(column))) {
        settle(column);
      }
    }
  }

  /**
   * Decides a column as far as the known facts do: the rows that it accepts in no completion go,
   * those that it accepts in every one need not ask it, and if that is all, it has no unknown left.
   * Columns with many combinations are left to the walk.
   */
  private void settle(Column column) {
    List<BitSet> seen = new ArrayList<>();
    if (!combinations(column, 0, seen)) {
      return;
    }
    BitSet some = new BitSet();
    BitSet every = (BitSet) seen.get(0).clone();
    for (BitSet accepting : seen) {
      some.or(accepting);
      every.and(accepting);
    }
    start.and(some);
    always.put(column, every);
    if (some.equals(every)) {
      support.set(column.index(), List.of());
    }
  }

  /**
   * Collects what a column accepts in each combination that it can tell apart; false if there are
   * too many.
   */
  private boolean combinations(Column column, int position, List<BitSet> seen) {
    List<Integer> free = support.get(column.index());
    if (position == free.size()) {
      seen.add(accepting(column));
      return seen.size() <= MOST_COMBINATIONS;
    }
    int variable = free.get(position);
    Set<Object> told = new HashSet<>();
    boolean few = true;
    for (Object value : variables.get(variable).values()) {
      assigned[variable] = value;
      if (possible(variable) && (!restricting(variable) && !told.add(asSeenBy(column, variable)))) {
        continue;
      }
      few = !possible(variable) || combinations(column, position + 1, seen);
      if (!few) {
        break;
      }
    }
    assigned[variable] = null;
    return few;
  }

  /**
   * Whether a variable is the country of another: then its values differ by what they leave
   * possible.
   */
  private boolean restricting(int variable) {
    return unknowns.subdivisions().containsKey(variables.get(variable).fact());
  }

  /**
   * Analysts put the columns that decide most first; and the variables of one column belong
   * together.
   */
  private List<Variable> inColumnOrder(List<Variable> unordered) {
    List<Variable> ordered = new ArrayList<>();
    for (Column column : columns) {
      unordered.stream()
          .filter(v -> !ordered.contains(v) && dependsOn(column, v))
          .forEach(ordered::add);
    }
    return ordered;
  }

  private int index(String fact) {
    for (int v = 0; v < variables.size(); v++) {
      if (variables.get(v).fact().equals(fact)) {
        return v;
      }
    }
    return -1;
  }

  /**
   * Whether the value of a variable goes with those before it: a subdivision lies in its country.
   */
  private boolean possible(int variable) {
    Integer country = countryOf[variable];
    return country == null
        || assigned[country] == null
        || ((String) assigned[variable]).startsWith(assigned[country] + "-");
  }

  private BitSet picky(Column column) {
    return rows.picky().get(column.index());
  }

  /**
   * Whether a column can tell values of a variable apart, or values of what the variable restricts.
   */
  private boolean dependsOn(Column column, Variable variable) {
    String part = unknowns.subdivisions().get(variable.fact());
    return dependsOn(column, variable.fact())
            && (variable.member() == null || column.constants().contains(variable.member()))
        || part != null && dependsOn(column, part);
  }

  /** The value, or a mark that stands for all those that a column cannot tell apart. */
  private Object asSeenBy(Column column, int variable) {
    Object value = assigned[variable];
    boolean named = !enumerated[variable] || column.constants().contains(value);
    return named ? value : ANY_OTHER;
  }

  private boolean dependsOn(Column column, String fact) {
    return column.looksAt().contains(fact) && !facts.known().containsKey(fact)
        || facts.linked().entrySet().stream()
            .anyMatch(
                l -> l.getValue().source().equals(fact) && column.looksAt().contains(l.getKey()));
  }

  Possible result() {
    int root = below(0, start);
    Set<Outcome> outcomes = nodes.outcomes(root, Map.of());
    Map<String, Double> open = new LinkedHashMap<>();
    for (int v : nodes.variables(root)) {
      open.computeIfAbsent(variables.get(v).fact(), f -> settles(root, f));
    }
    return withRows(outcomes, open, true);
  }

  /**
   * The share of the values of a fact after which one outcome is left; of a set, of each member
   * alone and of none.
   */
  private double settles(int root, String fact) {
    List<Integer> mine = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      if (variables.get(v).fact().equals(fact)) {
        mine.add(v);
      }
    }
    List<Map<Integer, Integer>> answers = new ArrayList<>();
    if (variables.get(mine.get(0)).member() == null) {
      for (int i = 0; i < variables.get(mine.get(0)).values().size(); i++) {
        answers.add(Map.of(mine.get(0), i));
      }
    } else {
      for (int chosen = -1; chosen < mine.size(); chosen++) {
        Map<Integer, Integer> answer = new HashMap<>();
        for (int m = 0; m < mine.size(); m++) {
          answer.put(mine.get(m), m == chosen ? 0 : 1);
        }
        answers.add(answer);
      }
    }
    int possible = 0;
    int settled = 0;
    for (Map<Integer, Integer> answer : answers) {
      int left = nodes.outcomes(root, answer).size();
      possible += left > 0 ? 1 : 0;
      settled += left == 1 ? 1 : 0;
    }
    return possible == 0 ? 0.0 : (double) settled / possible;
  }

  /** The node below a state: the variables up to a depth assigned, these rows not yet ruled out. */
  private int below(int depth, BitSet from) {
    BitSet alive = reduced(depth, from);
    int next = next(depth, alive);
    if (next == variables.size()) {
      return Nodes.leaf(judgments.of(alive).outcome());
    }
    State state = new State(next, alive, pending(next, alive));
    Integer known = seen.get(state);
    if (known != null) {
      return known;
    }
    if (seen.size() >= budget) {
      throw new OverBudget();
    }
    Variable variable = variables.get(next);
    int[] children = new int[variable.values().size()];
    for (int i = 0; i < children.length; i++) {
      assigned[next] = variable.values().get(i);
      children[i] = possible(next) ? below(next + 1, narrowed(next, alive)) : Nodes.IMPOSSIBLE;
    }
    assigned[next] = null;
    int node = nodes.node(next, children);
    seen.put(state, node);
    return node;
  }

  /**
   * The rows that can still make a difference to the outcome. A row that fires for certain and that
   * nothing alive threatens is secure: what it threatens is gone, and what is no stricter and
   * threatens nothing may go.
   */
  private BitSet reduced(int depth, BitSet from) {
    BitSet alive = (BitSet) from.clone();
    BitSet secure = withoutThreatened(depth, alive);
    if (secure.isEmpty()) {
      return alive;
    }
    int strictest =
        secure.stream().boxed().max(Comparator.comparing(rows.alone()::get)).orElseThrow();
    for (int r = alive.nextSetBit(0); r >= 0; r = alive.nextSetBit(r + 1)) {
      boolean milder = rows.alone().get(r).compareTo(rows.alone().get(strictest)) <= 0;
      int row = r;
      boolean threatens = alive.stream().anyMatch(x -> x != row && rows.threats().get(x).get(row));
      if (r != strictest && milder && !threatens) {
        alive.clear(r);
      }
    }
    return alive;
  }

  /** Takes away from the rows alive what a secure row threatens, and returns the secure rows. */
  private BitSet withoutThreatened(int depth, BitSet alive) {
    while (true) {
      BitSet secure = new BitSet();
      for (int r = alive.nextSetBit(0); r >= 0; r = alive.nextSetBit(r + 1)) {
        if (!rows.threats().get(r).intersects(alive) && fires(depth, r)) {
          secure.set(r);
        }
      }
      BitSet gone = new BitSet();
      for (int r = alive.nextSetBit(0); r >= 0; r = alive.nextSetBit(r + 1)) {
        if (rows.threats().get(r).intersects(secure)) {
          gone.set(r);
        }
      }
      if (gone.isEmpty()) {
        return secure;
      }
      alive.andNot(gone);
    }
  }

  /** The rows that fire in every completion. */
  BitSet firing() {
    BitSet firing = new BitSet();
    start.stream().filter(r -> fires(0, r)).forEach(firing::set);
    return firing;
  }

  /** Whether a row alive fires whatever the variables from a depth on. */
  private boolean fires(int depth, int row) {
    for (Column column : columns) {
      List<Integer> free = support.get(column.index());
      boolean asks =
          picky(column).get(row) && !(always.containsKey(column) && always.get(column).get(row));
      if (!free.isEmpty() && free.get(free.size() - 1) >= depth && asks) {
        return false;
      }
    }
    return true;
  }

  /** The first variable from a depth on that some row alive still turns on. */
  private int next(int depth, BitSet alive) {
    int next = variables.size();
    for (Column column : columns) {
      if (alive.intersects(picky(column))) {
        for (int v : support.get(column.index())) {
          if (v >= depth && v < next) {
            next = v;
          }
        }
      }
    }
    return next;
  }

  /** The values so far that columns not yet decided will need. */
  private List<Object> pending(int depth, BitSet alive) {
    List<Object> values = new ArrayList<>();
    BitSet needed = new BitSet();
    for (Column column : columns) {
      List<Integer> free = support.get(column.index());
      if (!free.isEmpty()
          && free.get(free.size() - 1) >= depth
          && alive.intersects(picky(column))) {
        for (int v : free) {
          if (v < depth && assigned[v] != null) {
            needed.set(v, needed.get(v) || asSeenBy(column, v) != ANY_OTHER);
          }
        }
      }
    }
    needed.stream().forEach(v -> values.add(List.of(v, assigned[v])));
    return values;
  }

  /** The rows that stay alive once every column whose last unknown is this variable is decided. */
  private BitSet narrowed(int variable, BitSet alive) {
    BitSet narrowed = (BitSet) alive.clone();
    for (Column column : columns) {
      List<Integer> free = support.get(column.index());
      if (!free.isEmpty()
          && free.get(free.size() - 1) == variable
          && narrowed.intersects(picky(column))) {
        narrowed.and(accepting(column));
      }
    }
    return narrowed;
  }

  private BitSet accepting(Column column) {
    List<Object> key = new ArrayList<>();
    key.add(column.index());
    Map<Variable, Object> values = new LinkedHashMap<>();
    for (int v : support.get(column.index())) {
      // A variable that was skipped cannot matter to the rows alive: any value of it will do.
      Object value = assigned[v] == null ? variables.get(v).values().get(0) : assigned[v];
      key.add(assigned[v] == null ? ANY_OTHER : asSeenBy(column, v));
      values.put(variables.get(v), value);
    }
    BitSet known = accepted.get(key);
    if (known == null) {
      known =
          model.accepting(
              column.index(), model.value(column, unknowns.complete(facts, values), asOf));
      accepted.put(key, known);
    }
    return known;
  }

  /**
   * Adds which rows stand in every and in some completion; a row that only others could take away
   * may be listed too many.
   */
  private Possible withRows(Set<Outcome> outcomes, Map<String, Double> open, boolean exact) {
    BitSet alive = (BitSet) start.clone();
    BitSet secure = withoutThreatened(0, alive);
    BitSet possible = new BitSet();
    for (int r = alive.nextSetBit(0); r >= 0; r = alive.nextSetBit(r + 1)) {
      satisfactions = 0;
      possible.set(r, secure.get(r) || satisfiable(0, r));
    }
    return new Possible(outcomes, open, secure, possible, exact);
  }

  private boolean satisfiable(int depth, int row) {
    BitSet one = new BitSet();
    one.set(row);
    int next = next(depth, one);
    if (next == variables.size() || ++satisfactions > budget) {
      return true;
    }
    for (Object value : variables.get(next).values()) {
      assigned[next] = value;
      boolean found = possible(next) && narrowed(next, one).get(row) && satisfiable(next + 1, row);
      assigned[next] = null;
      if (found) {
        return true;
      }
    }
    return false;
  }

  /**
   * A sound answer without the walk: every outcome that some row may lead to, every unknown that a
   * row may turn on.
   */
  Possible coarse() {
    Arrays.fill(assigned, null);
    Set<Outcome> outcomes = EnumSet.of(Outcome.REVIEW_REQUIRED);
    start.stream().forEach(r -> outcomes.add(rows.alone().get(r)));
    Map<String, Double> open = new LinkedHashMap<>();
    columns.stream()
        .filter(c -> start.intersects(picky(c)))
        .flatMap(c -> support.get(c.index()).stream())
        .sorted()
        .forEach(v -> open.put(variables.get(v).fact(), 0.0));
    return withRows(outcomes, open, false);
  }
}
