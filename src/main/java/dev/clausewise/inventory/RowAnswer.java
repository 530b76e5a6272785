package dev.clausewise.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.clausewise.decision.Brief;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * A row and what comes of its use; or its problem.
 *
 * @param row 1-based, without the row of the names
 * @param labels what the mapping calls the use by; left out without a mapping
 * @param cells as the file has them
 * @param facts that the decision was made on, canonical (RFC 8785); null with a problem
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowAnswer(
    long row,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels,
    @JsonUnwrapped Brief answer,
    RowProblem problem,
    Map<String, String> cells,
    @JsonRawValue String facts) {}
