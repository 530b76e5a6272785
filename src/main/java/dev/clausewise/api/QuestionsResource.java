package dev.clausewise.api;

import dev.clausewise.access.Role;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Interview;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/questions")
@Tag(name = "Deciding")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CALLER)
public class QuestionsResource {
  /** Describes a request to OpenAPI. */
  @Schema(name = "QuestionsRequest")
  record Request(
      @Schema(ref = "#/components/schemas/Facts") Map<String, Object> facts,
      @Schema(description = "The day asked about; today (UTC) if left out.") LocalDate asOf,
      @Schema(description = "Ids of the instruments to answer by; all if left out.")
          List<String> instruments,
      @Schema(description = "Facts that nobody can find out: they are not asked for again.")
          List<String> skip) {}

  private final DecisionService decisions;
  private final FactsReader reader;
  private final Vocabulary vocabulary;

  QuestionsResource(DecisionService decisions, Vocabulary vocabulary) {
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.reader = new FactsReader(vocabulary);
  }

  @POST
  @Operation(
      operationId = "ask",
      summary = "What is possible, and what to ask next; never recorded")
  @RequestBodySchema(Request.class)
  public Interview ask(byte[] body) {
    Body request = Body.of(body, "facts", "asOf", "instruments", "skip");
    Asked asked = Asked.of(request, reader, decisions.today());
    Set<String> skip = skipped(request);
    return asked.answered(
        () -> decisions.interview(asked.facts(), asked.asOf(), asked.instruments(), skip));
  }

  private Set<String> skipped(Body request) {
    if (request.isLeftOut("skip") || request.path("skip").isEmpty()) {
      return Set.of();
    }
    List<String> names = request.texts("skip", "skip is a list of names of facts.");
    for (int i = 0; i < names.size(); i++) {
      if (vocabulary.fact(names.get(i)).isEmpty()) {
        throw ProblemException.at(
            "/skip/" + i,
            Code.UNKNOWN_FACT,
            "There is no such fact. GET /v1/vocabulary lists them.");
      }
    }
    return Set.copyOf(names);
  }
}
