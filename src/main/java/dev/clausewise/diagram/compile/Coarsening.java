package dev.clausewise.diagram.compile;

import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Partition;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Puts cells of a variable that no diagram can tell apart into one class, and leaves behind the
 * nodes that compiling made and no root needs. Facts that others follow from keep their cells: what
 * is known of them says something of the others.
 */
final class Coarsening {
  private Coarsening() {}

  static Compiled of(Compiled compiled, Vocabulary vocabulary) {
    List<Integer> roots = new ArrayList<>();
    for (int[] some : List.of(compiled.columns(), compiled.fires(), compiled.stands())) {
      Arrays.stream(some).forEach(roots::add);
    }
    if (compiled.exact()) {
      roots.add(compiled.outcome());
    }
    List<Integer> reached = reached(compiled.nodes(), roots);
    List<Variable> variables = new ArrayList<>();
    int[][] cells = new int[compiled.variables().size()][];
    for (int v = 0; v < cells.length; v++) {
      Variable variable = compiled.variables().get(v);
      Partition partition = variable.partition();
      int[] classOf =
          variable.member() != null || othersFollow(variable.fact(), compiled, vocabulary)
              ? IntStream.range(0, partition.size()).toArray()
              : classes(compiled.nodes(), reached, v, partition.size());
      Partition coarse = partition.inClasses(classOf);
      variables.add(new Variable(variable.fact(), variable.member(), coarse));
      cells[v] = new int[coarse.size()];
      for (int k = coarse.size() - 1; k >= 0; k--) {
        int first = 0;
        while (classOf[first] != k) {
          first++;
        }
        cells[v][k] = first;
      }
    }
    Nodes nodes = new Nodes();
    Map<Integer, Integer> memo = new HashMap<>();
    Nodes.Renaming renaming =
        new Nodes.Renaming() {
          @Override
          public int variable(int variable) {
            return variable;
          }

          @Override
          public int[] classes(int variable) {
            return cells[variable];
          }
        };
    return new Compiled(
        compiled.instrument(),
        List.copyOf(variables),
        nodes,
        copied(compiled.columns(), compiled, nodes, memo, renaming),
        compiled.accepted(),
        compiled.rows(),
        compiled.alone(),
        compiled.obliges(),
        compiled.threats(),
        compiled.silence(),
        copied(compiled.fires(), compiled, nodes, memo, renaming),
        copied(compiled.stands(), compiled, nodes, memo, renaming),
        compiled.exact()
            ? nodes.copy(compiled.nodes(), compiled.outcome(), memo, renaming)
            : Nodes.IMPOSSIBLE);
  }

  private static int[] copied(
      int[] roots,
      Compiled from,
      Nodes nodes,
      Map<Integer, Integer> memo,
      Nodes.Renaming renaming) {
    return Arrays.stream(roots).map(r -> nodes.copy(from.nodes(), r, memo, renaming)).toArray();
  }

  private static boolean othersFollow(String fact, Compiled compiled, Vocabulary vocabulary) {
    for (Fact other : vocabulary.facts()) {
      if (compiled.variable(other.name(), null) < 0) {
        continue;
      }
      Default rule = other.byDefault().orElse(null);
      boolean follows =
          rule != null
              && (rule.source().equals(fact)
                  || rule instanceof Default.CountryOf && other.name().equals(fact));
      if (follows) {
        return true;
      }
    }
    return false;
  }

  private static List<Integer> reached(Nodes nodes, List<Integer> roots) {
    Set<Integer> seen = new HashSet<>();
    List<Integer> reached = new ArrayList<>();
    List<Integer> todo = new ArrayList<>(roots);
    while (!todo.isEmpty()) {
      int node = todo.remove(todo.size() - 1);
      if (!Nodes.isLeaf(node) && seen.add(node)) {
        reached.add(node);
        for (int child : nodes.children(node)) {
          todo.add(child);
        }
      }
    }
    return reached;
  }

  /** For each cell a class: two are of one if they have the same child in every node. */
  private static int[] classes(Nodes nodes, List<Integer> reached, int variable, int cells) {
    int[] classOf = new int[cells];
    int classes = 1;
    for (int node : reached) {
      if (nodes.variable(node) != variable) {
        continue;
      }
      int[] children = nodes.children(node);
      Map<Long, Integer> split = new HashMap<>();
      int[] finer = new int[cells];
      for (int c = 0; c < cells; c++) {
        Integer known = split.putIfAbsent(Nodes.pair(classOf[c], children[c]), split.size());
        finer[c] = known == null ? split.size() - 1 : known;
      }
      classOf = finer;
      classes = split.size();
      if (classes == cells) {
        break;
      }
    }
    return classOf;
  }
}
