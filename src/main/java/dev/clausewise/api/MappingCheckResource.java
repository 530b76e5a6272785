package dev.clausewise.api;

import dev.clausewise.access.Role;
import dev.clausewise.inventory.About;
import dev.clausewise.inventory.Inventories;
import dev.clausewise.inventory.InventoryFile;
import dev.clausewise.inventory.Mapping;
import dev.clausewise.inventory.MappingCheck;
import dev.clausewise.inventory.Mappings;
import dev.clausewise.inventory.Parts;
import dev.clausewise.inventory.Row;
import dev.clausewise.inventory.RowAnswer;
import dev.clausewise.inventory.RowProblem;
import dev.clausewise.inventory.Rows;
import dev.clausewise.inventory.UnreadableFileException;
import dev.clausewise.vocabulary.Vocabulary;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What a mapping makes of rows, and what it leaves. */
@Path("/v1/mappings")
@Tag(name = "Inventories")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ANALYST)
public class MappingCheckResource {
  /** Rows of a sample; more tell little more, and take minutes. */
  private static final int MOST_ROWS = 5_000;

  private static final int ROWS_TOGETHER = 100;

  private final Mappings mappings;
  private final MappingModels models;
  private final Inventories inventories;
  private final SandboxEvaluator evaluator;
  private final Spool spool;
  private final Vocabulary vocabulary;

  MappingCheckResource(
      Mappings mappings,
      MappingModels models,
      Inventories inventories,
      SandboxEvaluator evaluator,
      Spool spool,
      Vocabulary vocabulary) {
    this.mappings = mappings;
    this.models = models;
    this.inventories = inventories;
    this.evaluator = evaluator;
    this.spool = spool;
    this.vocabulary = vocabulary;
  }

  @POST
  @Path("/{id}/check")
  @Blocking
  @Consumes({
    InventoryFiles.CSV,
    InventoryFiles.XLSX,
    BatchResource.LINES,
    MediaType.APPLICATION_JSON
  })
  @Operation(
      operationId = "checkMapping",
      summary = "What a mapping makes of a sample, and what it leaves")
  @RequestBody(
      required = true,
      description =
          "A sample as a file; or, as JSON, the id of an inventory that is kept here, and a model where it is not the one that is kept.",
      content = {
        @Content(mediaType = InventoryFiles.CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = InventoryFiles.XLSX,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = BatchResource.LINES, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = OnKept.class))
      })
  public MappingCheck.Found check(
      @PathParam("id") String id,
      @Parameter(
              description =
                  "So many bytes of the body, before the file, are a model in UTF-8 that is checked in place of the one that is kept, if there is one.")
          @RestQuery
          Integer modelBytes,
      InputStream body,
      @Context HttpHeaders headers) {
    if (headers.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      return checkOnKept(id, modelBytes, body);
    }
    Mapping mapping =
        modelBytes == null
            ? MappingsResource.find(mappings, id)
            : sent(id, before(body, modelBytes));
    try (Spool.File file = spool.take(body)) {
      InventoryFile read = InventoryFiles.read(file, headers.getMediaType());
      MappingCheck check = check(mapping, read.columns());
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

  /** Describes a request to OpenAPI. */
  @Schema(name = "MappingOnKeptInventory")
  record OnKept(
      @Schema(required = true, description = "Id of an inventory that is kept here.")
          String inventory,
      @Schema(description = "DMN XML; the mapping as it is kept if left out.") String model) {}

  private MappingCheck.Found checkOnKept(String id, Integer modelBytes, InputStream body) {
    if (modelBytes != null) {
      throw ProblemException.at(
          "modelBytes", Code.VALUE_NOT_ALLOWED, "modelBytes goes with a file, model with JSON.");
    }
    Body request = Body.withModel(some(body, Body.MOST_MODEL_BYTES + 1), "inventory", "model");
    About about =
        KeptInventoriesResource.find(
            inventories, request.text("inventory", "inventory is the id of one that is kept."));
    Mapping mapping =
        request.has("model")
            ? sent(id, request.text("model", "model is a DMN model as text."))
            : MappingsResource.find(mappings, id);
    MappingCheck check = check(mapping, about.columns());
    long after = 0;
    for (int looked = 0; looked < MOST_ROWS; ) {
      List<RowAnswer> some = inventories.rows(about.id(), after, ROWS_TOGETHER);
      if (some.isEmpty()) {
        break;
      }
      check.add(some.stream().map(MappingCheckResource::asItCame).toList());
      looked += some.size();
      after = some.get(some.size() - 1).row();
    }
    return check.found();
  }

  /** A row whose cells could not be read has none. */
  private static Row asItCame(RowAnswer row) {
    RowProblem problem = row.problem();
    boolean unreadable = problem != null && problem.code().equals(RowProblem.UNREADABLE);
    return new Row(row.row(), 0, row.cells(), null, unreadable ? problem.detail() : null);
  }

  private MappingCheck check(Mapping mapping, List<String> columns) {
    return new MappingCheck(
        mapping, models.described(mapping.model()), evaluator, vocabulary, columns);
  }

  /** One that is not kept, under an id that it may come to be kept by. */
  private static Mapping sent(String id, String model) {
    if (!Mappings.isId(id)) {
      throw new ProblemException(Code.VALUE_NOT_ALLOWED, MappingsResource.NO_ID);
    }
    return Mapping.of(id, false, model);
  }

  private static String before(InputStream body, int bytes) {
    if (bytes < 1 || bytes > Body.MOST_MODEL_BYTES) {
      throw ProblemException.at(
          "modelBytes",
          Code.VALUE_NOT_ALLOWED,
          "modelBytes is a number from 1 to " + Body.MOST_MODEL_BYTES + ".");
    }
    return new String(some(body, bytes), StandardCharsets.UTF_8);
  }

  private static byte[] some(InputStream body, int most) {
    try {
      return body.readNBytes(most);
    } catch (IOException e) {
      throw new ProblemException(
          Code.REQUEST_TIMEOUT, "The request did not come to an end in time.");
    }
  }
}
