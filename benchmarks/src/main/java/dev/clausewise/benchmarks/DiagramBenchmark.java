package dev.clausewise.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.decision.CounterfactualService;
import dev.clausewise.decision.Counterfactuals;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.diagram.prove.Difference;
import dev.clausewise.diagram.Explored;
import dev.clausewise.engine.Drools;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Facts to an answer, without HTTP: facts are read once, everything else is done each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DiagramBenchmark {
  private static final Vocabulary VOCABULARY = Vocabulary.load();
  private static final Diagrams DIAGRAMS = Diagrams.load(VOCABULARY);
  private static final Register REGISTER =
      Register.load(DIAGRAMS.all().stream().map(Diagram::instrument).toList());
  private static final Drools DROOLS =
      new Drools(
          () -> {
            throw new IllegalStateException("nothing here is asked of Drools");
          },
          () -> null,
          REGISTER);
  private static final DecisionService SERVICE =
      new DecisionService(VOCABULARY, REGISTER, DIAGRAMS, DROOLS, Clock.systemUTC());
  private static final CounterfactualService CHANGES =
      new CounterfactualService(VOCABULARY, REGISTER, DIAGRAMS, DROOLS);
  private static final LocalDate DAY = LocalDate.of(2024, 5, 10);

  private final Diagram code = DIAGRAMS.of("MSFT-AOAI-COC").orElseThrow();
  private final Diagram act = DIAGRAMS.of("EU-AIA").orElseThrow();

  /** U.S. police, faces on stills of a street camera; what the case leaves out is unknown. */
  private final Facts seed =
      facts(
          """
          {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
           "useCountry": "US", "capability": ["face_identification"], "timing": "post_event", "camera": "fixed_cctv"}
          """);

  private final Facts whole =
      facts(
          """
          {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
           "useCountry": "US", "capability": ["face_identification"], "timing": "post_event", "camera": "fixed_cctv",
           "setting": "uncontrolled", "purpose": "suspect_identification", "consent": "none",
           "humanReview": "trained_single", "limitedAccessApproved": false}
          """);

  private final Facts hosting =
      facts(
          """
          {"actorType": "police", "actorLevel": "local", "actorCountry": "US", "useCountry": "US",
           "capability": ["audio_transcription", "report_drafting"], "timing": "post_event", "camera": "body_worn",
           "purpose": "report_writing", "humanReview": "trained_single"}
          """);

  private final Facts nothing = facts("{}");

  private int next;

  private static Facts facts(String json) {
    try {
      return new FactsReader(VOCABULARY).read(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public Explored oneInstrumentEveryFactKnown() {
    return code.explore(whole, DAY).orElseThrow();
  }

  @Benchmark
  public Explored oneInstrumentSomeFactsUnknown() {
    return code.explore(seed, DAY).orElseThrow();
  }

  @Benchmark
  public Explored oneInstrumentHostingUnknown() {
    return code.explore(hosting, DAY).orElseThrow();
  }

  @Benchmark
  public Explored largestInstrumentNothingKnown() {
    return act.explore(nothing, LocalDate.of(2028, 1, 1)).orElseThrow();
  }

  @Benchmark
  public Decision allInstrumentsSeedCase() {
    return SERVICE.decide(seed, DAY, List.of(), Engine.COMPILED);
  }

  @Benchmark
  public Decision allInstrumentsHostingUnknown() {
    return SERVICE.decide(hosting, DAY, List.of(), Engine.COMPILED);
  }

  /** Another day each time, so that no answer is remembered. */
  @Benchmark
  public Decision allInstrumentsNothingKnown() {
    return SERVICE.decide(nothing, nextDay(), List.of(), Engine.COMPILED);
  }

  @Benchmark
  public Decision allInstrumentsNothingKnownAskedAgain() {
    return SERVICE.decide(nothing, DAY, List.of(), Engine.COMPILED);
  }

  @Benchmark
  public Counterfactuals largestInstrumentCounterfactualsNothingKnown() {
    return CHANGES.counterfactuals(nothing, nextDay(), "EU-AIA", null, List.of());
  }

  /** One of a year's days on which little changes. */
  private LocalDate nextDay() {
    next = (next + 1) % 365;
    return LocalDate.of(2028, 1, 1).plusDays(next);
  }

  @Benchmark
  public Difference largestInstrumentDifference() {
    return act.difference(LocalDate.of(2027, 12, 1), act, LocalDate.of(2027, 12, 2));
  }
}
