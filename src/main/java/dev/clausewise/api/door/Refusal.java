package dev.clausewise.api.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.api.Code;
import dev.clausewise.api.Problem;
import dev.clausewise.api.Refusals;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;

/**
 * Answers a request with a problem before it has got anywhere. Call it on the request's context.
 */
final class Refusal {
  /** How long what is still being sent is read and dropped, so that the answer can be read. */
  private static final long LINGER_MILLIS = 1000;

  /** Of HTTP/2: the answer is all there is, and the rest of the request need not come. */
  private static final int NO_ERROR = 0;

  private final ObjectMapper json;

  Refusal(ObjectMapper json) {
    this.json = json;
  }

  /** The connection stays. */
  Future<Void> refuse(RoutingContext context, Code code, String detail) {
    return refuse(context, Problem.of(code, detail));
  }

  /** The connection stays. */
  Future<Void> refuse(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return Future.succeededFuture();
    }
    if (problem.code().equals(Code.OVERLOADED.json())) {
      response.putHeader("Retry-After", "1");
    }
    Refusals.headers(problem).forEach(response::putHeader);
    return response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        // What every answer has, for those that were refused before it could be given them.
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(body(problem));
  }

  /** The connection is closed, because what is still to come of the request is not wanted. */
  void refuseAndClose(RoutingContext context, Code code, String detail) {
    HttpServerRequest request = context.request();
    if (request.version() == HttpVersion.HTTP_2) {
      refuse(context, code, detail).onComplete(told -> request.response().reset(NO_ERROR));
      return;
    }
    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    refuse(context, code, detail);
    if (request.isEnded()) {
      request.connection().close();
      return;
    }
    request.handler(bytes -> {}).endHandler(end -> request.connection().close()).resume();
    context.vertx().setTimer(LINGER_MILLIS, late -> request.connection().close());
  }

  private Buffer body(Problem problem) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
