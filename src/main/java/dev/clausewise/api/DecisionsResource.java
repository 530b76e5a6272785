package dev.clausewise.api;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/decisions")
@Tag(name = "Deciding")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DecisionsResource {
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
  @Operation(
      operationId = "decide",
      summary = "May this use be made of AI on that day, and which clauses say so?")
  @RequestBodySchema(DecisionRequest.class)
  public Decision decide(byte[] body) {
    Body request = Body.of(body, "facts", "asOf", "instruments", "engine");
    Asked asked = Asked.of(request, reader, decisions.today());
    Engine engine =
        request
            .choice(
                "engine",
                Engine.values(),
                Engine::json,
                "engine is \"compiled\" or \"drools\", or is left out.")
            .orElse(Engine.COMPILED);
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
