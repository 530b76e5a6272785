package dev.clausewise.diagram.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The memo is a map, and nodes are what a map of contents to numbers would make of them. */
class MemoTest {
  /**
   * @param value null to forget everything
   */
  record Step(long key, Integer value) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Long> keys =
        Arbitraries.oneOf(
            Arbitraries.longs(),
            Arbitraries.longs().between(-40, 40),
            Arbitraries.integers()
                .between(-6, 300)
                .tuple2()
                .map(pair -> Nodes.pair(pair.get1(), pair.get2())));
    Arbitrary<Integer> values =
        Arbitraries.integers()
            .lessOrEqual(Memo.NONE - 1)
            .edgeCases(edges -> edges.add(Nodes.IMPOSSIBLE, Nodes.TRUE, 0))
            .injectNull(0.01);
    return keys.flatMap(key -> values.map(value -> new Step(key, value))).list().ofMaxSize(2_000);
  }

  @Property(tries = 300)
  void aMemoHoldsWhatAMapHolds(@ForAll("steps") List<Step> steps) {
    Memo memo = new Memo();
    Map<Long, Integer> map = new HashMap<>();
    for (Step step : steps) {
      assertEquals(map.getOrDefault(step.key(), Memo.NONE), memo.get(step.key()));
      if (step.value() == null) {
        memo.clear();
        map.clear();
      } else {
        memo.put(step.key(), step.value());
        map.put(step.key(), step.value());
      }
      assertEquals(map.size(), memo.size());
    }
    map.forEach((key, value) -> assertEquals(value, memo.get(key)));
    steps.forEach(
        s -> assertEquals(map.getOrDefault(s.key(), Memo.NONE), memo.get(s.key()), s::toString));
  }

  /** Used again after it was cleared, as for one answer after the other. */
  @Property(tries = 100)
  void equalNodesAreOneAndOthersAreNot(@ForAll long seed) {
    Random random = new Random(seed);
    Nodes nodes = new Nodes();
    for (int use = 0; use < 3; use++) {
      nodes.clear(Integer.MAX_VALUE);
      Map<List<Integer>, Integer> known = new HashMap<>();
      for (int i = 0; i < 1_500; i++) {
        int[] children = new int[2 + random.nextInt(3)];
        for (int k = 0; k < children.length; k++) {
          children[k] = random.nextInt(12) - 6;
        }
        children[0] = -7;
        int variable = random.nextInt(3);
        List<Integer> content = new ArrayList<>(List.of(variable));
        Arrays.stream(children).forEach(content::add);
        int made = nodes.node(variable, children);
        assertEquals(known.computeIfAbsent(content, c -> known.size()), made);
        assertEquals(variable, nodes.variable(made));
        assertEquals(content.subList(1, content.size()), ints(nodes.children(made)));
      }
      assertEquals(known.size(), nodes.size());
    }
  }

  private static List<Integer> ints(int[] some) {
    return Arrays.stream(some).boxed().toList();
  }
}
