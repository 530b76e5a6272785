package dev.clausewise.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.engine.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/**
 * What becomes of one use as days go by, exactly.
 *
 * @param spans in the order of days, without gaps
 */
@RegisterForReflection
public record Timeline(List<Span> spans) {

  /**
   * Days on which the same is said.
   *
   * @param from first day; null for one that is before all that is known
   * @param to first day of the next span; null for the last one
   * @param outcome as of a decision on any of the days
   * @param changes what made another answer of the one before; empty of the first span
   */
  @RegisterForReflection
  public record Span(
      LocalDate from,
      LocalDate to,
      Outcome outcome,
      boolean determined,
      List<Outcome> possibleOutcomes,
      List<Change> changes) {}

  /**
   * A clause that begins or ends to say something of the use, or says it for certain from then on
   * or no longer.
   *
   * @param change {@code begins}, {@code ends}, {@code becomes_certain} or {@code becomes_possible}
   * @param outcome what the clause leads to by itself
   */
  @RegisterForReflection
  public record Change(
      String instrument,
      String title,
      String clause,
      String change,
      String effect,
      Outcome outcome,
      String citation,
      @JsonInclude(JsonInclude.Include.NON_NULL) String url) {}
}
