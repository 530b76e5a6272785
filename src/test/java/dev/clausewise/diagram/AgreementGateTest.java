package dev.clausewise.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.clausewise.Policies;
import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Partition;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Judgment;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Obligation;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * The agreement gate: what is compiled and what Drools says are the same rows, findings,
 * obligations and outcome; on every combination of classes where there are up to a million, and on
 * 300,000 seeded samples where there are more. {@code -Dagreement=full} takes ten times as many
 * samples.
 */
class AgreementGateTest {
  private static final boolean FULL = "full".equals(System.getProperty("agreement"));
  private static final int MOST_COMBINATIONS = 1_000_000;
  private static final int SAMPLES = (FULL ? 10 : 1) * 300_000;
  private static final int CONTEXTS = (FULL ? 10 : 1) * 300;
  private static final int WHOLE = (FULL ? 10 : 1) * 200;

  @Test
  void compiledAndDroolsAgree() throws Exception {
    long began = System.nanoTime();
    AtomicLong points = new AtomicLong();
    AtomicLong whole = new AtomicLong();
    Map<String, String> lines = Collections.synchronizedMap(new TreeMap<>());
    // The longest first, one after the other as a processor is free.
    ExecutorService processors =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Callable<Void>> gates = new ArrayList<>();
    Policies.DIAGRAMS.all().stream()
        .sorted(Comparator.comparing(Gate::work).reversed())
        .forEach(
            diagram ->
                gates.add(
                    () -> {
                      Gate gate = new Gate((Compiled) diagram.compilation());
                      gate.run();
                      points.addAndGet(gate.points);
                      whole.addAndGet(gate.wholes);
                      lines.put(
                          diagram.instrument(),
                          String.format(
                              "%-22s %,12d points%s, %,7d of them at edges, %,6d sets of rows",
                              diagram.instrument(),
                              gate.points,
                              gate.every ? " (every combination)" : "",
                              gate.edges,
                              gate.sets));
                      return null;
                    }));
    try {
      for (Future<Void> gate : processors.invokeAll(gates)) {
        gate.get();
      }
    } finally {
      processors.shutdownNow();
    }
    lines.values().forEach(System.out::println);
    System.out.printf(
        "agreement: %,d points, %,d of them on whole models, in %.0f s%n",
        points.get(), whole.get(), (System.nanoTime() - began) / 1e9);
    assertEquals(Policies.DIAGRAMS.all().size(), lines.size());
  }

  private static final class Gate {
    private final Compiled compiled;
    private final PolicyModel model;
    private final Judgments judgments;
    private final Pieces pieces;
    private final Points sample;
    private final Random random = new Random(20_240_501);
    private final Map<BitSet, Boolean> judged = new HashMap<>();
    private long points;
    private long wholes;
    private long edges;
    private boolean every;
    private int sets;

    Gate(Compiled compiled) {
      this.compiled = compiled;
      this.model = Policies.DROOLS.model(compiled.instrument());
      this.judgments = Policies.DROOLS.judgments(compiled.instrument());
      this.pieces = new Pieces(model);
      this.sample = new Points(compiled, Policies.VOCABULARY, random);
    }

    /**
     * About how much there is to compare: what has many variables has many samples of edges too.
     */
    static int work(Diagram diagram) {
      Compiled compiled = (Compiled) diagram.compilation();
      return compiled.rows().size() * compiled.variables().size();
    }

    void run() {
      BigInteger combinations = BigInteger.ONE;
      for (Variable variable : compiled.variables()) {
        combinations = combinations.multiply(BigInteger.valueOf(variable.size()));
      }
      every = combinations.compareTo(BigInteger.valueOf(MOST_COMBINATIONS)) <= 0;
      if (every) {
        enumerate(new Object[compiled.variables().size()], 0);
      }
      int samples = every ? SAMPLES / 20 : SAMPLES;
      for (int i = 0; i < samples; i++) {
        boolean whole = i % (samples / WHOLE) == 0;
        Object[] values =
            i % 2 == 0 ? sample.anywhere() : sample.near(random.nextInt(compiled.rows().size()));
        compare(sample.of(values), whole);
      }
      for (int v = 0; v < compiled.variables().size(); v++) {
        for (Object edge : Points.edges(compiled.variables().get(v))) {
          for (int i = 0; i < CONTEXTS; i++) {
            Object[] values = sample.near(random.nextInt(compiled.rows().size()));
            values[v] = edge;
            compare(sample.of(values), false);
            edges++;
          }
        }
      }
      sets = judged.size();
    }

    /** Every class, by one of its cells at random. */
    private void enumerate(Object[] values, int v) {
      if (v == values.length) {
        compare(sample.of(values), false);
        return;
      }
      Partition partition = compiled.variables().get(v).partition();
      for (int k = 0; k < partition.size(); k++) {
        List<Object> cells = new ArrayList<>();
        for (int c = 0; c < partition.cellCount(); c++) {
          if (partition.classOfCell()[c] == k) {
            cells.add(partition.cell(c));
          }
        }
        values[v] = cells.get(random.nextInt(cells.size()));
        enumerate(values, v + 1);
      }
    }

    private void compare(Map<String, Object> facts, boolean whole) {
      if (!Points.possible(facts)) {
        return;
      }
      points++;
      int[] point = sample.classes(facts);
      BitSet fired = compiled.fired(point);
      BitSet evaluated = pieces.fired(facts, Points.day(facts));
      if (!fired.equals(evaluated)) {
        throw new AssertionError(
            compiled.instrument()
                + ": rows "
                + fired
                + " compiled, "
                + evaluated
                + " on Drools, of "
                + facts);
      }
      BitSet standing = compiled.standing(fired);
      if (compiled.at(compiled.outcome(), point) != Compiled.leaf(compiled.outcome(standing))) {
        throw new AssertionError(
            compiled.instrument() + ": the diagram and the row index differ on " + facts);
      }
      if (judged.putIfAbsent(fired, true) == null) {
        judge(fired, standing, facts);
        everyRow(point, fired, standing, facts);
      } else if (points % 16 == 0) {
        everyRow(point, fired, standing, facts);
      }
      if (whole) {
        wholes++;
        BitSet findings = new BitSet();
        for (Finding finding : model.findings(Points.withoutDay(facts), Points.day(facts))) {
          findings.set(finding.row() - 1);
          assertEquals(finding, compiled.rows().get(finding.row() - 1));
        }
        assertEquals(findings, fired, () -> compiled.instrument() + " on " + facts);
      }
    }

    /** The diagrams of the rows, against the row index. */
    private void everyRow(int[] point, BitSet fired, BitSet standing, Map<String, Object> facts) {
      for (int r = 0; r < compiled.rows().size(); r++) {
        boolean fires = compiled.at(compiled.fires()[r], point) == Nodes.TRUE;
        boolean stands = compiled.at(compiled.stands()[r], point) == Nodes.TRUE;
        if (fires != fired.get(r) || stands != standing.get(r)) {
          throw new AssertionError(
              compiled.instrument() + ": the diagrams of row " + (r + 1) + " differ on " + facts);
        }
      }
    }

    /** The rule unit on a set of rows that was not met before. */
    private void judge(BitSet fired, BitSet standing, Map<String, Object> facts) {
      Judgment judgment = judgments.of(fired);
      BitSet ruled = new BitSet();
      judgment.rulings().forEach(r -> ruled.set(r.finding().row() - 1));
      List<Obligation> obligations = new ArrayList<>();
      standing.stream()
          .filter(r -> compiled.obliges().get(r))
          .mapToObj(r -> compiled.rows().get(r))
          .map(f -> new Obligation(f.clause(), f.condition()))
          .filter(o -> !obligations.contains(o))
          .forEach(obligations::add);
      if (compiled.outcome(standing) == Outcome.PROHIBITED) {
        obligations.clear();
      }
      assertEquals(ruled, standing, () -> compiled.instrument() + " on " + facts);
      assertEquals(
          judgment.outcome(),
          compiled.outcome(standing),
          () -> compiled.instrument() + " on " + facts);
      assertEquals(
          judgment.obligations(), obligations, () -> compiled.instrument() + " on " + facts);
      judgment
          .rulings()
          .forEach(
              r ->
                  assertEquals(
                      r.outcome(),
                      compiled.alone().get(r.finding().row() - 1),
                      () -> facts.toString()));
    }
  }
}
