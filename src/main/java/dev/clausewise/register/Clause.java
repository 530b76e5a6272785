package dev.clausewise.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The smallest citable rule of an instrument.
 *
 * @param effect {@code prohibits}, {@code permits}, {@code permits_if}, {@code requires}, {@code
 *     recommends}, {@code scope} or {@code fact}
 * @param from first day of effect
 * @param to first day on which it is no longer in effect; null while it is open
 * @param text what it says, in our words
 * @param citation where it stands
 * @param url of the cited source; null if it has none
 * @param readIn {@code primary} (its own text was read), {@code secondary} (a report or summary) or
 *     {@code memory}
 * @param readOn the day on which it was read there; null where that is not recorded
 * @param archived https address of a copy of the source as it was read; null if there is none
 * @param turnsOn what it depends on, in words
 * @param conditions of a permission or requirement: id to what the user must do or must hold
 * @param doubts in which its text is undecided: id to the reason
 * @param defeats ids of the general clauses that it excepts from
 * @param nonDeciding why no row of a table implements it; null if one does
 */
@RegisterForReflection
public record Clause(
    String id,
    String effect,
    LocalDate from,
    LocalDate to,
    String text,
    String citation,
    String url,
    String readIn,
    LocalDate readOn,
    String archived,
    String turnsOn,
    Map<String, String> conditions,
    Map<String, String> doubts,
    List<String> defeats,
    String nonDeciding) {

  /** Whether the clause is in effect on a day. */
  public boolean inEffect(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }

  /** The words of a condition or doubt that a table row names by id. */
  public Optional<String> words(String id) {
    return Optional.ofNullable(conditions.getOrDefault(id, doubts.get(id)));
  }
}
