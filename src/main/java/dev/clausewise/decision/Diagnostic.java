package dev.clausewise.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Something that is wrong between a model, the register and the cases.
 *
 * @param code stable
 * @param clause null if it is about no clause in particular
 * @param row 1-based; null if it is about no row in particular
 * @param message what is wrong
 * @param help what to do
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagnostic(
    String code, String instrument, String clause, Integer row, String message, String help) {
  @Override
  public String toString() {
    return instrument
        + (row == null ? "" : ", row " + row)
        + ": "
        + message
        + " ["
        + code
        + "] "
        + help;
  }
}
