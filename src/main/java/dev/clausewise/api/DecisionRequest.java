package dev.clausewise.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes a request to OpenAPI; requests are read by {@link Body}. */
@Schema(name = "DecisionRequest")
record DecisionRequest(
    @Schema(ref = "#/components/schemas/Facts") Map<String, Object> facts,
    @Schema(description = "The day asked about; today (UTC) if left out.") LocalDate asOf,
    @Schema(description = "Ids of the instruments to answer by; all if left out.")
        List<String> instruments,
    @Schema(
            description = "Which engine evaluates the facts; the diagrams if left out.",
            enumeration = {"compiled", "drools"})
        String engine) {}
