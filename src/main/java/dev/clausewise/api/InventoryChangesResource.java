package dev.clausewise.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.access.Role;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.inventory.About;
import dev.clausewise.inventory.AllRows;
import dev.clausewise.inventory.Inventories;
import dev.clausewise.vocabulary.Vocabulary;
import dev.clausewise.workbench.Draft;
import dev.clausewise.workbench.Workbench;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What becomes of the rows of an inventory on another day, or by a draft. */
@Path("/v1/inventories")
@Tag(name = "Inventories")
@RolesAllowed({Role.ANALYST, Role.AUDITOR})
public class InventoryChangesResource {
  private final Inventories inventories;
  private final DecisionService decisions;
  private final Vocabulary vocabulary;
  private final Workbench workbench;
  private final SecurityIdentity who;
  private final ObjectMapper json;

  InventoryChangesResource(
      Inventories inventories,
      DecisionService decisions,
      Vocabulary vocabulary,
      Workbench workbench,
      SecurityIdentity who,
      ObjectMapper json) {
    this.inventories = inventories;
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.workbench = workbench;
    this.who = who;
    this.json = json;
  }

  @GET
  @Path("/{id}/changes")
  @Produces({MediaType.APPLICATION_JSON, ToldProgress.LINES})
  @APIResponseSchema(AllRows.Changes.class)
  @Operation(
      operationId = "inventoryChanges",
      summary =
          "Which rows come to something else from one day to another, or by a draft, and by which clauses; as lines: with progress, and the result as the last one")
  public Response changes(
      @PathParam("id") String id,
      @Parameter(description = "The first day; that of the inventory if left out.") @RestQuery
          String from,
      @Parameter(description = "The second day; today (UTC) if left out.") @RestQuery String to,
      @Parameter(
              description =
                  "Id of a draft that is put in the place of its instrument: on one day (asOf), and without from and to.")
          @RestQuery
          String draft,
      @Parameter(
              description = "The day of both sides of a draft; that of the inventory if left out.")
          @RestQuery
          String asOf,
      @Context HttpHeaders headers,
      @Context RoutingContext route) {
    About about = KeptInventoriesResource.find(inventories, id);
    Function<AllRows.Told, AllRows.Changes> work =
        draft == null ? ofDays(about, from, to, asOf) : ofDraft(about, draft, from, to, asOf);
    return ToldProgress.isWanted(headers)
        ? ToldProgress.of(route, json, progress -> work.apply(progress::at))
        : Response.ok(work.apply((rows, of) -> {}), MediaType.APPLICATION_JSON_TYPE).build();
  }

  private Function<AllRows.Told, AllRows.Changes> ofDays(
      About about, String from, String to, String asOf) {
    if (asOf != null) {
      throw ProblemException.at(
          "asOf",
          Code.VALUE_NOT_ALLOWED,
          "asOf is the day of a draft; from and to are two days without one.");
    }
    LocalDate first = from == null ? about.asOf() : Body.day("from", from);
    LocalDate second = to == null ? decisions.today() : Body.day("to", to);
    return told -> over(about).changes(on(first, about), on(second, about));
  }

  private Function<AllRows.Told, AllRows.Changes> ofDraft(
      About about, String id, String from, String to, String asOf) {
    if (from != null || to != null) {
      throw ProblemException.at(
          from == null ? "to" : "from",
          Code.VALUE_NOT_ALLOWED,
          "A draft is held against what is in force on one day: asOf, without from and to.");
    }
    Draft draft = DraftsResource.readable(workbench, id, who);
    LocalDate day = asOf == null ? about.asOf() : Body.day("asOf", asOf);
    List<String> asked = about.instruments();
    if (!asked.isEmpty() && !asked.contains(draft.instrument())) {
      throw ProblemException.at(
          "draft",
          Code.VALUE_NOT_ALLOWED,
          "The draft is one of "
              + draft.instrument()
              + ", which this inventory did not ask: it asked "
              + String.join(", ", asked)
              + ". No row of it can change.");
    }
    AllRows.ByDraft by =
        new AllRows.ByDraft(draft.id(), draft.revision(), draft.instrument(), day, 0, 0, 0);
    return told ->
        over(about)
            .changes(
                on(day, about),
                facts -> Patient.asked(() -> workbench.among(draft, asked, day, facts)),
                by,
                told);
  }

  private AllRows.Decider on(LocalDate day, About about) {
    return AllRows.on(decisions, day, about.instruments());
  }

  private AllRows over(About about) {
    return new AllRows(inventories.rows(about.id()), about.instruments(), vocabulary);
  }
}
