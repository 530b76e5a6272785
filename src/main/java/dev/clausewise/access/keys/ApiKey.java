package dev.clausewise.access.keys;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a key; its secret is not.
 *
 * @param name whose it is; answers are recorded as asked by that name
 * @param end from when on it is of no use; null if it has none
 * @param revoked since when it is of no use; null if it was not revoked
 * @param perSecond requests a second at most; null if it has no number of its own
 */
@RegisterForReflection
public record ApiKey(
    String id,
    String name,
    List<String> roles,
    Instant created,
    Instant end,
    Instant revoked,
    Integer perSecond) {

  /** Whether somebody can come with it. */
  public boolean isGood(Instant now) {
    return revoked == null && (end == null || now.isBefore(end));
  }
}
