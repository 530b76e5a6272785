package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.function.Elsewhere;
import dev.clausewise.diagram.function.Universe;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.engine.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An index of instruments by what they may be in scope of: of each class of each variable a set of
 * instruments that may say something other than that they do not apply. Those of a use case are in
 * the sets of all its known classes, so that an answer touches few of many instruments.
 *
 * <p>INVARIANT: it leaves out only instruments that apply in no completion. Some that it leaves in
 * may apply in none either; that their diagrams say. One without a diagram is always left in.
 */
final class Scope {
  private final int count;

  /** Those that may apply at all. */
  private final long[] ever;

  /** By variable and class; null where all of them may. */
  private final long[][][] may;

  private final List<Members> sets = new ArrayList<>();

  /**
   * A set-valued fact.
   *
   * @param variables of its members
   * @param without instruments that may apply to a set with none of the members that they look at
   * @param with by member, those that look at it and may apply where it is in the set
   */
  private record Members(int[] variables, long[] without, long[][] with) {}

  /**
   * @param all compiled instruments in their order; null for one that is not compiled
   */
  Scope(List<Compiled> all, Universe universe) {
    this.count = all.size();
    this.ever = none();
    this.may = new long[universe.variables().size()][][];
    for (int v = 0; v < may.length; v++) {
      may[v] = new long[universe.variables().get(v).size()][];
      for (int k = 0; k < may[v].length; k++) {
        may[v][k] = none();
      }
    }
    Set<String> facts = new LinkedHashSet<>();
    universe.variables().stream().filter(v -> v.member() != null).forEach(v -> facts.add(v.fact()));
    facts.forEach(fact -> sets.add(members(fact, universe)));
    for (int i = 0; i < count; i++) {
      add(i, all.get(i), universe);
    }
    for (long[][] classes : may) {
      for (int k = 0; k < classes.length; k++) {
        classes[k] = Arrays.equals(classes[k], ever) ? null : classes[k];
      }
    }
  }

  private long[] none() {
    return new long[(count + Long.SIZE - 1) / Long.SIZE];
  }

  private Members members(String fact, Universe universe) {
    int[] variables =
        IntStream.range(0, universe.variables().size())
            .filter(v -> universe.variables().get(v).fact().equals(fact))
            .toArray();
    long[][] with = new long[variables.length][];
    Arrays.setAll(with, m -> none());
    return new Members(variables, none(), with);
  }

  private void add(int i, Compiled compiled, Universe universe) {
    boolean indexed = compiled != null && compiled.exact();
    Elsewhere elsewhere =
        indexed
            ? new Elsewhere(
                compiled.variables(),
                compiled.nodes(),
                compiled.outcome(),
                Compiled.leaf(Outcome.NOT_APPLICABLE))
            : null;
    if (indexed && !elsewhere.isWith(v -> false, 0)) {
      return;
    }
    set(ever, i);
    boolean[][] classes = indexed ? elsewhere.classes() : null;
    for (int v = 0; v < may.length; v++) {
      int own = indexed ? universe.own(compiled, v) : Universe.NOT_LOOKED_AT;
      for (int k = 0; k < may[v].length; k++) {
        if (own == Universe.NOT_LOOKED_AT || classes[own][universe.own(compiled, v, k)]) {
          set(may[v][k], i);
        }
      }
    }
    for (Members members : sets) {
      add(i, indexed ? compiled : null, elsewhere, members, universe);
    }
  }

  private void add(
      int i, Compiled compiled, Elsewhere elsewhere, Members members, Universe universe) {
    BitSet looksAt = new BitSet();
    for (int m = 0; compiled != null && m < members.variables().length; m++) {
      int own = universe.own(compiled, members.variables()[m]);
      if (own != Universe.NOT_LOOKED_AT) {
        looksAt.set(own);
        if (isSet(may[members.variables()[m]][Variable.IS_IN], i)) {
          set(members.with()[m], i);
        }
      }
    }
    if (looksAt.isEmpty() || elsewhere.isWith(looksAt::get, Variable.IS_NOT_IN)) {
      set(members.without(), i);
    }
  }

  private static void set(long[] bits, int i) {
    bits[i / Long.SIZE] |= 1L << i;
  }

  private static boolean isSet(long[] bits, int i) {
    return (bits[i / Long.SIZE] >> i & 1) != 0;
  }

  /**
   * The numbers of the instruments that may apply, as bits.
   *
   * @param known the class of each variable, or unknown
   */
  long[] of(int[] known) {
    long[] left = ever.clone();
    for (int v = 0; v < known.length; v++) {
      if (known[v] >= 0 && may[v][known[v]] != null) {
        and(left, may[v][known[v]]);
      }
    }
    for (Members members : sets) {
      if (known[members.variables()[0]] >= 0) {
        long[] some = members.without().clone();
        for (int m = 0; m < members.variables().length; m++) {
          if (known[members.variables()[m]] == Variable.IS_IN) {
            or(some, members.with()[m]);
          }
        }
        and(left, some);
      }
    }
    return left;
  }

  private static void and(long[] bits, long[] others) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] &= others[i];
    }
  }

  private static void or(long[] bits, long[] others) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] |= others[i];
    }
  }
}
