package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.decision.CounterfactualService;
import dev.clausewise.decision.Counterfactuals;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/counterfactuals")
@Tag(name = "Deciding")
public class CounterfactualsResource {
  private static final Set<String> MEMBERS =
      Set.of("facts", "asOf", "instrument", "target", "mayChange");

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
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "counterfactuals",
      summary = "The fewest facts to change for a milder outcome, or for one that is wanted")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Request.class)))
  public Counterfactuals change(byte[] body) {
    ObjectNode request = Body.object(body);
    Body.onlyMembers(request, MEMBERS);
    Facts facts = Body.facts(request, reader);
    LocalDate asOf = Body.asOf(request, decisions.today());
    String instrument = Body.text(request, "instrument", "instrument is the id of one instrument.");
    Outcome target = target(request.get("target"));
    List<String> mayChange =
        Body.texts(
            request, "mayChange", "mayChange is a list of at least one fact, or is left out.");
    for (int i = 0; i < mayChange.size(); i++) {
      String name = mayChange.get(i);
      if (vocabulary.fact(name).isEmpty() && !name.equals(PolicyModel.AS_OF)) {
        throw Body.refused(Code.UNKNOWN_FACT, "/mayChange/" + i, "There is no fact of this name.");
      }
    }
    return Asked.answered(
        () -> service.counterfactuals(facts, asOf, instrument, target, mayChange),
        id -> "/instrument");
  }

  private static Outcome target(JsonNode json) {
    if (json == null || json.isNull()) {
      return null;
    }
    for (Outcome outcome : Outcome.values()) {
      if (json.isTextual() && json.textValue().equals(outcome.json())) {
        return outcome;
      }
    }
    throw Body.refused(
        Code.VALUE_NOT_ALLOWED,
        "/target",
        "target is an outcome, such as \"permitted_with_conditions\", or is left out.");
  }
}
