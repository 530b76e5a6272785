package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which points there are, as a truth value over classes: a subdivision lies in its country, a
 * set-valued fact has a member, and a fact that follows from another has the value that follows.
 */
public record Constraint(Nodes nodes, int root) {

  /**
   * @param linked names of the facts that follow from others by their default
   */
  public static Constraint of(
      List<Variable> variables, Collection<String> linked, Vocabulary vocabulary) {
    Nodes nodes = new Nodes();
    Memo memo = new Memo();
    int root = Nodes.TRUE;
    for (Fact fact : vocabulary.facts()) {
      if (fact.set()) {
        root = nodes.and(root, hasAMember(fact, variables, nodes), memo);
      }
      Default rule = fact.byDefault().orElse(null);
      boolean holds = rule instanceof Default.CountryOf || linked.contains(fact.name());
      int follower = Variable.index(variables, fact.name(), null);
      int source = rule == null ? -1 : Variable.index(variables, rule.source(), null);
      if (holds && rule != null && follower >= 0 && source >= 0) {
        root = nodes.and(root, follows(rule, source, follower, variables, nodes), memo);
      }
    }
    return new Constraint(nodes, root);
  }

  /** A set may have none of the members that are variables only if there are others. */
  private static int hasAMember(Fact fact, List<Variable> variables, Nodes nodes) {
    int some = Nodes.FALSE;
    int members = 0;
    Memo memo = new Memo();
    for (int v = 0; v < variables.size(); v++) {
      if (variables.get(v).fact().equals(fact.name())) {
        some = nodes.or(some, nodes.test(v, 2, k -> k == 0), memo);
        members++;
      }
    }
    return members == fact.allowedValues().size() ? some : Nodes.TRUE;
  }

  /** The pairs of classes that some value and the one that follows from it are of. */
  private static int follows(
      Default rule, int source, int follower, List<Variable> variables, Nodes nodes) {
    Partition from = variables.get(source).partition();
    Partition to = variables.get(follower).partition();
    Partition finer =
        rule instanceof Default.TrueIf trueIf
            ? Partition.of(from.fact(), from.constants().and(Constants.of(List.of(trueIf.value()))))
            : Partition.of(from.fact(), from.constants().and(to.constants()));
    Set<Long> pairs = new HashSet<>();
    for (Object value : finer.cells()) {
      pairs.add(Nodes.pair(from.classOf(value), to.classOf(rule.from(value))));
    }
    int upper = Math.min(source, follower);
    int lower = Math.max(source, follower);
    int[] children = new int[variables.get(upper).size()];
    for (int k = 0; k < children.length; k++) {
      int above = k;
      children[k] =
          nodes.test(
              lower,
              variables.get(lower).size(),
              below ->
                  pairs.contains(
                      upper == source ? Nodes.pair(above, below) : Nodes.pair(below, above)));
    }
    return nodes.node(upper, children);
  }
}
