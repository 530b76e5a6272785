package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.workbench.Sandbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/models")
@Tag(name = "The workbench")
public class ModelsResource {
  private static final Set<String> MEMBERS =
      new LinkedHashSet<>(List.of("model", "imports", "context"));

  private final Sandbox sandbox;

  ModelsResource(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @POST
  @Path("/evaluate")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "evaluateModel",
      summary = "Any DMN model, evaluated as DMN prescribes; nothing to do with the policies")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ModelRequest.class)))
  public byte[] evaluate(byte[] body) {
    ObjectNode request = Body.model(body);
    Body.onlyMembersOf(request, MEMBERS);
    String model = Body.text(request, "model", "model is a DMN model as text.");
    List<String> imports =
        request.path("imports").isArray() && request.path("imports").isEmpty()
            ? List.of()
            : Body.texts(request, "imports", "imports is a list of DMN models as texts.");
    return sandbox.evaluate(model, imports, context(request));
  }

  private static ObjectNode context(ObjectNode request) {
    JsonNode context = request.get("context");
    if (context == null || context.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!(context instanceof ObjectNode object)) {
      throw Body.refused(
          Code.WRONG_TYPE, "/context", "context is an object: input data by their names.");
    }
    return object;
  }
}
