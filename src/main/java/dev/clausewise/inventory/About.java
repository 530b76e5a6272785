package dev.clausewise.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What all rows of an inventory have in common.
 *
 * @param id null where none are kept
 * @param name as whoever sent it called it
 * @param instruments ids; empty for all
 * @param mapping id; null where the columns are facts
 * @param columns in the order of the file
 * @param notRead those that are no facts, where there is no mapping
 * @param encoding of a text; null for any other file
 * @param rows how many there are
 * @param complete whether every row has been answered
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record About(
    String id,
    String name,
    Instant created,
    String by,
    LocalDate asOf,
    List<String> instruments,
    String mapping,
    String mappingVersion,
    String policyVersion,
    List<String> columns,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notRead,
    String encoding,
    long rows,
    boolean complete) {

  About complete(boolean now) {
    return new About(
        id,
        name,
        created,
        by,
        asOf,
        instruments,
        mapping,
        mappingVersion,
        policyVersion,
        columns,
        notRead,
        encoding,
        rows,
        now);
  }
}
