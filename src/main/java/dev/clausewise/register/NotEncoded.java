package dev.clausewise.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/**
 * A part of an instrument's text of which the register has no clauses.
 *
 * @param id that a row of a table names it by
 * @param says what it is about, in a few words
 * @param citation where it stands
 * @param url null if it has none
 * @param readOn the day on which it was read there; null where that is not recorded
 * @param archived https address of a copy of the source as it was read; null if there is none
 */
@RegisterForReflection
public record NotEncoded(
    String id,
    String says,
    String citation,
    @JsonInclude(JsonInclude.Include.NON_NULL) String url,
    @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate readOn,
    @JsonInclude(JsonInclude.Include.NON_NULL) String archived) {}
