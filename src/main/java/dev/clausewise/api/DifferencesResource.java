package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.diagram.Difference;
import dev.clausewise.vocabulary.FactsReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/differences")
@Tag(name = "What the policies say")
public class DifferencesResource {
  private static final Set<String> MEMBERS = Set.of("instrument", "from", "to");

  /** Describes a request to OpenAPI. */
  @Schema(name = "DifferencesRequest")
  record Request(
      @Schema(required = true, description = "Id of the instrument.") String instrument,
      @Schema(required = true) Version from,
      @Schema(required = true) Version to) {}

  /** Describes one side of a comparison to OpenAPI. */
  @Schema(name = "Version")
  record Version(
      @Schema(required = true, description = "The instrument as it is on this day.")
          LocalDate asOf) {}

  private final DecisionService decisions;

  DifferencesResource(DecisionService decisions) {
    this.decisions = decisions;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "differences",
      summary = "Which use cases change between two days, with one of each kind")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Request.class)))
  public Difference compare(byte[] body) {
    ObjectNode request = Body.object(body);
    Body.onlyMembers(request, MEMBERS);
    String instrument = Body.text(request, "instrument", "instrument is the id of one instrument.");
    LocalDate from = day(request, "from");
    LocalDate to = day(request, "to");
    return Asked.answered(() -> decisions.difference(instrument, from, to), id -> "/instrument");
  }

  private static LocalDate day(ObjectNode request, String side) {
    JsonNode asOf = request.path(side).path("asOf");
    boolean alone = request.path(side).size() == 1;
    if (!alone || !asOf.isTextual() || !FactsReader.looksLikeADay(asOf.textValue())) {
      throw Body.refused(
          Code.WRONG_TYPE,
          "/" + side,
          side + " says which version: an object such as {\"asOf\": \"2024-05-01\"}.");
    }
    return Body.day("/" + side + "/asOf", asOf.textValue());
  }
}
