package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.access.Audit;
import dev.clausewise.access.Role;
import dev.clausewise.access.keys.ApiKey;
import dev.clausewise.access.keys.Keys;
import dev.clausewise.access.keys.Made;
import dev.clausewise.access.keys.Wanted;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/keys")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
public class KeysResource {
  /** Describes a request to OpenAPI. */
  @Schema(name = "KeyRequest")
  record Request(
      @Schema(required = true, description = "Whose it is; records say so.") String name,
      @Schema(
              required = true,
              description = "Some of caller, analyst, approver, auditor, operator.")
          List<String> roles,
      @Schema(description = "From this moment on it is of no use.") Instant end,
      @Schema(description = "Requests a second at most.") Integer perSecond) {}

  private final Keys keys;
  private final Audit audit;
  private final SecurityIdentity who;

  KeysResource(Keys keys, Audit audit, SecurityIdentity who) {
    this.keys = keys;
    this.audit = audit;
    this.who = who;
  }

  @GET
  @Operation(operationId = "keys", summary = "Every key there was, the newest first")
  public List<ApiKey> all() {
    return kept().all();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createKey", summary = "A new key; its secret is shown this once")
  @RequestBodySchema(Request.class)
  @APIResponseSchema(value = Made.class, responseCode = "201", responseDescription = "The key")
  public Response create(byte[] body) {
    Body request = Body.of(body, "name", "roles", "end", "perSecond");
    Wanted wanted =
        new Wanted(
            request.text("name", "name says whose the key is, as a text.").strip(),
            request.texts("roles", "roles is a list of texts."),
            end(request),
            perSecond(request));
    List<Problem.Error> faults =
        wanted.faults(Instant.now(), Role.GIVEN).entrySet().stream()
            .map(f -> new Problem.Error("/" + f.getKey(), Code.VALUE_NOT_ALLOWED, f.getValue()))
            .toList();
    if (!faults.isEmpty()) {
      throw new ProblemException(
          Problem.of(Code.VALUE_NOT_ALLOWED, faults.get(0).detail(), faults));
    }
    Made made = kept().create(wanted);
    audit.key("made", made.key().id(), wanted.name(), who.getPrincipal().getName());
    return Response.created(URI.create("/v1/keys/" + made.key().id())).entity(made).build();
  }

  private static Instant end(Body request) {
    String text = "end is a moment such as 2027-01-01T00:00:00Z, or a day.";
    return request.isLeftOut("end") ? null : Moments.read("/end", request.text("end", text), text);
  }

  private static Integer perSecond(Body request) {
    JsonNode number = request.path("perSecond");
    if (request.isLeftOut("perSecond")) {
      return null;
    }
    if (!number.isInt()) {
      throw ProblemException.at("/perSecond", Code.WRONG_TYPE, "perSecond is a whole number.");
    }
    return number.intValue();
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "revokeKey",
      summary = "Makes a key of no use: at once here, within seconds in other replicas")
  public ApiKey revoke(@PathParam("id") String id) {
    ApiKey key =
        kept()
            .revoke(id)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Code.NOT_FOUND, "There is no such key. GET /v1/keys lists them."));
    audit.key("revoked", key.id(), key.name(), who.getPrincipal().getName());
    return key;
  }

  private Keys kept() {
    if (!keys.areKept()) {
      throw new ProblemException(
          Code.NOT_FOUND, "No keys are kept here: they are where the ledger is.");
    }
    return keys;
  }
}
