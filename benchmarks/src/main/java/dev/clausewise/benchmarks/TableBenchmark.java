package dev.clausewise.benchmarks;

import dev.clausewise.diagram.TableOfRows;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.kogito.dmn.DMNKogito;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One answer of one table, from facts that have been read: another input each time. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class TableBenchmark {
  /** A table of so many rows, and the next input. */
  @State(Scope.Benchmark)
  public static class Table {
    @Param({"12", "100", "1000", "10000"})
    public int rows;

    Tables tables;
    private int next;

    @Setup
    public void draw() {
      tables = new Tables(rows);
    }

    int next() {
      return next = (next + 1) % tables.inputs().size();
    }
  }

  /** The table as an instrument is compiled. */
  @State(Scope.Benchmark)
  public static class Ours {
    TableOfRows compiled;

    @Setup
    public void prepare(Table table) {
      compiled =
          Agreement.reached(
              "compiled", table.tables, () -> new TableOfRows(table.tables), t -> t::rows);
    }
  }

  /** Drools as it is by default. */
  @State(Scope.Benchmark)
  public static class Drools {
    private Tables tables;
    private DMNRuntime runtime;
    private DMNModel model;

    @Setup
    public void prepare(Table table) {
      tables = table.tables;
      Agreement.reached("drools", tables, this::read, drools -> drools::rows);
    }

    private Drools read() {
      runtime =
          DMNKogito.createGenericDMNRuntime(
              Set.of(), false, new StringReader(tables.plain()));
      model = runtime.getModels().get(0);
      return this;
    }

    DMNResult answer(int i) {
      DMNContext context = runtime.newContext();
      tables.inputs().get(i).forEach(context::set);
      return runtime.evaluateAll(model, context);
    }

    private Set<Integer> rows(int i) {
      DMNResult answer = answer(i);
      if (answer.hasErrors()) {
        throw new IllegalStateException("input " + i + ": " + answer.getMessages());
      }
      Object found = answer.getDecisionResultByName("Findings").getResult();
      Set<Integer> rows = new TreeSet<>();
      for (Object row : found == null ? List.of() : (List<?>) found) {
        rows.add(((Number) row).intValue());
      }
      return rows;
    }
  }

  /** Camunda's engine as it is by default. */
  @State(Scope.Benchmark)
  public static class Camunda {
    private Tables tables;
    private DmnEngine engine;
    private DmnDecision decision;

    @Setup
    public void prepare(Table table) {
      tables = table.tables;
      Agreement.reached("camunda", tables, this::read, camunda -> camunda::rows);
    }

    private Camunda read() {
      engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
      byte[] dmn = tables.plain().getBytes(StandardCharsets.UTF_8);
      decision = engine.parseDecision("Findings", new ByteArrayInputStream(dmn));
      return this;
    }

    DmnDecisionTableResult answer(int i) {
      Map<String, Object> input = new HashMap<>(tables.inputs().get(i));
      return engine.evaluateDecisionTable(decision, input);
    }

    private Set<Integer> rows(int i) {
      Set<Integer> rows = new TreeSet<>();
      answer(i).forEach(row -> rows.add(((Number) row.get("row")).intValue()));
      return rows;
    }
  }

  @Benchmark
  public Object compiled(Table table, Ours ours) {
    return ours.compiled.answer(table.next());
  }

  @Benchmark
  public Object drools(Table table, Drools drools) {
    return drools.answer(table.next());
  }

  @Benchmark
  public Object camunda(Table table, Camunda camunda) {
    return camunda.answer(table.next());
  }
}
