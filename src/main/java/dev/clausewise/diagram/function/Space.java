package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All points there are over some variables, every fact known and none following from another: how
 * many of them a truth value holds for, and one of them.
 */
public final class Space {
  private final List<Variable> variables;
  private final Nodes nodes;
  private final Vocabulary vocabulary;
  private final int possible;
  private final BigInteger size;

  /**
   * @param nodes of all functions that are asked about, over these variables
   */
  public Space(List<Variable> variables, Nodes nodes, Vocabulary vocabulary) {
    this.variables = variables;
    this.nodes = nodes;
    this.vocabulary = vocabulary;
    Constraint constraint = Constraint.of(variables, List.of(), vocabulary);
    this.possible =
        nodes.copy(constraint.nodes(), constraint.root(), new HashMap<>(), Nodes.Renaming.NONE);
    this.size = count(possible);
  }

  /** The truth value for possible points alone. */
  public int within(int root) {
    return nodes.and(root, possible, new Memo());
  }

  /** Number of possible points, as combinations of classes. */
  public BigInteger size() {
    return size;
  }

  /** The share (0 to 1) of the possible points for which a truth value holds. */
  public double share(int root) {
    BigDecimal points = new BigDecimal(count(within(root)));
    return points.divide(new BigDecimal(size), MathContext.DECIMAL64).doubleValue();
  }

  private BigInteger count(int root) {
    return count(root, 0, new HashMap<>());
  }

  private BigInteger count(int node, int from, Map<Integer, BigInteger> memo) {
    int v = Math.min(nodes.variable(node), variables.size());
    BigInteger below;
    if (Nodes.isLeaf(node)) {
      below = node == Nodes.TRUE ? BigInteger.ONE : BigInteger.ZERO;
    } else {
      below = memo.get(node);
      if (below == null) {
        below = BigInteger.ZERO;
        for (int child : nodes.children(node)) {
          below = below.add(count(child, v + 1, memo));
        }
        memo.put(node, below);
      }
    }
    for (int skipped = from; skipped < v; skipped++) {
      below = below.multiply(BigInteger.valueOf(variables.get(skipped).size()));
    }
    return below;
  }

  /**
   * A use case for which a truth value holds, with no more facts than it takes: it holds whatever
   * the other facts are. The day is under {@code asOf}, if it takes one.
   */
  public Optional<Map<String, Object>> witness(int root) {
    int node = within(root);
    if (node == Nodes.FALSE) {
      return Optional.empty();
    }
    int[] known = new int[variables.size()];
    Arrays.fill(known, Restriction.UNKNOWN);
    while (!Nodes.isLeaf(node)) {
      int[] children = nodes.children(node);
      int k = 0;
      while (children[k] == Nodes.FALSE) {
        k++;
      }
      known[nodes.variable(node)] = k;
      node = children[k];
    }
    completeSets(known);
    Constraint constraint = new Constraint(nodes, possible);
    for (Fact fact : Order.of(vocabulary)) {
      int[] fewer = known.clone();
      for (int v = 0; v < fewer.length; v++) {
        if (variables.get(v).fact().equals(fact.name())) {
          fewer[v] = Restriction.UNKNOWN;
        }
      }
      if (!Arrays.equals(fewer, known) && new Restriction(nodes, constraint, fewer).certain(root)) {
        known = fewer;
      }
    }
    return Optional.of(facts(known));
  }

  /** A set of which something is known is known altogether: what was not asked for is not in it. */
  private void completeSets(int[] known) {
    for (int v = 0; v < known.length; v++) {
      Variable variable = variables.get(v);
      if (variable.member() != null && known[v] == Restriction.UNKNOWN) {
        for (int w = 0; w < known.length; w++) {
          boolean same = variables.get(w).fact().equals(variable.fact());
          if (same && known[w] != Restriction.UNKNOWN && w != v) {
            known[v] = 1;
          }
        }
      }
    }
  }

  private Map<String, Object> facts(int[] known) {
    Map<String, Object> facts = new LinkedHashMap<>();
    Map<String, List<Object>> sets = new LinkedHashMap<>();
    for (int v = 0; v < known.length; v++) {
      Variable variable = variables.get(v);
      if (known[v] == Restriction.UNKNOWN) {
        continue;
      }
      if (variable.member() == null) {
        facts.put(variable.fact(), variable.partition().representative(known[v]));
      } else {
        List<Object> members = sets.computeIfAbsent(variable.fact(), f -> new ArrayList<>());
        if (known[v] == 0) {
          members.add(variable.member());
        }
      }
    }
    sets.forEach((name, members) -> facts.put(name, withAMember(name, members)));
    return facts;
  }

  private List<Object> withAMember(String name, List<Object> members) {
    if (members.isEmpty()) {
      vocabulary.fact(name).orElseThrow().allowedValues().stream()
          .filter(m -> variables.stream().noneMatch(x -> m.equals(x.member())))
          .findFirst()
          .ifPresent(members::add);
    }
    return List.copyOf(members);
  }

  /** A use case as a case file has it. */
  public static String asCase(
      String id, Map<String, Object> facts, String instrument, String outcome) {
    StringBuilder yaml = new StringBuilder("- id: " + id + "\n");
    Object day = facts.getOrDefault(Fact.DAY, Completion.SOME_DAY);
    yaml.append("  asOf: \"").append(day).append("\"\n  facts:\n");
    facts.forEach(
        (name, value) -> {
          if (!name.equals(Fact.DAY)) {
            yaml.append("    ").append(name).append(": ").append(value).append('\n');
          }
        });
    return yaml.append("  expected:\n    ")
        .append(instrument)
        .append(":\n      outcome: ")
        .append(outcome)
        .append('\n')
        .toString();
  }
}
