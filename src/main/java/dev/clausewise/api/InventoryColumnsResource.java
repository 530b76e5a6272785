package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.access.Role;
import dev.clausewise.inventory.FirstMapping;
import dev.clausewise.inventory.InventoryFile;
import dev.clausewise.inventory.Mappings;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The columns of a file, before anybody has said how they are read. */
@Path("/v1/inventories/columns")
@Tag(name = "Inventories")
@RolesAllowed(Role.CALLER)
public class InventoryColumnsResource {
  private static final String NEW = "new-mapping";

  private final Spool spool;
  private final Vocabulary vocabulary;

  InventoryColumnsResource(Spool spool, Vocabulary vocabulary) {
    this.spool = spool;
    this.vocabulary = vocabulary;
  }

  /**
   * Columns and what is made of them to begin with.
   *
   * @param columns in the order of the file
   * @param facts those that are called as a fact is
   * @param encoding of a text; null for any other file
   * @param model a mapping to begin with, as DMN XML: it reads those columns and no others
   */
  @RegisterForReflection
  @Schema(name = "InventoryColumns")
  public record Found(
      List<String> columns,
      List<String> facts,
      long rows,
      @JsonInclude(JsonInclude.Include.NON_NULL) String encoding,
      String model) {}

  @POST
  @Blocking
  @Consumes({InventoryFiles.CSV, InventoryFiles.XLSX, BatchResource.LINES})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "inventoryColumns",
      summary = "The columns of a file, and a mapping to begin with; nothing is decided or kept")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = InventoryFiles.CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = InventoryFiles.XLSX,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = BatchResource.LINES, schema = @Schema(type = SchemaType.STRING))
      })
  public Found columns(
      InputStream body,
      @Parameter(description = "What the model is to be called: the id of a mapping.") @RestQuery
          String id,
      @Context HttpHeaders headers) {
    String called = id == null ? NEW : id;
    if (!Mappings.isId(called)) {
      throw ProblemException.at("id", Code.VALUE_NOT_ALLOWED, MappingsResource.NO_ID);
    }
    try (Spool.File file = spool.take(body)) {
      InventoryFile read = InventoryFiles.read(file, headers.getMediaType());
      FirstMapping first = FirstMapping.of(called, read.columns(), vocabulary);
      return new Found(
          read.columns(),
          first.facts(),
          read.rows(),
          read.encoding() == null ? null : read.encoding().name(),
          first.model());
    } catch (IOException e) {
      throw InventoryFiles.unreadable("The file cannot be read to its end.");
    }
  }
}
