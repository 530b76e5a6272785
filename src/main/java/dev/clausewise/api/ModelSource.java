package dev.clausewise.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code POST /v1/models/validate} takes, for the OpenAPI document. */
@Schema(name = "ModelSource")
record ModelSource(
    @Schema(required = true, description = "A DMN model (1.2 to 1.6) as XML") String model,
    @Schema(description = "The models that it imports, in any order") List<String> imports) {}
