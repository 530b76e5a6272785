package dev.clausewise.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much the answer to each open fact is expected to settle: the share of the uncertainty about
 * the outcome (its entropy) that goes once the fact is known, where every value of the vocabulary
 * is as likely as any other of the same fact. One pass down and one up the diagram.
 */
final class Gains {
  private final Nodes nodes;
  private final List<Variable> variables;
  private final int leaves;
  private final Map<Integer, double[]> below = new HashMap<>();

  private Gains(Nodes nodes, List<Variable> variables, int leaves) {
    this.nodes = nodes;
    this.variables = variables;
    this.leaves = leaves;
  }

  /**
   * @param leaves how many values a leaf may have
   * @return fact to share (0 to 1), for exactly the facts that the function depends on, in the
   *     order of the variables
   */
  static Map<String, Double> of(Nodes nodes, int root, List<Variable> variables, int leaves) {
    return new Gains(nodes, variables, leaves).gains(root);
  }

  private Map<String, Double> gains(int root) {
    List<Integer> inner = reached(root);
    inner.sort(Comparator.comparing(nodes::variable));
    for (int i = inner.size() - 1; i >= 0; i--) {
      below.put(inner.get(i), mixed(inner.get(i)));
    }
    Map<Integer, Double> flow = new HashMap<>(Map.of(root, 1.0));
    Map<Integer, double[][]> given = new HashMap<>();
    double[] all = distribution(root);
    for (int node : inner) {
      int v = nodes.variable(node);
      int[] children = nodes.children(node);
      double here = flow.getOrDefault(node, 0.0);
      double[] shares = shares(v, children);
      double[][] each = given.computeIfAbsent(v, x -> start(all, shares.length));
      double[] mine = below.get(node);
      for (int k = 0; k < children.length; k++) {
        boolean possible = children[k] != Nodes.IMPOSSIBLE;
        double[] theirs = possible ? distribution(children[k]) : mine;
        for (int o = 0; o < leaves; o++) {
          each[k][o] += here * (theirs[o] - mine[o]);
        }
        if (possible && !Nodes.isLeaf(children[k])) {
          flow.merge(children[k], here * shares[k], Double::sum);
        }
      }
    }
    double open = entropy(all);
    Map<String, Double> gains = new LinkedHashMap<>();
    for (int v = 0; v < variables.size(); v++) {
      if (given.containsKey(v)) {
        double left = 0;
        double[] shares = shares(v, null);
        for (int k = 0; k < shares.length; k++) {
          left += shares[k] * entropy(given.get(v)[k]);
        }
        double gain = open <= 0 ? 0 : Math.max(0, (open - left) / open);
        gains.merge(variables.get(v).fact(), gain, (a, b) -> Math.min(1, a + b));
      }
    }
    return gains;
  }

  private List<Integer> reached(int root) {
    Set<Integer> seen = new HashSet<>();
    List<Integer> todo = new ArrayList<>(List.of(root));
    while (!todo.isEmpty()) {
      int node = todo.remove(todo.size() - 1);
      if (!Nodes.isLeaf(node) && seen.add(node)) {
        for (int child : nodes.children(node)) {
          todo.add(child);
        }
      }
    }
    return new ArrayList<>(seen);
  }

  private static double[][] start(double[] all, int classes) {
    double[][] start = new double[classes][];
    for (int k = 0; k < classes; k++) {
      start[k] = all.clone();
    }
    return start;
  }

  /**
   * How likely each class of a variable is; of the possible ones alone where children are given.
   */
  private double[] shares(int v, int[] children) {
    Variable variable = variables.get(v);
    double[] shares = new double[variable.size()];
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      if (children == null || children[k] != Nodes.IMPOSSIBLE) {
        shares[k] =
            variable.member() == null
                ? variable.partition().weight(k)
                : k == 0 ? 1 : variable.partition().fact().allowedValues().size() - 1;
        sum += shares[k];
      }
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= sum;
    }
    return shares;
  }

  private double[] mixed(int node) {
    int[] children = nodes.children(node);
    double[] shares = shares(nodes.variable(node), children);
    double[] mixed = new double[leaves];
    for (int k = 0; k < children.length; k++) {
      if (children[k] != Nodes.IMPOSSIBLE) {
        double[] part = distribution(children[k]);
        for (int o = 0; o < leaves; o++) {
          mixed[o] += shares[k] * part[o];
        }
      }
    }
    return mixed;
  }

  private double[] distribution(int node) {
    if (!Nodes.isLeaf(node)) {
      return below.get(node);
    }
    double[] one = new double[leaves];
    one[Nodes.value(node)] = 1;
    return one;
  }

  private static double entropy(double[] shares) {
    double sum = 0;
    for (double p : shares) {
      sum += p > 0 ? -p * Math.log(p) : 0;
    }
    return sum;
  }
}
