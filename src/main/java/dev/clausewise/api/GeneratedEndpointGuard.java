package dev.clausewise.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.InForce;
import dev.clausewise.engine.Drools;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Stands before the endpoints that Kogito generates. They would take any JSON, read what is missing
 * as null and answer from the rows that remain; here their facts are checked as those of every
 * other request, and refused where an unknown one makes a difference. Whatever class is not one of
 * ours is taken for a generated one.
 */
@Provider
public class GeneratedEndpointGuard implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Logger LOG = Logger.getLogger(GeneratedEndpointGuard.class);
  private static final String OURS = GeneratedEndpointGuard.class.getPackageName();
  private static final String STATED = GeneratedEndpointGuard.class.getName() + ".stated";
  private static final String[] MEMBERS = {"facts", "asOf"};

  @Context ResourceInfo resource;

  private final DecisionService decisions;
  private final InForce inForce;
  private final Drools drools;
  private final Register register;
  private final FactsReader reader;
  private final ObjectMapper json;

  GeneratedEndpointGuard(
      DecisionService decisions,
      InForce inForce,
      Drools drools,
      Register register,
      Vocabulary vocabulary,
      ObjectMapper json) {
    this.decisions = decisions;
    this.inForce = inForce;
    this.drools = drools;
    this.register = register;
    this.reader = new FactsReader(vocabulary);
    this.json = json;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (ours() || !request.getMethod().equals(HttpMethod.POST)) {
      return;
    }
    // Only once they are loaded here is the engine behind those endpoints strict.
    drools.models();
    try {
      byte[] body = request.getEntityStream().readNBytes(Body.MOST_BYTES + 1);
      String first = request.getUriInfo().getPathSegments().get(0).getPath();
      if (register.instrument(first).isPresent()) {
        body = settled(first, Body.of(body, MEMBERS), request);
      } else if (first.equals("vocabulary")) {
        Body.of(body, MEMBERS).facts(reader);
      } else {
        UnitBody.check(StrictJson.object(body, Body.MOST_BYTES));
      }
      request.setEntityStream(new ByteArrayInputStream(body));
    } catch (ProblemException e) {
      request.abortWith(ProblemMappers.response(e.problem()));
    }
  }

  /** The body that the engine gets: facts of the vocabulary only, and none of them null. */
  private byte[] settled(String instrument, Body body, ContainerRequestContext request)
      throws IOException {
    Facts facts = body.facts(reader);
    LocalDate asOf = body.asOf(decisions.today());
    Map<String, Object> all =
        inForce
            .settledFacts(instrument, facts, asOf)
            .orElseThrow(
                () -> new ProblemException(open(inForce.unsettledFacts(instrument, facts, asOf))));
    if (body.has("facts")) {
      request.setProperty(STATED, body.path("facts"));
    }
    return json.writeValueAsBytes(Map.of("facts", all, "asOf", asOf));
  }

  private static Problem open(List<String> unknown) {
    String detail =
        "This endpoint evaluates one model as it stands and cannot weigh what is unknown. State these facts, or ask POST /v1/decisions.";
    return Problem.of(
        Code.OPEN_FACTS,
        detail,
        unknown.stream()
            .map(
                f ->
                    new Problem.Error(
                        "/facts/" + f, Code.OPEN_FACTS, "It may make a difference and is unknown."))
            .toList());
  }

  /**
   * Puts the caller's facts back where the answer repeats them, and makes a problem of what the
   * engine reports.
   */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (ours()) {
      return;
    }
    if (response.getStatus() >= 500) {
      // The entity repeats the facts, which do not belong in a log.
      LOG.errorf("the engine reported an error at %s", request.getUriInfo().getPath());
      problem(
          response,
          Problem.of(
              Code.EVALUATION_FAILED,
              "The model could not be evaluated on these facts. Nothing was decided."));
    } else if (request.getProperty(STATED) instanceof JsonNode stated
        && response.getEntity() instanceof String text) {
      try {
        JsonNode answer = json.readTree(text);
        restore(answer, stated);
        restore(answer.path("dmnContext"), stated);
        response.setEntity(json.writeValueAsString(answer));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void restore(JsonNode answer, JsonNode stated) {
    if (answer instanceof ObjectNode object && object.has("facts")) {
      object.set("facts", stated);
    }
  }

  private static void problem(ContainerResponseContext response, Problem problem) {
    response.setStatus(problem.status());
    response.setEntity(problem, null, MediaType.valueOf(Problem.MEDIA_TYPE));
  }

  private boolean ours() {
    Class<?> type = resource == null ? null : resource.getResourceClass();
    return type == null || type.getPackageName().equals(OURS);
  }
}
