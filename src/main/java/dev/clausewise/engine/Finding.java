package dev.clausewise.engine;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A table row that fired: a clause that applies to the facts.
 *
 * @param row 1-based row of the table
 * @param effect the effect of the row, as the register names effects
 * @param status {@code none}, {@code met}, {@code unmet}, {@code obligation}, {@code undecided},
 *     {@code inside} or {@code outside}
 * @param condition id of the condition or doubt in the register; empty if the row names none
 */
@RegisterForReflection
public record Finding(int row, String clause, String effect, String status, String condition) {

  /**
   * Reads the outputs of a row; the condition is a status, or a status and an id as in {@code
   * unmet: public-disclosure}.
   */
  static Finding of(int row, String clause, String effect, String condition) {
    int colon = condition.indexOf(':');
    return colon < 0
        ? new Finding(row, clause, effect, condition.strip(), "")
        : new Finding(
            row,
            clause,
            effect,
            condition.substring(0, colon).strip(),
            condition.substring(colon + 1).strip());
  }
}
