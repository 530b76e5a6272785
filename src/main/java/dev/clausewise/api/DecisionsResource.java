package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.Verdict;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/decisions")
@Tag(name = "Deciding")
public class DecisionsResource {
  private static final Set<String> MEMBERS =
      new LinkedHashSet<>(List.of("facts", "asOf", "instruments", "engine"));

  private final DecisionService decisions;
  private final FactsReader reader;
  private final MeterRegistry meters;
  private final Timer latency;

  DecisionsResource(DecisionService decisions, Vocabulary vocabulary, MeterRegistry meters) {
    this.decisions = decisions;
    this.reader = new FactsReader(vocabulary);
    this.meters = meters;
    this.latency =
        Timer.builder("clausewise.decision")
            .description("Time to decide")
            .publishPercentileHistogram()
            .register(meters);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "decide",
      summary = "May this use be made of AI on that day, and which clauses say so?")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DecisionRequest.class)))
  public Decision decide(byte[] body) {
    ObjectNode request = Body.object(body);
    Asked asked = Asked.read(request, MEMBERS, reader, decisions.today());
    Engine engine = engine(request);
    Decision decision =
        asked.answered(
            () ->
                latency.record(
                    () ->
                        decisions.decide(
                            asked.facts(), asked.asOf(), asked.instruments(), engine)));
    count(decision);
    return decision;
  }

  private static Engine engine(ObjectNode request) {
    JsonNode json = request.get("engine");
    if (json == null || json.isNull()) {
      return Engine.COMPILED;
    }
    for (Engine engine : Engine.values()) {
      if (json.isTextual() && json.textValue().equals(engine.json())) {
        return engine;
      }
    }
    throw Body.refused(
        Code.VALUE_NOT_ALLOWED, "/engine", "engine is \"compiled\" or \"drools\", or is left out.");
  }

  private void count(Decision decision) {
    meters
        .counter(
            "clausewise.decisions",
            "outcome",
            decision.outcome().json(),
            "determined",
            String.valueOf(decision.determined()))
        .increment();
    for (Verdict verdict : decision.verdicts()) {
      meters
          .counter(
              "clausewise.verdicts",
              "instrument",
              verdict.instrument(),
              "outcome",
              verdict.outcome().json(),
              "determined",
              String.valueOf(verdict.determined()))
          .increment();
    }
  }
}
