package dev.clausewise.api;

import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Interview;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/questions")
@Tag(name = "Deciding")
public class QuestionsResource {
  private static final Set<String> MEMBERS =
      new LinkedHashSet<>(List.of("facts", "asOf", "instruments"));

  /** Describes a request to OpenAPI. */
  @Schema(name = "QuestionsRequest")
  record Request(
      @Schema(ref = "#/components/schemas/Facts") Map<String, Object> facts,
      @Schema(description = "The day asked about; today (UTC) if left out.") LocalDate asOf,
      @Schema(description = "Ids of the instruments to answer by; all if left out.")
          List<String> instruments) {}

  private final DecisionService decisions;
  private final FactsReader reader;

  QuestionsResource(DecisionService decisions, Vocabulary vocabulary) {
    this.decisions = decisions;
    this.reader = new FactsReader(vocabulary);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ask",
      summary = "What is possible, and what to ask next; never recorded")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Request.class)))
  public Interview ask(byte[] body) {
    Asked asked = Asked.read(Body.object(body), MEMBERS, reader, decisions.today());
    return asked.answered(
        () -> decisions.interview(asked.facts(), asked.asOf(), asked.instruments()));
  }
}
