package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Fact;
import java.util.List;
import java.util.Objects;

/**
 * What a node tests: a fact, the day, or whether a set-valued fact has one member.
 *
 * @param member null for a fact that is not set-valued
 * @param partition its values in classes; of a member, true and false
 */
public record Variable(String fact, String member, Partition partition) {
  /** The class of a member that is in a set, and of one that is not. */
  public static final int IS_IN = 0;

  public static final int IS_NOT_IN = 1;

  public static Variable of(Fact fact, Partition partition) {
    return new Variable(fact.name(), null, partition);
  }

  public static Variable ofMember(Fact fact, String member) {
    return new Variable(fact.name(), member, Partition.ofMember(fact));
  }

  /**
   * Index of a variable; -1 if there is none.
   *
   * @param member null for a fact that is not set-valued
   */
  public static int index(List<Variable> variables, String fact, String member) {
    for (int v = 0; v < variables.size(); v++) {
      Variable variable = variables.get(v);
      if (variable.fact().equals(fact) && Objects.equals(variable.member(), member)) {
        return v;
      }
    }
    return -1;
  }

  /** Number of classes. */
  public int size() {
    return partition.size();
  }
}
