package dev.clausewise.api.door;

import dev.clausewise.api.Code;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * The way of one request through the door: its head is looked at, its body is read, and it waits
 * for its turn, all on its own context and without a thread. Then it goes on to what answers it.
 */
final class Passage implements Bulkhead.Turn {
  /** Less than a connection may be idle. */
  private static final Duration MOST_FOR_DROOLS = Duration.ofSeconds(50);

  private static final String KEY = Passage.class.getName();

  private final Gate gate;
  private final RoutingContext route;
  private final HttpServerRequest request;
  private final Context context = Vertx.currentContext();
  private final Connection connection;
  private final Demand demand;
  private BodyReading body;
  private BodyStream stream;
  private Deadlines.Deadline deadline;
  private Permit permit;
  private boolean taken;
  private boolean bodyComes;
  private boolean waitedForDrools;
  private boolean done;
  private boolean closing;

  Passage(Gate gate, RoutingContext route) {
    this.gate = gate;
    this.route = route;
    this.request = route.request();
    this.connection = Connection.of(request);
    this.demand = Demand.of(request.method().name(), route.normalizedPath());
    route.put(KEY, this);
  }

  /** A request that has come through, perhaps as another page's address. */
  static Optional<Passage> of(RoutingContext route) {
    return Optional.ofNullable(route.get(KEY));
  }

  void begin() {
    connection.requestBegins(request.version());
    route.addHeadersEndHandler(head -> answering());
    route.addEndHandler(end -> ended());
    taken = demand.work() != null && gate.take();
    if (Demand.isPrivate(request.method().name(), route.normalizedPath())) {
      route.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    Optional<Callers.Refused> refused = gate.callers().refused(request);
    if (demand.work() != null && !taken) {
      turnAway(Code.OVERLOADED, "Too many requests are under way. Try again.");
    } else if (refused.isPresent()) {
      turnAway(refused.get().code(), refused.get().detail());
    } else if (!Demand.isServed(route.normalizedPath())) {
      turnAway(Code.NOT_FOUND, "There is nothing at this address.");
    } else if (!AnnouncedBody.isOfTypes(request, demand.types())) {
      turnAway(
          Code.UNSUPPORTED_MEDIA_TYPE,
          "Send "
              + demand.types().stream().sorted().collect(Collectors.joining(" or "))
              + ", and say so in Content-Type.");
    } else if (AnnouncedBody.isCoded(request)) {
      route.response().putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
      turnAway(
          Code.UNSUPPORTED_MEDIA_TYPE,
          "Send the body as it is: no Content-Encoding but identity is read.");
    } else if (demand.body() == Demand.Body.STREAM) {
      stream = new BodyStream(request, context, gate.settings().bodyTime());
      whole();
    } else if (AnnouncedBody.isThere(request)) {
      read();
    } else {
      whole();
    }
  }

  private void turnAway(Code code, String detail) {
    if (AnnouncedBody.isThere(request)) {
      gate.refusal().refuseAndClose(route, code, detail);
    } else {
      gate.refusal().refuse(route, code, detail);
    }
  }

  private void read() {
    long announced = -1;
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      try {
        announced = Long.parseUnsignedLong(length);
      } catch (NumberFormatException e) {
        gate.refusal().refuseAndClose(route, Code.MALFORMED_JSON, "Content-Length is no number.");
        return;
      }
    }
    if (announced > demand.most()) {
      gate.refusal().refuseAndClose(route, Code.BODY_TOO_LARGE, tooLarge());
      return;
    }
    body =
        new BodyReading(
            gate.held().share(connection, demand.body() == Demand.Body.MODEL),
            (int) demand.most(),
            announced,
            this::failed);
    deadline = gate.deadlines().in(gate.settings().bodyTime(), context, this::late);
    connection.bodyBegins();
    bodyComes = true;
    request.exceptionHandler(gone -> body.drop());
    if (request.version() == HttpVersion.HTTP_2) {
      readStream(announced);
    } else {
      request.handler(body).endHandler(end -> read(body));
    }
    goOn();
    request.resume();
  }

  /** For whoever waits to be told before they send a body. */
  private void goOn() {
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      route.response().writeContinue();
    }
  }

  /**
   * RESTEasy pauses every request that it gets, which Vert.x does not allow of one of HTTP/2 that
   * has come to its end. So its end is left to come until it is answered.
   */
  private void readStream(long announced) {
    request.handler(
        bytes -> {
          body.handle(bytes);
          if (body.length() == announced) {
            request.pause();
            read(body);
          }
        });
  }

  private void read(BodyReading whole) {
    if (!whole.isStopped()) {
      deadline.met();
      whole();
    }
  }

  private String tooLarge() {
    return "A request to this address is at most " + demand.most() / 1024 + " KiB.";
  }

  private void failed(BodyReading.Failure failure) {
    deadline.met();
    switch (failure) {
      case TOO_LARGE -> gate.refusal().refuseAndClose(route, Code.BODY_TOO_LARGE, tooLarge());
      case NO_ROOM ->
          gate.refusal()
              .refuseAndClose(route, Code.OVERLOADED, "Others are sending too much. Try again.");
    }
  }

  private void late() {
    body.drop();
    gate.refusal()
        .refuseAndClose(route, Code.REQUEST_TIMEOUT, "The body did not come to an end in time.");
  }

  private void bodyEnds() {
    if (bodyComes) {
      bodyComes = false;
      connection.bodyEnds();
    }
  }

  /** All of the request is here. */
  private void whole() {
    bodyEnds();
    if (demand.work() == null) {
      route.next();
      return;
    }
    Optional<CompletionStage<Void>> hold = gate.stop().hold();
    if (hold.isPresent()) {
      hold.get().whenComplete((none, never) -> context.runOnContext(end -> ready()));
    } else {
      ready();
    }
  }

  private void ready() {
    boolean needed =
        switch (demand.engine()) {
          case NEVER -> false;
          case IF_ASKED -> body != null && !gate.drools().isReady() && body.mayContain("drools");
          case ALWAYS -> !gate.drools().isReady();
        };
    if (!needed) {
      queue();
      return;
    }
    waitedForDrools = true;
    deadline = gate.deadlines().in(MOST_FOR_DROOLS, context, this::droolsIsLate);
    gate.drools()
        .prepare()
        .whenComplete((none, failure) -> context.runOnContext(end -> prepared(failure)));
  }

  private void prepared(Throwable failure) {
    if (done || route.response().ended()) {
      return;
    }
    deadline.met();
    if (failure == null) {
      queue();
    } else {
      gate.refusal().refuse(route, Code.INTERNAL_ERROR, "The models could not be read.");
    }
  }

  private void droolsIsLate() {
    gate.refusal().refuse(route, Code.OVERLOADED, "The models are still being read. Try again.");
  }

  private void queue() {
    if (done) {
      return;
    }
    permit = new Permit();
    gate.bulkhead(demand.work()).enter(permit, context, this);
    if (permit.isWaiting()) {
      // Everybody who waited for Drools comes to the queue at once: that they wait is no sign of
      // overload.
      Duration most = waitedForDrools ? MOST_FOR_DROOLS : gate.settings().waiting();
      deadline = gate.deadlines().in(most, context, this::waitedTooLong);
    }
  }

  @Override
  public void admitted() {
    if (deadline != null) {
      deadline.met();
    }
    if (stream != null) {
      goOn();
    }
    route.next();
  }

  @Override
  public void refused() {
    if (deadline != null) {
      deadline.met();
    }
    gate.refusal().refuse(route, Code.RATE_LIMITED, "Too many requests of this kind wait already.");
  }

  private void waitedTooLong() {
    if (permit.stopWaiting()) {
      gate.refusal().refuse(route, Code.RATE_LIMITED, "The service is busy with others.");
    }
  }

  /**
   * Work begins, on whatever thread.
   *
   * @return false if it is not to be done: nobody waits for it, or nobody gave leave
   */
  boolean start() {
    return permit != null && permit.start();
  }

  /** Work has ended. */
  void finish() {
    gate.bulkhead(demand.work()).finish(permit);
    dropBody();
  }

  /** What was sent; empty if nothing was. */
  InputStream body() {
    if (stream != null) {
      return stream;
    }
    return body == null ? InputStream.nullInputStream() : body.stream();
  }

  /** Once the service is to stop, every answer is the last one on its connection. */
  private void answering() {
    Uris.keep(route);
    if (!gate.stop().isStopping()) {
      return;
    }
    if (request.version() != HttpVersion.HTTP_2) {
      closing = true;
      route.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    } else if (connection.saysGoodbye()) {
      request.connection().goAway(0);
    }
  }

  /** The answer is written, or the caller has gone. */
  private void ended() {
    done = true;
    bodyEnds();
    connection.requestEnds();
    if (taken) {
      gate.giveBack();
    }
    if (closing) {
      request.connection().close();
    } else if (stream != null && !stream.isAtItsEnd()) {
      stream.drop(route.vertx());
    }
    if (deadline != null) {
      deadline.met();
    }
    if (permit == null || gate.bulkhead(demand.work()).withdraw(permit)) {
      dropBody();
    }
  }

  private void dropBody() {
    if (body != null) {
      body.drop();
    }
  }
}
