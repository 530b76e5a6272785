package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.access.Role;
import dev.clausewise.workbench.Sandbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/models")
@Tag(name = "The workbench")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ANALYST, Role.LOCAL})
public class ModelsResource {
  private static final int MOST_CONTEXTS = 1_000;

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
    Body request =
        Body.withModel(
            body, "model", "imports", "context", "contexts", "decisions", "decisionService");
    ObjectNode asked = model(request);
    if (!request.isLeftOut("context") && !request.isLeftOut("contexts")) {
      throw ProblemException.at(
          "/contexts", Code.VALUE_NOT_ALLOWED, "A request has context or contexts, not both.");
    }
    if (request.isLeftOut("contexts")) {
      asked.set("context", context(request.path("context"), "/context"));
    } else {
      contexts(request, asked.putArray("contexts"));
    }
    if (!request.isLeftOut("decisions") && !request.isLeftOut("decisionService")) {
      throw ProblemException.at(
          "/decisionService",
          Code.VALUE_NOT_ALLOWED,
          "A request asks for decisions or for a decisionService, not for both.");
    }
    request
        .texts("decisions", "decisions is a list of names of decisions of the model.")
        .forEach(asked.withArray("/decisions")::add);
    if (!request.isLeftOut("decisionService")) {
      asked.put(
          "decisionService",
          request.text("decisionService", "decisionService is the name of one of the model."));
    }
    return sandbox.evaluate(asked);
  }

  @POST
  @Path("/validate")
  @Blocking
  @Operation(
      operationId = "validateModel",
      summary =
          "Any DMN model, compiled and not evaluated: what it takes, what it decides, what is wrong")
  @RequestBodySchema(ModelSource.class)
  public byte[] validate(byte[] body) {
    return sandbox.validate(model(Body.withModel(body, "model", "imports")));
  }

  private static ObjectNode model(Body request) {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    asked.put("model", request.text("model", "model is a DMN model as text."));
    if (!(request.path("imports").isArray() && request.path("imports").isEmpty())) {
      request
          .texts("imports", "imports is a list of DMN models as texts.")
          .forEach(asked.withArray("/imports")::add);
    }
    return asked;
  }

  private static void contexts(Body request, ArrayNode contexts) {
    JsonNode list = request.path("contexts");
    if (!list.isArray() || list.size() > MOST_CONTEXTS) {
      throw ProblemException.at(
          "/contexts",
          Code.WRONG_TYPE,
          "contexts is a list of at most " + MOST_CONTEXTS + " objects.");
    }
    for (int i = 0; i < list.size(); i++) {
      contexts.add(context(list.get(i), "/contexts/" + i));
    }
  }

  private static ObjectNode context(JsonNode context, String pointer) {
    if (context.isMissingNode() || context.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!(context instanceof ObjectNode object)) {
      throw ProblemException.at(
          pointer, Code.WRONG_TYPE, "A context is an object: input data by their names.");
    }
    return object;
  }
}
