package dev.clausewise.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.engine.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/**
 * A clause that applies, with what it says and where it stands.
 *
 * @param effect of the row that fired
 * @param outcome what the clause leads to by itself; the strictest of all decides
 * @param text the clause in our words or, where its text does not decide the case, why
 * @param condition the condition of the clause that the row is about; null if none
 * @param from first day of effect
 * @param to first day on which the clause is no longer in effect; null while it is open
 * @param row 1-based row of the instrument's table of findings
 * @param readIn {@code primary}, {@code secondary} or {@code memory}
 * @param readOn the day on which it was read there; null where that is not recorded
 * @param archived address of a copy of the source as it was read; null if there is none
 * @param certain false if it applies only under some completion of the unknown facts
 */
@RegisterForReflection
public record CitedFinding(
    String clause,
    String effect,
    Outcome outcome,
    String text,
    @JsonInclude(JsonInclude.Include.NON_NULL) Condition condition,
    String citation,
    String url,
    LocalDate from,
    LocalDate to,
    int row,
    String readIn,
    @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate readOn,
    @JsonInclude(JsonInclude.Include.NON_NULL) String archived,
    boolean certain) {

  /**
   * @param status {@code met}, {@code unmet}, {@code obligation} or {@code undecided}
   * @param id in the register; null if the status needs no words
   */
  @RegisterForReflection
  public record Condition(
      String status,
      @JsonInclude(JsonInclude.Include.NON_NULL) String id,
      @JsonInclude(JsonInclude.Include.NON_NULL) String text) {}
}
