package dev.clausewise.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.workbench.Sandbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/models")
@Tag(name = "The workbench")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {
  private final Sandbox sandbox;

  ModelsResource(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @POST
  @Path("/evaluate")
  @Blocking
  @Operation(
      operationId = "evaluateModel",
      summary = "Any DMN model, evaluated as DMN prescribes; nothing to do with the policies")
  @RequestBodySchema(ModelRequest.class)
  public byte[] evaluate(byte[] body) {
    Body request = Body.withModel(body, "model", "imports", "context");
    String model = request.text("model", "model is a DMN model as text.");
    List<String> imports =
        request.path("imports").isArray() && request.path("imports").isEmpty()
            ? List.of()
            : request.texts("imports", "imports is a list of DMN models as texts.");
    return sandbox.evaluate(model, imports, context(request));
  }

  private static ObjectNode context(Body request) {
    if (request.isLeftOut("context")) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!(request.path("context") instanceof ObjectNode object)) {
      throw ProblemException.at(
          "/context", Code.WRONG_TYPE, "context is an object: input data by their names.");
    }
    return object;
  }
}
