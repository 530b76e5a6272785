package dev.clausewise.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Something that somebody did to get in, or was not let do.
 *
 * @param what {@code log-in}, {@code log-out} or {@code refused}
 * @param who by their name or that of their key; null if that is not known
 * @param how {@code key}, {@code provider} or {@code start-token}; null if it is not known
 * @param from the address that it came from
 * @param why code of the problem of a refusal; null of what was let
 * @param asked method and path of what was refused; null of what was let
 */
@RegisterForReflection
public record Event(
    Instant at,
    String what,
    String who,
    String how,
    String from,
    @JsonInclude(JsonInclude.Include.NON_NULL) String why,
    @JsonInclude(JsonInclude.Include.NON_NULL) String asked) {}
