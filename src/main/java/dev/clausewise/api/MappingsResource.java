package dev.clausewise.api;

import dev.clausewise.access.Role;
import dev.clausewise.inventory.Mapping;
import dev.clausewise.inventory.Mappings;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** DMN models from rows of inventories to facts. */
@Path("/v1/mappings")
@Tag(name = "Inventories")
@Produces(MediaType.APPLICATION_JSON)
public class MappingsResource {
  static final String NO_ID =
      "id is of at most 64 small letters, digits and hyphens, and begins and ends with none.";

  private final Mappings mappings;
  private final MappingModels models;
  private final SecurityIdentity who;

  MappingsResource(Mappings mappings, MappingModels models, SecurityIdentity who) {
    this.mappings = mappings;
    this.models = models;
    this.who = who;
  }

  /** A mapping without its model. */
  @RegisterForReflection
  @Schema(name = "MappingSummary")
  public record Summary(String id, String version, boolean shipped) {
    static Summary of(Mapping mapping) {
      return new Summary(mapping.id(), mapping.version(), mapping.shipped());
    }
  }

  /** Every mapping. */
  @RegisterForReflection
  @Schema(name = "Mappings")
  public record All(List<Summary> mappings) {}

  /** Describes a request to OpenAPI. */
  @Schema(name = "MappingToKeep")
  record Request(
      @Schema(description = "Letters, digits and hyphens; only where it is new.") String id,
      @Schema(required = true, description = "DMN XML with input row and decision Facts.")
          String model) {}

  @GET
  @RolesAllowed(Role.CALLER)
  @Operation(operationId = "mappings", summary = "The mappings that there are")
  public All all() {
    return new All(mappings.all().stream().map(Summary::of).toList());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Role.CALLER)
  @Operation(operationId = "mapping", summary = "One mapping with its model")
  public Mapping one(@PathParam("id") String id) {
    return find(id);
  }

  private Mapping find(String id) {
    return find(mappings, id);
  }

  /**
   * @throws ProblemException if there is none of that id
   */
  static Mapping find(Mappings mappings, String id) {
    return mappings
        .find(id)
        .orElseThrow(() -> new ProblemException(Code.NOT_FOUND, "There is no mapping of that id."));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ANALYST)
  @Operation(operationId = "createMapping", summary = "Keeps a new mapping")
  @RequestBodySchema(Request.class)
  public Response create(byte[] body) {
    Body request = Body.withModel(body, "id", "model");
    String id = request.text("id", "id is a text of letters, digits and hyphens.");
    if (!Mappings.isId(id)) {
      throw ProblemException.at("/id", Code.VALUE_NOT_ALLOWED, NO_ID);
    }
    if (mappings.find(id).isPresent()) {
      throw ProblemException.at(
          "/id", Code.VALUE_NOT_ALLOWED, "There is a mapping of that id. PUT changes it.");
    }
    return Response.created(URI.create("/v1/mappings/" + id)).entity(keep(id, request)).build();
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ANALYST)
  @Operation(
      operationId = "changeMapping",
      summary = "Keeps another model under the id; inventories keep the one they were read by")
  @RequestBodySchema(Request.class)
  public Summary change(@PathParam("id") String id, byte[] body) {
    Body request = Body.withModel(body, "id", "model");
    if (find(id).shipped()) {
      throw new ProblemException(
          Code.VALUE_NOT_ALLOWED,
          "This mapping comes with the product: keep your own under another id.");
    }
    return keep(id, request);
  }

  private Summary keep(String id, Body request) {
    if (!mappings.areKept()) {
      throw new ProblemException(
          Code.NOT_FOUND, "No mappings are kept here: there is no database.");
    }
    String model = request.text("model", "model is a DMN model as text.");
    models.described(model);
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return Summary.of(mappings.put(id, model, Asker.of(who), now));
  }
}
