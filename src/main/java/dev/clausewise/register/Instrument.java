package dev.clausewise.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider policy or a law.
 *
 * @param coverage what it governs, and which of it clauses decide
 * @param notEncoded parts of its text without clauses
 * @param clauses id to clause, in the order of the register
 */
public record Instrument(
    String id,
    String title,
    String issuer,
    String kind,
    String jurisdiction,
    String url,
    String summary,
    List<Version> versions,
    List<String> openQuestions,
    List<Coverage> coverage,
    List<NotEncoded> notEncoded,
    Map<String, Clause> clauses) {

  /**
   * The clause that rows cite for a use that the instrument governs and its clauses do not decide.
   * It is made of what is not encoded.
   */
  public static final String NOT_ENCODED = "NOT-ENCODED";

  /** The doubt of that clause that names all that is not encoded. */
  public static final String ANY_PART = "any";

  /**
   * One state of the text.
   *
   * @param from first day; null where the source does not give one
   * @param to first day on which it is superseded; null while it is open
   * @param note what the source says of a date that is not certain; null if nothing
   */
  @RegisterForReflection
  public record Version(String label, LocalDate from, LocalDate to, String note) {}

  /**
   * Whether it is a report about somebody else's policy. By itself a report prohibits and permits
   * nothing: its outcomes are what it says that the policy comes to.
   */
  public boolean isReport() {
    return kind != null && kind.startsWith("secondary source");
  }

  public Optional<Clause> clause(String id) {
    return Optional.ofNullable(clauses.get(id));
  }

  public Collection<Clause> all() {
    return clauses.values();
  }
}
