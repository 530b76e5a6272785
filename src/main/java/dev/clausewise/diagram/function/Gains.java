package dev.clausewise.diagram.function;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the answer to each open fact is expected to settle: the share of the uncertainty about
 * the outcome (its entropy) that goes once the fact is known, where every value of the vocabulary
 * is as likely as any other of the same fact. One pass down and one up the diagram.
 *
 * <p>Of some variables, for any function of them; by many threads.
 */
public final class Gains {
  private final List<Variable> variables;
  private final int leaves;

  /** For each variable and class how many values of the vocabulary it has. */
  private final double[][] weights;

  /** For each variable how many values it has altogether; whole numbers, so sums are exact. */
  private final double[] total;

  /** For each variable and class how likely it is. */
  private final double[][] shares;

  /**
   * For each variable where its classes begin among those of all; behind them how many there are.
   */
  private final int[] firstClass;

  /**
   * @param leaves how many values a leaf may have
   */
  public Gains(List<Variable> variables, int leaves) {
    this.variables = variables;
    this.leaves = leaves;
    this.weights = new double[variables.size()][];
    this.total = new double[variables.size()];
    this.shares = new double[variables.size()][];
    this.firstClass = new int[variables.size() + 1];
    for (int v = 0; v < weights.length; v++) {
      weights[v] = weights(variables.get(v));
      double values = Arrays.stream(weights[v]).sum();
      total[v] = values;
      shares[v] = Arrays.stream(weights[v]).map(w -> w / values).toArray();
      firstClass[v + 1] = firstClass[v] + weights[v].length;
    }
  }

  private static double[] weights(Variable variable) {
    double[] weights = new double[variable.size()];
    for (int k = 0; k < weights.length; k++) {
      weights[k] =
          variable.member() == null
              ? variable.partition().weight(k)
              : k == 0 ? 1 : variable.partition().fact().allowedValues().size() - 1;
    }
    return weights;
  }

  /**
   * @param reach of a function whose root is not a leaf
   * @return fact to share (0 to 1), for exactly the facts that the function depends on, in the
   *     order of the variables
   */
  public Map<String, Double> of(Reach reach, Workspace workspace) {
    return new Passes(reach, workspace).gains();
  }

  /**
   * All numbers are in one array. A distribution is the index of as many of them as there are
   * leaves; that of a node is its place times so many.
   */
  private final class Passes {
    private final Reach reach;
    private final Nodes nodes;
    private final double[] numbers;

    /** Of each node how likely it is to be reached. */
    private final int flow;

    /** Of each class of each variable how likely each leaf is where the fact is of it. */
    private final int given;

    /** A distribution to work with. */
    private final int difference;

    private final boolean[] tested = new boolean[variables.size()];

    /** Of each variable shares where some class is impossible. */
    private final double[][] some = new double[variables.size()][];

    Passes(Reach reach, Workspace workspace) {
      this.reach = reach;
      this.nodes = reach.nodes();
      this.flow = leaves * reach.size();
      this.given = flow + reach.size();
      this.difference = given + leaves * firstClass[variables.size()];
      this.numbers = workspace.numbers(difference + leaves);
    }

    Map<String, Double> gains() {
      int root = reach.size() - 1;
      for (int place = 0; place <= root; place++) {
        mix(place);
      }
      // Of the variables that are tested and no others: most functions test few of hundreds.
      for (int v = 0; v < tested.length; v++) {
        for (int c = firstClass[v]; tested[v] && c < firstClass[v + 1]; c++) {
          System.arraycopy(numbers, leaves * root, numbers, given + leaves * c, leaves);
        }
      }
      Arrays.fill(numbers, flow, flow + reach.size(), 0);
      numbers[flow + root] = 1;
      int[] downwards = reach.byVariable(variables.size());
      for (int i = 0; i <= root; i++) {
        pass(downwards[i]);
      }
      return shares(entropy(leaves * root));
    }

    private Map<String, Double> shares(double open) {
      Map<String, Double> gains = new LinkedHashMap<>();
      for (int v = 0; v < tested.length; v++) {
        if (tested[v]) {
          double left = 0;
          for (int k = 0; k < weights[v].length; k++) {
            left += shares[v][k] * entropy(given + leaves * (firstClass[v] + k));
          }
          double gain = open <= 0 ? 0 : Math.max(0, (open - left) / open);
          gains.merge(variables.get(v).fact(), gain, (a, b) -> Math.min(1, a + b));
        }
      }
      return gains;
    }

    /** How likely each leaf is from a node on, from what it is from its children on. */
    private void mix(int place) {
      int node = reach.node(place);
      int v = nodes.variable(node);
      tested[v] = true;
      int mine = leaves * place;
      Arrays.fill(numbers, mine, mine + leaves, 0);
      double[] share = shares(node, v);
      int width = share.length;
      int k = 0;
      while (k < width) {
        int child = nodes.child(node, k);
        int end = k + 1;
        while (end < width && nodes.child(node, end) == child) {
          end++;
        }
        if (!Nodes.isLeaf(child)) {
          int theirs = leaves * reach.place(child);
          for (int o = 0; o < leaves; o++) {
            double likely = numbers[theirs + o];
            double sum = numbers[mine + o];
            for (int i = k; i < end; i++) {
              sum += share[i] * likely;
            }
            numbers[mine + o] = sum;
          }
        } else if (child != Nodes.IMPOSSIBLE) {
          for (int i = k; i < end; i++) {
            numbers[mine + Nodes.value(child)] += share[i];
          }
        }
        k = end;
      }
    }

    /** What a node passes on to its children, and what its variable makes different there. */
    private void pass(int place) {
      int node = reach.node(place);
      int v = nodes.variable(node);
      double here = numbers[flow + place];
      double[] share = shares(node, v);
      int last = Nodes.IMPOSSIBLE;
      int next = -1;
      for (int k = 0; k < share.length; k++) {
        int child = nodes.child(node, k);
        if (child == Nodes.IMPOSSIBLE) {
          continue;
        }
        if (child != last) {
          difference(child, leaves * place, here);
          next = Nodes.isLeaf(child) ? -1 : flow + reach.place(child);
          last = child;
        }
        int each = given + leaves * (firstClass[v] + k);
        for (int o = 0; o < leaves; o++) {
          numbers[each + o] += numbers[difference + o];
        }
        if (next >= 0) {
          numbers[next] += here * share[k];
        }
      }
    }

    /** From a node to a child. */
    private void difference(int child, int mine, double here) {
      if (Nodes.isLeaf(child)) {
        for (int o = 0; o < leaves; o++) {
          numbers[difference + o] = here * ((o == Nodes.value(child) ? 1 : 0) - numbers[mine + o]);
        }
      } else {
        int theirs = leaves * reach.place(child);
        for (int o = 0; o < leaves; o++) {
          numbers[difference + o] = here * (numbers[theirs + o] - numbers[mine + o]);
        }
      }
    }

    /** How likely each class of a variable is, of those that are possible at a node. */
    private double[] shares(int node, int v) {
      if (!reach.hasImpossible()) {
        return shares[v];
      }
      double possible = total[v];
      for (int k = 0; k < weights[v].length; k++) {
        possible -= nodes.child(node, k) == Nodes.IMPOSSIBLE ? weights[v][k] : 0;
      }
      if (possible == total[v]) {
        return shares[v];
      }
      if (some[v] == null) {
        some[v] = new double[weights[v].length];
      }
      for (int k = 0; k < weights[v].length; k++) {
        some[v][k] = weights[v][k] / possible;
      }
      return some[v];
    }

    private double entropy(int distribution) {
      double sum = 0;
      for (int o = 0; o < leaves; o++) {
        double p = numbers[distribution + o];
        sum += p > 0 ? -p * Math.log(p) : 0;
      }
      return sum;
    }
  }
}
