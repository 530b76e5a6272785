package dev.clausewise.api;

import dev.clausewise.access.Role;
import dev.clausewise.decision.CounterfactualService;
import dev.clausewise.decision.Counterfactuals;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/counterfactuals")
@Tag(name = "Deciding")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CALLER)
public class CounterfactualsResource {
  /** Describes a request to OpenAPI. */
  @Schema(name = "CounterfactualsRequest")
  record Request(
      @Schema(ref = "#/components/schemas/Facts") Map<String, Object> facts,
      @Schema(description = "The day asked about; today (UTC) if left out.") LocalDate asOf,
      @Schema(required = true, description = "Id of the instrument.") String instrument,
      @Schema(description = "The outcome wanted; any milder one if left out.") Outcome target,
      @Schema(
              description =
                  "Facts that may change beside those that are a user's to choose: places, and asOf for the day.")
          List<String> mayChange) {}

  private final CounterfactualService service;
  private final DecisionService decisions;
  private final Vocabulary vocabulary;
  private final FactsReader reader;

  CounterfactualsResource(
      CounterfactualService service, DecisionService decisions, Vocabulary vocabulary) {
    this.service = service;
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.reader = new FactsReader(vocabulary);
  }

  @POST
  @Operation(
      operationId = "counterfactuals",
      summary = "The fewest facts to change for a milder outcome, or for one that is wanted")
  @RequestBodySchema(Request.class)
  public Counterfactuals change(byte[] body) {
    Body request = Body.of(body, "facts", "asOf", "instrument", "target", "mayChange");
    Facts facts = request.facts(reader);
    LocalDate asOf = request.asOf(decisions.today());
    String instrument = request.text("instrument", "instrument is the id of one instrument.");
    Outcome target =
        request
            .choice(
                "target",
                Outcome.values(),
                Outcome::json,
                "target is an outcome, such as \"permitted_with_conditions\", or is left out.")
            .orElse(null);
    List<String> mayChange =
        request.texts("mayChange", "mayChange is a list of at least one fact, or is left out.");
    for (int i = 0; i < mayChange.size(); i++) {
      String name = mayChange.get(i);
      if (vocabulary.fact(name).isEmpty() && !name.equals(PolicyModel.AS_OF)) {
        throw ProblemException.at(
            "/mayChange/" + i, Code.UNKNOWN_FACT, "There is no fact of this name.");
      }
    }
    return Asked.answered(
        () -> service.counterfactuals(facts, asOf, instrument, target, mayChange),
        id -> "/instrument");
  }
}
