package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.access.Role;
import dev.clausewise.decision.InForce;
import dev.clausewise.decision.NotProvableException;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.prove.Difference;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.workbench.Draft;
import dev.clausewise.workbench.Workbench;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/differences")
@Tag(name = "What the policies say")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CALLER)
public class DifferencesResource {
  /** Describes a request to OpenAPI. */
  @Schema(name = "DifferencesRequest")
  record Request(
      @Schema(required = true, description = "Id of the instrument.") String instrument,
      @Schema(required = true) Version from,
      @Schema(required = true) Version to) {}

  /** Describes one side of a comparison to OpenAPI. */
  @Schema(
      name = "Version",
      description =
          "The instrument in force, or a draft of it. If one side has a day, both are compared on it; if neither has, on any day, and the witnesses say which (asOf). Without a draft on either side both have a day.")
  record Version(
      @Schema(description = "The version as it is on this day.") LocalDate asOf,
      @Schema(description = "Id of a draft of the instrument; what is in force if left out.")
          String draft) {}

  private final InForce inForce;
  private final Workbench workbench;
  private final SecurityIdentity who;

  DifferencesResource(InForce inForce, Workbench workbench, SecurityIdentity who) {
    this.who = who;
    this.inForce = inForce;
    this.workbench = workbench;
  }

  @POST
  @Operation(
      operationId = "differences",
      summary = "Which use cases change between two days or with a draft, with one of each kind")
  @RequestBodySchema(Request.class)
  @APIResponseSchema(Difference.class)
  public Response compare(byte[] body) {
    Body request = Body.of(body, "instrument", "from", "to");
    String instrument = request.text("instrument", "instrument is the id of one instrument.");
    Diagram now = Asked.answered(() -> inForce.diagram(instrument), id -> "/instrument");
    Workbench.Version from = version(request, "from", instrument);
    Workbench.Version to = version(request, "to", instrument);
    if (from.draft() != null || to.draft() != null) {
      return Response.ok(workbench.difference(instrument, from, to)).build();
    }
    if (!now.isExact()) {
      throw new NotProvableException(instrument);
    }
    return Response.ok(now.difference(from.asOf(), now, to.asOf())).build();
  }

  private Workbench.Version version(Body request, String name, String instrument) {
    JsonNode side = request.path(name);
    JsonNode asOf = side.path("asOf");
    JsonNode draft = side.path("draft");
    boolean drafted = request.path("from").has("draft") || request.path("to").has("draft");
    boolean only = side.size() == (asOf.isTextual() ? 1 : 0) + (draft.isTextual() ? 1 : 0);
    boolean day = asOf.isTextual() ? FactsReader.looksLikeADay(asOf.textValue()) : drafted;
    if (!side.isObject() || !only || !day) {
      throw ProblemException.at(
          "/" + name,
          Code.WRONG_TYPE,
          name
              + " says which version: an object such as {\"asOf\": \"2024-05-01\"}, with the id of a draft as draft, or empty beside a draft.");
    }
    return new Workbench.Version(
        asOf.isTextual() ? Body.day("/" + name + "/asOf", asOf.textValue()) : null,
        draft.isTextual() ? draft(draft.textValue(), name, instrument) : null);
  }

  private Draft draft(String id, String side, String instrument) {
    Draft draft = DraftsResource.readable(workbench, id, who);
    if (!draft.instrument().equals(instrument)) {
      throw ProblemException.at(
          "/" + side + "/draft",
          Code.VALUE_NOT_ALLOWED,
          "The draft is one of " + draft.instrument() + ", not of " + instrument + ".");
    }
    return draft;
  }
}
