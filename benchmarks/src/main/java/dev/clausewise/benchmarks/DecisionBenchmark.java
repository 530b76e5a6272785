package dev.clausewise.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.Library;
import dev.clausewise.diagram.Copies;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.PolicyModels;
import dev.clausewise.engine.Sources;
import dev.clausewise.engine.VerdictsRuleUnit;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.kie.kogito.dmn.DMNKogito;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Facts to an answer by the policies in force, without HTTP: facts are read once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 1, timeUnit = TimeUnit.SECONDS)
@Fork(1)
public class DecisionBenchmark {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 10);
  private static final List<String> CODE = List.of("MSFT-AOAI-COC");

  private final Vocabulary vocabulary = Vocabulary.load();
  private final Diagrams diagrams = Diagrams.load(vocabulary);
  private final Diagram code = diagrams.of(CODE.get(0)).orElseThrow();
  private final Judge judge = new Judge(new VerdictsRuleUnit());
  private final PolicyModels models =
      new PolicyModels(
          DMNKogito.createGenericDMNRuntime(
              Set.of(),
              false,
              text("dmn/vocabulary.dmn"),
              text(Sources.model(CODE.get(0)))));
  private final Drools drools =
      new Drools(() -> models, () -> judge, Library.register(diagrams));

  /** U.S. police, faces on stills of a street camera; what the case leaves out is unknown. */
  private final Facts seed =
      facts(
          """
          {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
           "useCountry": "US", "capability": ["face_identification"], "timing": "post_event", "camera": "fixed_cctv"}
          """);

  private Facts whole;
  private Map<String, Object> completed;
  private DecisionService remembers;
  private DecisionService forgets;
  private DecisionService large;
  private DecisionService largeForgets;

  private static Reader text(String path) {
    return new StringReader(new String(Sources.read(path), StandardCharsets.UTF_8));
  }

  private Facts facts(String json) {
    try {
      return new FactsReader(vocabulary).read(new ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Setup
  public void prepare() {
    completed = code.anyCompletion(seed);
    whole = Facts.known(completed);
    remembers = Library.service(vocabulary, diagrams, drools, true);
    forgets = Library.service(vocabulary, diagrams, drools, false);
    Diagrams more = Copies.of(diagrams, 4_600, seed, DAY, vocabulary);
    large = Library.service(vocabulary, more, drools, true);
    largeForgets = Library.service(vocabulary, more, drools, false);
    var one = drools.evaluate(CODE.get(0), completed, DAY).outcome();
    if (!code.explore(whole, DAY).orElseThrow().possible().outcomes().equals(Set.of(one))) {
      throw new IllegalStateException("Drools says " + one);
    }
    int few = remembers.decide(seed, DAY, List.of(), Engine.COMPILED).verdicts().size();
    int many = large.decide(seed, DAY, List.of(), Engine.COMPILED).verdicts().size();
    if (few != many) {
      throw new IllegalStateException(few + " in scope of few, " + many + " of many");
    }
  }

  @Benchmark
  public Object oneCompiled() {
    return code.explore(whole, DAY).orElseThrow();
  }

  @Benchmark
  public Object oneDrools() {
    return drools.evaluate(CODE.get(0), completed, DAY);
  }

  @Benchmark
  public Object oneUnknown() {
    return code.explore(seed, DAY).orElseThrow();
  }

  @Benchmark
  public Object all() {
    return remembers.decide(seed, DAY, List.of(), Engine.COMPILED);
  }

  @Benchmark
  public Object allForgetful() {
    return forgets.decide(seed, DAY, List.of(), Engine.COMPILED);
  }

  @Benchmark
  public Object allOf4600() {
    return large.decide(seed, DAY, List.of(), Engine.COMPILED);
  }

  @Benchmark
  public Object allOf4600Forgetful() {
    return largeForgets.decide(seed, DAY, List.of(), Engine.COMPILED);
  }
}
