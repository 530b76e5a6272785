package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.UnknownInstrumentException;
import dev.clausewise.ledger.Use;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.FactsException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What becomes of recorded decisions by the policies of now, or of another day.
 *
 * @param records that were decided again
 * @param left records that could not be: facts that were erased, or that these policies have not
 * @param changed records with another outcome
 * @param changes how many went from which outcome to which
 * @param examples some of them
 * @param next what to ask for to go on; null at the end
 */
@RegisterForReflection
public record Impact(
    long records,
    long left,
    long changed,
    List<Change> changes,
    List<Example> examples,
    @JsonInclude(JsonInclude.Include.NON_NULL) String next) {
  private static final int MOST_EXAMPLES = 20;

  /** So many decisions went from one outcome to another. */
  @RegisterForReflection
  public record Change(String from, String to, long records) {}

  /** One of them. */
  @RegisterForReflection
  public record Example(String id, String from, String to) {}

  /**
   * @param asOf null for the day that each was asked about
   * @param next null at the end
   */
  static Impact on(List<Use> uses, PolicyVersions.Version policies, LocalDate asOf, String next) {
    long records = 0;
    Map<String, Map<String, Long>> changes = new TreeMap<>();
    List<Example> examples = new ArrayList<>();
    for (Use use : uses) {
      Optional<Decision> decided = decided(use, policies, asOf);
      if (decided.isEmpty()) {
        continue;
      }
      records++;
      String now = decided.get().outcome().json();
      if (!now.equals(use.outcome())) {
        changes.computeIfAbsent(use.outcome(), from -> new TreeMap<>()).merge(now, 1L, Long::sum);
        if (examples.size() < MOST_EXAMPLES) {
          examples.add(new Example(use.id(), use.outcome(), now));
        }
      }
    }
    List<Change> all = new ArrayList<>();
    changes.forEach(
        (from, tos) -> tos.forEach((to, number) -> all.add(new Change(from, to, number))));
    return new Impact(
        records,
        uses.size() - records,
        all.stream().mapToLong(Change::records).sum(),
        all,
        examples,
        next);
  }

  private static Optional<Decision> decided(
      Use use, PolicyVersions.Version policies, LocalDate asOf) {
    if (use.facts() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          policies
              .decisions()
              .decide(
                  CanonicalFacts.read(use.facts(), policies.vocabulary()),
                  asOf == null ? LocalDate.parse(use.asOf()) : asOf,
                  use.instruments(),
                  Engine.COMPILED));
    } catch (FactsException | UnknownInstrumentException e) {
      return Optional.empty();
    }
  }
}
