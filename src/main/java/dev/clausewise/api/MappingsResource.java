package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.access.Role;
import dev.clausewise.inventory.InventoryFile;
import dev.clausewise.inventory.Mapping;
import dev.clausewise.inventory.MappingCheck;
import dev.clausewise.inventory.Mappings;
import dev.clausewise.inventory.Parts;
import dev.clausewise.inventory.Row;
import dev.clausewise.inventory.Rows;
import dev.clausewise.inventory.UnreadableFileException;
import dev.clausewise.vocabulary.Vocabulary;
import dev.clausewise.workbench.Sandbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** DMN models from rows of inventories to facts. */
@Path("/v1/mappings")
@Tag(name = "Inventories")
@Produces(MediaType.APPLICATION_JSON)
public class MappingsResource {
  /** Rows of a sample; more tell little more, and take minutes. */
  private static final int MOST_ROWS = 5_000;

  private final Mappings mappings;
  private final Sandbox sandbox;
  private final SandboxEvaluator evaluator;
  private final Spool spool;
  private final Vocabulary vocabulary;
  private final SecurityIdentity who;
  private final ObjectMapper json;

  MappingsResource(
      Mappings mappings,
      Sandbox sandbox,
      SandboxEvaluator evaluator,
      Spool spool,
      Vocabulary vocabulary,
      SecurityIdentity who,
      ObjectMapper json) {
    this.mappings = mappings;
    this.sandbox = sandbox;
    this.evaluator = evaluator;
    this.spool = spool;
    this.vocabulary = vocabulary;
    this.who = who;
    this.json = json;
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
      throw ProblemException.at(
          "/id",
          Code.VALUE_NOT_ALLOWED,
          "id is of at most 64 small letters, digits and hyphens, and begins and ends with none.");
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
    described(model);
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return Summary.of(mappings.put(id, model, Asker.of(who), now));
  }

  /**
   * What the model has.
   *
   * @throws ProblemException if it is no mapping
   */
  private JsonNode described(String model) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("model", model);
    JsonNode described;
    try {
      described = json.readTree(sandbox.validate(request));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    if (!named(described.path("decisions"), Mapping.FACTS)
        || !named(described.path("inputs"), Mapping.ROW)) {
      throw new ProblemException(
          Code.MAPPING_FAILS, "A mapping has an input row and a decision Facts.");
    }
    if (!described.path("valid").asBoolean()) {
      throw new ProblemException(
          Code.INVALID_MODEL, "The model has errors. POST /v1/models/validate says which.");
    }
    return described;
  }

  private static boolean named(JsonNode list, String name) {
    for (JsonNode one : list) {
      if (one.path("name").asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  @POST
  @Path("/{id}/check")
  @Blocking
  @Consumes({InventoryFiles.CSV, InventoryFiles.XLSX, BatchResource.LINES})
  @RolesAllowed(Role.ANALYST)
  @Operation(
      operationId = "checkMapping",
      summary = "What a mapping makes of a sample, and what it leaves")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = InventoryFiles.CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = InventoryFiles.XLSX,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = BatchResource.LINES, schema = @Schema(type = SchemaType.STRING))
      })
  public MappingCheck.Found check(
      @PathParam("id") String id, InputStream body, @Context HttpHeaders headers) {
    Mapping mapping = find(id);
    try (Spool.File file = spool.take(body)) {
      InventoryFile read = InventoryFiles.read(file, headers.getMediaType());
      MappingCheck check =
          new MappingCheck(
              mapping, described(mapping.model()), evaluator, vocabulary, read.columns());
      try (Rows rows = read.open()) {
        Parts parts = new Parts(rows);
        int looked = 0;
        for (List<Row> part = parts.next();
            part != null && looked < MOST_ROWS;
            part = parts.next()) {
          check.add(part);
          looked += part.size();
        }
      }
      return check.found();
    } catch (UnreadableFileException e) {
      throw InventoryFiles.unreadable(e.getMessage());
    } catch (IOException e) {
      throw InventoryFiles.unreadable("The file cannot be read to its end.");
    }
  }
}
