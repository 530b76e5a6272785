package dev.clausewise.api;

import dev.clausewise.access.Role;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.Verdict;
import dev.clausewise.engine.Outcome;
import dev.clausewise.ledger.Ledger;
import dev.clausewise.ledger.Receipt;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
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
import org.jboss.logging.Logger;

@Path("/v1/decisions")
@Tag(name = "Deciding")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CALLER)
public class DecisionsResource {
  /** Whoever does not say who they are, where they need not. */
  private static final String ANYBODY = "anybody";

  /** One line a decision, and nothing of its facts. */
  private static final Logger LOG = Logger.getLogger("dev.clausewise.decisions");

  private final DecisionService decisions;
  private final FactsReader reader;
  private final MeterRegistry meters;
  private final Timer latency;
  private final Vocabulary vocabulary;
  private final Ledger ledger;
  private final SecurityIdentity who;

  DecisionsResource(
      DecisionService decisions,
      Vocabulary vocabulary,
      Ledger ledger,
      SecurityIdentity who,
      MeterRegistry meters) {
    this.who = who;
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
    long began = System.nanoTime();
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
            decision, asked.instruments(), CanonicalFacts.of(asked.facts(), vocabulary), by());
    // What waits for the disk takes no processor from what is still to be decided, and one thread
    // answers for all: it is to do next to nothing.
    Turn.over(route);
    List<Counter> counters = counters(decision);
    return receipt.thenApply(
        r -> {
          counters.forEach(Counter::increment);
          LOG.infof(
              "%s %s%s, policies %s, %d ms",
              decision.id(),
              decision.outcome().json(),
              decision.determined() ? "" : " undetermined",
              decision.policyVersion(),
              (System.nanoTime() - began) / 1_000_000);
          return new DecisionAnswer(decision, r);
        });
  }

  private String by() {
    return who.isAnonymous() ? ANYBODY : who.getPrincipal().getName();
  }

  private List<Counter> counters(Decision decision) {
    List<Counter> counters = new ArrayList<>();
    counters.add(
        Counter.builder("clausewise.decisions")
            .description("Decisions that were answered")
            .tags(tags(decision.outcome(), decision.determined()))
            .register(meters));
    for (Verdict verdict : decision.verdicts()) {
      counters.add(
          Counter.builder("clausewise.verdicts")
              .description("Verdicts of instruments in decisions that were answered")
              .tags(tags(verdict.outcome(), verdict.determined()))
              .tag("instrument", verdict.instrument())
              .register(meters));
    }
    return counters;
  }

  private static Tags tags(Outcome outcome, boolean determined) {
    return Tags.of("outcome", outcome.json(), "determined", String.valueOf(determined));
  }
}
