package dev.clausewise.diagram.prove;

import dev.clausewise.engine.Outcome;
import dev.clausewise.register.Coverage;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the coverage of an instrument says of every use, as invariants: none that it governs and its
 * clauses do not decide is answered milder than review, and it answers that it does not apply to
 * exactly those that it does not govern.
 */
final class CoverageInvariants {
  private CoverageInvariants() {}

  /**
   * @throws IllegalStateException if a coverage is not of the vocabulary
   */
  static List<Invariant> of(Instrument instrument, Vocabulary vocabulary) {
    List<Invariant> all = new ArrayList<>();
    List<Condition> applies = new ArrayList<>();
    int number = 0;
    for (Coverage coverage : instrument.coverage()) {
      number++;
      Condition governs =
          new Condition.All(
              List.of(
                  Condition.during(coverage.from(), coverage.to()),
                  Condition.read(coverage.governs(), vocabulary)));
      Condition unread = unread(coverage, vocabulary);
      Condition ofIt =
          new Condition.All(
              List.of(
                  governs,
                  new Condition.Any(
                      List.of(unread, new Condition.Not(left(coverage, vocabulary))))));
      applies.add(ofIt);
      String days =
          " from " + coverage.from() + (coverage.to() == null ? "" : " to " + coverage.to());
      all.add(
          invariant(
              "coverage-" + number,
              "A use that it governs" + days + " and its clauses do not decide needs review.",
              instrument,
              new Condition.All(List.of(governs, unread)),
              new Invariant.Claim.Always(List.of(Outcome.REVIEW_REQUIRED, Outcome.PROHIBITED))));
      all.add(
          invariant(
              "governs-" + number,
              "It applies to every use that it governs" + days + ".",
              instrument,
              ofIt,
              new Invariant.Claim.Never(List.of(Outcome.NOT_APPLICABLE))));
    }
    if (!applies.isEmpty()) {
      all.add(
          invariant(
              "governs-nothing-else",
              "It does not apply to a use that it does not govern.",
              instrument,
              new Condition.Not(new Condition.Any(List.copyOf(applies))),
              new Invariant.Claim.Always(List.of(Outcome.NOT_APPLICABLE))));
    }
    return List.copyOf(all);
  }

  /** A use of a value, of any of the facts, that is listed nowhere. */
  private static Condition unread(Coverage coverage, Vocabulary vocabulary) {
    List<Condition> unread = new ArrayList<>();
    Set<String> names = new TreeSet<>(coverage.decides().keySet());
    names.addAll(coverage.leaves().keySet());
    for (String name : names) {
      Fact fact = fact(name, vocabulary);
      List<String> read = new ArrayList<>(coverage.decides().getOrDefault(name, List.of()));
      read.addAll(coverage.leaves().getOrDefault(name, List.of()));
      others(fact, read).ifPresent(unread::add);
    }
    return new Condition.Any(List.copyOf(unread));
  }

  /** A use of none but such values of a fact as the instrument is not about. */
  private static Condition left(Coverage coverage, Vocabulary vocabulary) {
    List<Condition> left = new ArrayList<>();
    coverage
        .leaves()
        .forEach(
            (name, values) ->
                left.add(
                    others(fact(name, vocabulary), values)
                        .<Condition>map(Condition.Not::new)
                        .orElse(Condition.ALWAYS)));
    return new Condition.Any(List.copyOf(left));
  }

  private static Fact fact(String name, Vocabulary vocabulary) {
    return vocabulary
        .fact(name)
        .orElseThrow(() -> new IllegalStateException("there is no fact " + name));
  }

  /** That the fact has, or contains, a value that is not among these; empty if there is none. */
  private static Optional<Condition> others(Fact fact, List<String> values) {
    for (String value : values) {
      if (!fact.allowedValues().contains(value)) {
        throw new IllegalStateException(fact.name() + " does not take " + value);
      }
    }
    List<Object> others =
        fact.allowedValues().stream()
            .filter(v -> !values.contains(v))
            .map(v -> (Object) v)
            .toList();
    return others.isEmpty() ? Optional.empty() : Optional.of(new Condition.OneOf(fact, others));
  }

  private static Invariant invariant(
      String id, String says, Instrument instrument, Condition when, Invariant.Claim claim) {
    return new Invariant(id, says, List.of(instrument.id()), List.of(), when, claim);
  }
}
