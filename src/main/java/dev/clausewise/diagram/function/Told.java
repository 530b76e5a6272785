package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one fact tells of variables: the class of one, or whether each member is in the set.
 *
 * @param variables numbers of those that are of the fact
 * @param partition of one that is not set-valued; else null
 * @param members of one that is set-valued, with the numbers of their variables
 */
record Told(String fact, int[] variables, Partition partition, Map<String, Integer> members) {

  static List<Told> of(List<Variable> variables) {
    Map<String, List<Integer>> byFact = new LinkedHashMap<>();
    for (int v = 0; v < variables.size(); v++) {
      byFact.computeIfAbsent(variables.get(v).fact(), f -> new ArrayList<>()).add(v);
    }
    List<Told> told = new ArrayList<>();
    byFact.forEach(
        (fact, numbers) -> {
          Map<String, Integer> members = new HashMap<>();
          numbers.forEach(v -> members.put(variables.get(v).member(), v));
          boolean set = variables.get(numbers.get(0)).member() != null;
          told.add(
              new Told(
                  fact,
                  numbers.stream().mapToInt(v -> v).toArray(),
                  set ? null : variables.get(numbers.get(0)).partition(),
                  members));
        });
    return told;
  }

  /**
   * @param known class of each variable, to be set where the facts say
   */
  void tell(Facts facts, LocalDate asOf, int[] known) {
    Object value = fact.equals(Fact.DAY) ? asOf : facts.known().get(fact);
    if (value == null) {
      return;
    }
    if (partition != null) {
      known[variables[0]] = partition.classOf(value);
      return;
    }
    for (int v : variables) {
      known[v] = Variable.IS_NOT_IN;
    }
    for (Object member : (Collection<?>) value) {
      Integer v = members.get(member);
      if (v != null) {
        known[v] = Variable.IS_IN;
      }
    }
  }
}
