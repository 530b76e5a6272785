package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Variables over which the diagrams of several instruments, or of several versions of one, can be
 * laid over each other: the facts of all of them, in classes that are fine enough for each.
 */
public final class Universe {
  /** An instrument has no variable for a fact, or for a member. */
  public static final int NOT_LOOKED_AT = -1;

  private final List<Variable> variables;
  private final Map<Functions, Own> own = new IdentityHashMap<>();
  private final List<Told> told;

  private Universe(List<Variable> variables) {
    this.variables = variables;
    this.told = Told.of(variables);
  }

  /**
   * The variables of an instrument by those of this universe.
   *
   * @param numbers of its variables here
   * @param classes of each of its variables, and each class of it here, its own class
   * @param byNumber of each variable here its own one, or {@link #NOT_LOOKED_AT}
   */
  private record Own(int[] numbers, int[][] classes, int[] byNumber) implements Nodes.Renaming {
    @Override
    public int variable(int variable) {
      return numbers[variable];
    }

    @Override
    public int[] classes(int variable) {
      return classes[variable];
    }
  }

  /**
   * @param more for facts what else has to be told apart; for a set-valued fact its members
   */
  public static Universe of(
      Collection<? extends Functions> instruments,
      Map<String, Constants> more,
      Vocabulary vocabulary) {
    List<Variable> all = new ArrayList<>();
    for (Fact fact : Order.of(vocabulary)) {
      Constants constants = more.getOrDefault(fact.name(), Constants.NONE);
      boolean looked = more.containsKey(fact.name());
      List<Variable> theirs = new ArrayList<>();
      for (Functions instrument : instruments) {
        for (Variable variable : instrument.variables()) {
          if (variable.fact().equals(fact.name())) {
            theirs.add(variable);
            constants = constants.and(variable.partition().constants());
            looked = true;
          }
        }
      }
      if (looked && fact.set()) {
        Constants named = constants;
        fact.allowedValues().stream()
            .filter(
                m ->
                    named.strings().contains(m)
                        || theirs.stream().anyMatch(t -> m.equals(t.member())))
            .forEach(m -> all.add(Variable.ofMember(fact, m)));
      } else if (looked) {
        all.add(Variable.of(fact, Partition.of(fact, constants)));
      }
    }
    Universe universe = new Universe(Order.tested(all));
    instruments.forEach(i -> universe.own.put(i, universe.own(i)));
    return universe;
  }

  private Own own(Functions instrument) {
    int[] numbers = new int[instrument.variables().size()];
    int[][] classes = new int[numbers.length][];
    int[] byNumber = new int[variables.size()];
    Arrays.fill(byNumber, NOT_LOOKED_AT);
    for (int v = 0; v < numbers.length; v++) {
      Variable theirs = instrument.variables().get(v);
      numbers[v] = index(theirs.fact(), theirs.member());
      byNumber[numbers[v]] = v;
      Partition ours = variables.get(numbers[v]).partition();
      classes[v] = new int[ours.size()];
      for (int k = 0; k < classes[v].length; k++) {
        classes[v][k] = theirs.partition().classOf(ours.representative(k));
      }
    }
    return new Own(numbers, classes, byNumber);
  }

  /** The number that a variable has for an instrument, or {@link #NOT_LOOKED_AT}. */
  public int own(Functions instrument, int variable) {
    return own.get(instrument).byNumber()[variable];
  }

  /** The class that a class of a variable is for an instrument that looks at it. */
  public int own(Functions instrument, int variable, int k) {
    return own.get(instrument).classes()[own(instrument, variable)][k];
  }

  /** The class of each variable as far as the facts say, as {@link Restriction#known} has it. */
  public int[] known(Facts facts, LocalDate asOf) {
    int[] known = new int[variables.size()];
    Arrays.fill(known, Restriction.UNKNOWN);
    for (Told fact : told) {
      fact.tell(facts, asOf, known);
    }
    return known;
  }

  /** The same for an instrument. */
  public int[] own(Functions instrument, int[] known) {
    Own theirs = own.get(instrument);
    int[] classes = new int[theirs.numbers().length];
    for (int v = 0; v < classes.length; v++) {
      int k = known[theirs.numbers()[v]];
      classes[v] = k == Restriction.UNKNOWN ? k : theirs.classes()[v][k];
    }
    return classes;
  }

  public List<Variable> variables() {
    return variables;
  }

  /** Index of a variable; -1 if there is none. */
  public int index(String fact, String member) {
    return Variable.index(variables, fact, member);
  }

  /** A truth value that is true where a fact has values for which something holds. */
  public int test(String fact, Predicate<Object> holds, Nodes nodes) {
    int v = index(fact, null);
    Partition partition = variables.get(v).partition();
    return nodes.test(v, partition.size(), k -> holds.test(partition.representative(k)));
  }

  /** A function of an instrument over the variables of this universe. */
  public int copy(Functions instrument, int root, Nodes into) {
    return into.copy(instrument.nodes(), root, new HashMap<>(), own.get(instrument));
  }
}
