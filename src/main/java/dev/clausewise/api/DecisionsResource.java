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
import java.util.concurrent.CompletionStage;
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

  DecisionsResource(
      DecisionService decisions, Deciding deciding, Vocabulary vocabulary, SecurityIdentity who) {
    this.decisions = decisions;
    this.deciding = deciding;
    this.reader = new FactsReader(vocabulary);
    this.who = who;
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
    CompletionStage<DecisionAnswer> answer = deciding.decide(asked, engine, Asker.of(who), began);
    // What waits for the disk takes no processor from what is still to be decided, and one thread
    // answers for all: it is to do next to nothing.
    Turn.over(route);
    return answer;
  }
}
