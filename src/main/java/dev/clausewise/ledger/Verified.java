package dev.clausewise.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What a verification found.
 *
 * @param records that were looked at, in all logs
 * @param erased records of which the facts were erased, and said to be
 * @param retired records that are no longer kept because of their age, and said to be
 * @param intact whether nothing is broken
 * @param firstBroken the first of {@code broken}; null if there is none
 * @param broken at most {@link #MOST}
 */
@RegisterForReflection
public record Verified(
    long records,
    long erased,
    long retired,
    boolean intact,
    @JsonInclude(JsonInclude.Include.NON_NULL) Broken firstBroken,
    List<Broken> broken) {
  static final int MOST = 100;

  /**
   * Something that is not as it was written.
   *
   * @param log its origin
   * @param what {@code record}, {@code tile}, {@code checkpoint} or {@code policy}
   * @param index of the record; null for what is not one
   * @param tile its path in tlog-tiles; null for what is not one
   */
  @RegisterForReflection
  public record Broken(
      String log,
      String what,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long index,
      @JsonInclude(JsonInclude.Include.NON_NULL) String id,
      @JsonInclude(JsonInclude.Include.NON_NULL) String tile,
      String detail) {}
}
