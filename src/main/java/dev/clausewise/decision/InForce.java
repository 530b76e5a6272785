package dev.clausewise.decision;

import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models as they are in force: what is asked about one of them, and not about a use over all
 * instruments. Safe for use by many threads.
 *
 * <p>Each question about an instrument that is not in the register ends with an {@link
 * UnknownInstrumentException}.
 */
public final class InForce {
  private final Vocabulary vocabulary;
  private final Diagrams diagrams;
  private final Deciders deciders;
  private final Map<String, CaseCoverage> coverages = new ConcurrentHashMap<>();

  public InForce(Vocabulary vocabulary, Register register, Diagrams diagrams, Drools drools) {
    this.vocabulary = vocabulary;
    this.diagrams = diagrams;
    this.deciders = new Deciders(register, diagrams, drools);
  }

  /** The DMN XML that an instrument is answered from. */
  public String model(String instrument) {
    String id = deciders.of(instrument).instrument().id();
    return new String(Sources.read(Sources.model(id)), StandardCharsets.UTF_8);
  }

  public Diagram diagram(String instrument) {
    return deciders.of(instrument).diagram();
  }

  /** What holds of every use case by an instrument. */
  public Proof proof(String instrument) {
    return diagrams.proof(deciders.of(instrument).instrument());
  }

  /** Where the rows that implement a clause stand; 1-based. */
  public List<Integer> rows(String instrument, String clause) {
    return diagram(instrument).rows().stream()
        .filter(row -> row.clause().equals(clause))
        .map(Finding::row)
        .toList();
  }

  /** Ids of the use cases that make a row of a clause fire. */
  public Collection<String> cases(String instrument, String clause) {
    InstrumentDecider decider = deciders.of(instrument);
    CaseCoverage coverage =
        coverages.computeIfAbsent(
            instrument,
            id ->
                new CaseCoverage(
                    decider.diagram(), decider.instrument(), vocabulary, UseCase.about(id)));
    Set<String> cases = new TreeSet<>();
    rows(instrument, clause).forEach(row -> cases.addAll(coverage.casesOf(row)));
    return cases;
  }

  /**
   * Facts on which the model can be evaluated as it stands, which knows nothing of unknown ones.
   *
   * @return every fact with a value, the unknown ones with one that makes no difference; empty if
   *     an unknown fact does make one
   */
  public Optional<Map<String, Object>> settledFacts(
      String instrument, Facts facts, LocalDate asOf) {
    return deciders.of(instrument).settledFacts(facts, asOf);
  }

  /** The unknown facts that an instrument's model looks at and that may change its findings. */
  public List<String> unsettledFacts(String instrument, Facts facts, LocalDate asOf) {
    return deciders.of(instrument).unsettledFacts(facts, asOf);
  }
}
