package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
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
  private final List<Variable> variables;
  private final Map<Functions, Nodes.Renaming> renamings = new IdentityHashMap<>();

  private Universe(List<Variable> variables) {
    this.variables = variables;
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
    instruments.forEach(i -> universe.renamings.put(i, universe.renaming(i)));
    return universe;
  }

  private Nodes.Renaming renaming(Functions instrument) {
    int[] numbers = new int[instrument.variables().size()];
    int[][] classes = new int[numbers.length][];
    for (int v = 0; v < numbers.length; v++) {
      Variable theirs = instrument.variables().get(v);
      numbers[v] = index(theirs.fact(), theirs.member());
      Partition ours = variables.get(numbers[v]).partition();
      classes[v] = new int[ours.size()];
      for (int k = 0; k < classes[v].length; k++) {
        classes[v][k] = theirs.partition().classOf(ours.representative(k));
      }
    }
    return new Nodes.Renaming() {
      @Override
      public int variable(int variable) {
        return numbers[variable];
      }

      @Override
      public int[] classes(int variable) {
        return classes[variable];
      }
    };
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
    return into.copy(instrument.nodes(), root, new HashMap<>(), renamings.get(instrument));
  }
}
