package dev.clausewise.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code POST /v1/models/evaluate} takes, for the OpenAPI document. */
@Schema(name = "ModelToEvaluate")
record ModelRequest(
    @Schema(required = true, description = "A DMN model (1.2 to 1.6) as XML") String model,
    @Schema(description = "The models that it imports, in any order") List<String> imports,
    @Schema(
            description =
                "Input data by name. Dates, times and durations are texts in ISO 8601; the model's types say which text is one. Where a type is open, {\"@type\": \"date\", \"value\": \"2024-05-10\"} says it.")
        Map<String, Object> context,
    @Schema(description = "Several contexts instead of one; the answer is a list in their order")
        List<Map<String, Object>> contexts,
    @Schema(description = "The decisions that are asked for; all if it is left out")
        List<String> decisions,
    @Schema(description = "A decision service of the model, evaluated instead of its decisions")
        String decisionService) {}
