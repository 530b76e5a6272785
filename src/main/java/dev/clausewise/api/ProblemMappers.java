package dev.clausewise.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.clausewise.access.Access;
import dev.clausewise.access.keys.KeysUnavailableException;
import dev.clausewise.decision.NotProvableException;
import dev.clausewise.decision.UnknownInstrumentException;
import dev.clausewise.engine.EvaluationException;
import dev.clausewise.inventory.NotKeptException;
import dev.clausewise.ledger.LedgerUnavailableException;
import dev.clausewise.workbench.DraftsUnavailableException;
import dev.clausewise.workbench.ModelException;
import dev.clausewise.workbench.NoInstrumentException;
import dev.clausewise.workbench.StaleRevisionException;
import dev.clausewise.workbench.TooManyDraftsException;
import dev.clausewise.workbench.UnreadableDraftException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every error as a problem detail; what is ours to mend is logged, and none of it is told. */
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final Methods methods;
  private final Refusals refusals;
  private final Access access;
  private final MissingPage missing;

  ProblemMappers(Methods methods, Refusals refusals, Access access, MissingPage missing) {
    this.missing = missing;
    this.access = access;
    this.refusals = refusals;
    this.methods = methods;
  }

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    return response(e.problem());
  }

  @ServerExceptionMapper
  Response unknownInstrument(UnknownInstrumentException e) {
    return response(Code.NOT_FOUND, e.getMessage());
  }

  @ServerExceptionMapper
  Response notProvable(NotProvableException e) {
    return response(Code.NOT_PROVABLE, e.getMessage());
  }

  @ServerExceptionMapper
  Response model(ModelException e) {
    return response(ModelProblems.of(e));
  }

  @ServerExceptionMapper
  Response stale(StaleRevisionException e) {
    return response(Code.STALE_REVISION, e.getMessage());
  }

  @ServerExceptionMapper
  Response noInstrument(NoInstrumentException e) {
    return response(Code.NO_INSTRUMENT, e.getMessage());
  }

  @ServerExceptionMapper
  Response tooManyDrafts(TooManyDraftsException e) {
    return response(Code.TOO_MANY_DRAFTS, e.getMessage());
  }

  @ServerExceptionMapper
  Response unreadable(UnreadableDraftException e) {
    return response(Code.UNREADABLE_FILE, e.getMessage());
  }

  @ServerExceptionMapper
  Response draftsUnavailable(DraftsUnavailableException e) {
    LOG.error("the folder of the drafts cannot be read or written", e.getCause());
    return response(Code.DRAFTS_UNAVAILABLE, e.getMessage());
  }

  /** Whoever asks to log in at the provider is sent there; all others are told that they must. */
  @ServerExceptionMapper
  Uni<Response> notAuthenticated(UnauthorizedException e, RoutingContext route) {
    HttpAuthenticator authenticator = route.get(HttpAuthenticator.class.getName());
    if (!route.normalizedPath().equals(LoginResource.PATH)) {
      return Uni.createFrom().item(refused(e, route));
    }
    if (!access.hasProvider()) {
      return Uni.createFrom()
          .item(response(Code.NOT_FOUND, "There is no provider to log in at: use a key."));
    }
    return authenticator
        .getChallenge(route)
        .map(
            challenge -> {
              Response.ResponseBuilder answer = Response.status(challenge.status);
              challenge.getHeaders().forEach((name, value) -> answer.header(name + "", value));
              return answer.build();
            });
  }

  @ServerExceptionMapper({
    AuthenticationFailedException.class,
    ForbiddenException.class,
    KeysUnavailableException.class
  })
  Response refused(RuntimeException e, RoutingContext route) {
    Problem problem = refusals.problem(e, route).orElseThrow();
    Response.ResponseBuilder answer = Response.fromResponse(response(problem));
    Refusals.headers(problem).forEach(answer::header);
    return answer.build();
  }

  @ServerExceptionMapper
  Response ledger(LedgerUnavailableException e) {
    return response(Code.LEDGER_UNAVAILABLE, e.getMessage());
  }

  @ServerExceptionMapper
  Response notKept(NotKeptException e) {
    LOG.error("inventories cannot be kept or read", Unspoken.of(e));
    return response(Code.LEDGER_UNAVAILABLE, e.getMessage());
  }

  @ServerExceptionMapper
  Response evaluation(EvaluationException e) {
    LOG.error("a policy could not be evaluated", Unspoken.of(e));
    return response(
        Code.EVALUATION_FAILED,
        "A policy could not be evaluated on these facts. Nothing was decided.");
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException e) {
    return response(unreadable(e));
  }

  @ServerExceptionMapper
  Response web(WebApplicationException e, UriInfo uri, RoutingContext route) {
    int status = e.getResponse().getStatus();
    if (e.getCause() instanceof JsonProcessingException json) {
      return response(unreadable(json));
    }
    return switch (status) {
      case 400 -> response(Code.MALFORMED_JSON, "The request could not be read.");
      case 404 ->
          missing
              .of(route)
              .orElseGet(
                  () ->
                      response(
                          Code.NOT_FOUND,
                          "There is nothing at this address. GET /q/openapi lists what there is."));
      case 405 -> methodNotAllowed(uri);
      case 406 ->
          response(
              Code.NOT_ACCEPTABLE,
              "Answers are application/json unless /q/openapi says otherwise.");
      case 413 -> response(Code.BODY_TOO_LARGE, Body.TOO_LARGE);
      case 415 -> response(Code.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
      default -> anythingElse(e);
    };
  }

  /** RFC 9110: it says which methods there are. */
  private Response methodNotAllowed(UriInfo uri) {
    String allowed = methods.of(uri.getRequestUri().getPath());
    Problem problem =
        Problem.of(Code.METHOD_NOT_ALLOWED, "This address has the methods " + allowed + ".");
    return Response.fromResponse(response(problem)).header(HttpHeaders.ALLOW, allowed).build();
  }

  /** To OPTIONS, those of the address alone. */
  @ServerResponseFilter
  void options(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals("OPTIONS") && response.getHeaders().containsKey("Allow")) {
      response
          .getHeaders()
          .putSingle("Allow", methods.of(request.getUriInfo().getRequestUri().getPath()));
    }
  }

  /** Errors too: a stack that overflows on one request is one request's failure. */
  @ServerExceptionMapper
  Response anythingElse(Throwable e) {
    LOG.error("a request failed", Unspoken.of(e));
    return response(Code.INTERNAL_ERROR, "The request could not be answered. Nothing was decided.");
  }

  private static Response response(Code code, String detail) {
    return response(Problem.of(code, detail));
  }

  static Response response(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }

  private static Problem unreadable(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      return StrictJson.malformed(e);
    }
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      pointer
          .append('/')
          .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    String detail = "This is not what the address takes here. GET /q/openapi describes it.";
    return Problem.of(
        Code.WRONG_TYPE,
        detail,
        List.of(new Problem.Error(pointer.toString(), Code.WRONG_TYPE, detail)));
  }
}
