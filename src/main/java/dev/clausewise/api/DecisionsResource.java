package dev.clausewise.api;

import dev.clausewise.access.Role;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/decisions")
@Tag(name = "Deciding")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CALLER)
public class DecisionsResource {
  private final DecisionService decisions;
  private final Deciding deciding;
  private final FactsReader reader;
  private final SecurityIdentity who;
  private final Executor workers;

  DecisionsResource(
      DecisionService decisions,
      Deciding deciding,
      Vocabulary vocabulary,
      SecurityIdentity who,
      ExecutorService workers) {
    this.decisions = decisions;
    this.deciding = deciding;
    this.reader = new FactsReader(vocabulary);
    this.who = who;
    this.workers = workers;
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
    Asking asking = new Asking(Asker.of(who), began, Trace.current());
    // What takes a moment is done here, on the event loop; the rest would keep all others waiting.
    Optional<CompletionStage<DecisionAnswer>> made =
        engine == Engine.COMPILED ? deciding.decideShortly(asked, asking) : Optional.empty();
    if (made.isPresent()) {
      return decided(made.get(), route);
    }
    return CompletableFuture.supplyAsync(
            () -> decided(deciding.decide(asked, engine, asking), route), workers)
        .thenCompose(answer -> answer);
  }

  /**
   * What waits for the disk takes no processor from what is still to be decided, and one thread
   * answers for all: it is to do next to nothing.
   */
  private static CompletionStage<DecisionAnswer> decided(
      CompletionStage<DecisionAnswer> answer, RoutingContext route) {
    Turn.over(route);
    return answer;
  }
}
