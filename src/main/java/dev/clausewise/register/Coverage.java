package dev.clausewise.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What an instrument governs over some days, and which of it the register's clauses decide. A use
 * is covered if it is of values that were looked at alone: those that clauses decide, and those
 * that the instrument does not speak of. One that is listed nowhere, because nobody has thought of
 * it or because the vocabulary is younger than the entry, is not.
 *
 * @param from first day
 * @param to first day on which it is no longer so; null while it is open
 * @param governs a condition on facts, as invariants state it: whom, where and what it binds
 * @param decides name of a fact to those of its values that clauses decide
 * @param leaves name of a fact to those of its values that are not what the instrument is about: it
 *     does not apply to a use of these alone
 */
@RegisterForReflection
public record Coverage(
    LocalDate from,
    @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate to,
    JsonNode governs,
    Map<String, List<String>> decides,
    Map<String, List<String>> leaves) {}
