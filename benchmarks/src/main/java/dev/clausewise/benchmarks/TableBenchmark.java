package dev.clausewise.benchmarks;

import dev.clausewise.diagram.TableOfRows;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
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
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class TableBenchmark {
  @Param({"12", "100", "1000", "10000"})
  public int rows;

  private List<Map<String, String>> inputs;
  private TableOfRows table;
  private DMNModel model;
  private DmnEngine camunda;
  private DmnDecision decision;
  private int next;

  @Setup
  public void prepare() {
    Tables tables = new Tables(rows);
    inputs = tables.inputs();
    table = new TableOfRows(tables);
    model = table.model();
    camunda = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    decision =
        camunda.parseDecision(
            "Findings", new ByteArrayInputStream(tables.plain().getBytes(StandardCharsets.UTF_8)));
  }

  /** No figure of engines that do not say the same. */
  void agree() {
    int fired = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Set<Integer> ours = table.rows(i);
      Set<Integer> drools = new TreeSet<>();
      DMNResult evaluated = drools(i);
      if (evaluated.hasErrors()) {
        throw new IllegalStateException("input " + i + ": " + evaluated.getMessages());
      }
      Object found = evaluated.getDecisionResultByName("Findings").getResult();
      for (Object finding : found == null ? List.of() : (List<?>) found) {
        drools.add(Integer.parseInt(((Map<?, ?>) finding).get("clause").toString().substring(1)));
      }
      Set<Integer> theirs = new TreeSet<>();
      camunda(i).forEach(row -> theirs.add(((Number) row.get("row")).intValue()));
      if (!ours.equals(drools) || !ours.equals(theirs)) {
        throw new IllegalStateException(
            "input " + i + ": " + ours + ", Drools " + drools + ", Camunda " + theirs);
      }
      fired += ours.size();
    }
    System.out.printf("%d rows: all agree on %d inputs, %d rows fired%n", rows, inputs.size(), fired);
  }

  private int next() {
    return next = (next + 1) % inputs.size();
  }

  private DMNResult drools(int i) {
    DMNContext context = table.runtime().newContext();
    context.set("facts", table.completed(i));
    context.set("asOf", LocalDate.of(2024, 5, 10));
    return table.runtime().evaluateAll(model, context);
  }

  private DmnDecisionTableResult camunda(int i) {
    return camunda.evaluateDecisionTable(decision, new HashMap<String, Object>(inputs.get(i)));
  }

  @Benchmark
  public Object compiled() {
    return table.answer(next());
  }

  @Benchmark
  public Object drools() {
    return drools(next());
  }

  @Benchmark
  public Object camunda() {
    return camunda(next());
  }
}
