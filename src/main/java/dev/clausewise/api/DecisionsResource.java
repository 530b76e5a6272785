package dev.clausewise.api;

import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.Verdict;
import dev.clausewise.ledger.Ledger;
import dev.clausewise.ledger.Receipt;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/decisions")
@Tag(name = "Deciding")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DecisionsResource {
  /** Who asks is not known yet. */
  private static final String ANYBODY = "anybody";

  private final DecisionService decisions;
  private final FactsReader reader;
  private final MeterRegistry meters;
  private final Timer latency;
  private final Vocabulary vocabulary;
  private final Ledger ledger;

  DecisionsResource(
      DecisionService decisions, Vocabulary vocabulary, Ledger ledger, MeterRegistry meters) {
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.ledger = ledger;
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
  public CompletionStage<DecisionAnswer> decide(byte[] body, @Context RoutingContext route) {
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
    CompletionStage<Receipt> receipt =
        ledger.record(
            decision, asked.instruments(), CanonicalFacts.of(asked.facts(), vocabulary), ANYBODY);
    // What waits for the disk takes no processor from what is still to be decided, and one thread
    // answers for all: it is to do next to nothing.
    Turn.over(route);
    List<Counter> counters = counters(decision);
    return receipt.thenApply(
        r -> {
          counters.forEach(Counter::increment);
          return new DecisionAnswer(decision, r);
        });
  }

  private List<Counter> counters(Decision decision) {
    List<Counter> counters = new ArrayList<>();
    counters.add(
        meters.counter(
            "clausewise.decisions",
            "outcome",
            decision.outcome().json(),
            "determined",
            String.valueOf(decision.determined())));
    for (Verdict verdict : decision.verdicts()) {
      counters.add(
          meters.counter(
              "clausewise.verdicts",
              "instrument",
              verdict.instrument(),
              "outcome",
              verdict.outcome().json(),
              "determined",
              String.valueOf(verdict.determined())));
    }
    return counters;
  }
}
