package dev.clausewise.api.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.api.Code;
import dev.clausewise.api.Problem;
import dev.clausewise.api.Refusals;
import dev.clausewise.api.Unspoken;
import dev.clausewise.engine.Drools;
import io.micrometer.core.instrument.config.MeterFilter;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The first route of every request: nothing takes a thread, or memory worth the name, before it has
 * passed here.
 */
@Singleton
public final class Gate {
  private static final Logger LOG = Logger.getLogger(Gate.class);
  private static final int FIRST = Integer.MIN_VALUE;

  /** After the headers that every answer has, before everything else. */
  private static final int ORDER = Integer.MIN_VALUE + 2;

  private static final long SWEEP_MILLIS = 250;

  private final Settings settings;
  private final Drools drools;
  private final Stop stop;
  private final Callers callers;
  private final Refusal refusal;
  private final Refusals refusals;
  private final Held held = Held.partsOf(Runtime.getRuntime().maxMemory());
  private final Deadlines deadlines = new Deadlines();
  private final long mostUnread = Runtime.getRuntime().maxMemory() / 8;
  private final AtomicInteger requests = new AtomicInteger();
  private final Map<Work, Bulkhead> bulkheads = new EnumMap<>(Work.class);

  Gate(
      Settings settings,
      Drools drools,
      Stop stop,
      ObjectMapper json,
      Refusals refusals,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "clausewise.models.workers") int workers) {
    this.settings = settings;
    this.drools = drools;
    this.stop = stop;
    this.callers = new Callers(host);
    this.refusal = new Refusal(json);
    this.refusals = refusals;
    int processors = Runtime.getRuntime().availableProcessors();
    Doorway.allow(settings.connections());
    open(Work.DECIDE, settings.decide(), Math.max(4, 2 * processors));
    open(Work.PROVE, settings.prove(), processors);
    open(Work.MODELS, settings.models(), workers + 2);
    open(Work.BULK, settings.bulk(), processors);
    open(Work.PAGES, settings.pages(), 8);
  }

  private void open(Work work, Settings.Bounds bounds, int running) {
    bulkheads.put(work, new Bulkhead(work, bounds.running().orElse(running), bounds.queue()));
  }

  void first(@Observes Router router, Vertx vertx) {
    router.route().order(FIRST).handler(this::name).failureHandler(this::failed);
    router.route().order(ORDER).handler(this::take);
    vertx.setPeriodic(SWEEP_MILLIS, sweep -> sweep());
  }

  /** For the metrics, which the gate names requests for. */
  @Produces
  @Singleton
  static MeterFilter knownUris() {
    return Uris.filter();
  }

  /** Before anything looks at the path, which may not be one. */
  private void name(RoutingContext route) {
    Uris.name(route);
    try {
      new URI(route.request().uri());
      route.normalizedPath();
    } catch (URISyntaxException | IllegalArgumentException e) {
      refusal.refuse(route, Code.MALFORMED_REQUEST, "The path of the address cannot be read.");
      return;
    }
    route.next();
  }

  private void take(RoutingContext route) {
    if (Passage.of(route).isPresent()) {
      route.next();
    } else {
      new Passage(this, route).begin();
    }
  }

  /** What no resource has answered: Quarkus would answer it in a form of its own. */
  private void failed(RoutingContext route) {
    Uris.name(route);
    Optional<Callers.Refused> refused = callers.refused(route.request());
    if (Passage.of(route).isEmpty() && refused.isPresent()) {
      refusal.refuse(route, refused.get().code(), refused.get().detail());
      return;
    }
    Throwable failure = route.failure();
    Optional<Problem> notLet = refusals.problem(failure, route);
    if (notLet.isPresent()) {
      refusal.refuse(route, notLet.get());
      return;
    }
    if (failure instanceof SecurityException) {
      route.next();
      return;
    }
    int status = route.statusCode();
    if (status >= 400 && status < 500) {
      refusal.refuse(
          route,
          status == 404 ? Code.NOT_FOUND : Code.MALFORMED_REQUEST,
          "The request cannot be answered.");
      return;
    }
    if (!route.response().closed()) {
      LOG.error("a request failed", failure == null ? null : Unspoken.of(failure));
    }
    refusal.refuse(
        route, Code.INTERNAL_ERROR, "The request could not be answered. Nothing was decided.");
  }

  private void sweep() {
    deadlines.sweep();
    long headTime = settings.headTime().toNanos();
    long readTime = settings.readTime().toNanos();
    for (Connection connection : Connection.all()) {
      if (connection.isHeadLate(headTime) || connection.isReadTooSlowly(readTime)) {
        connection.channel().close();
      }
    }
    dropUnread();
  }

  /** Answers that nobody reads stay in memory: those who read least are cut off. */
  private void dropUnread() {
    long all = Connection.all().stream().mapToLong(Connection::unread).sum();
    if (all <= mostUnread) {
      return;
    }
    List<Connection> longest =
        Connection.all().stream()
            .sorted(Comparator.comparingLong(Connection::unread).reversed())
            .toList();
    for (Connection connection : longest) {
      if (all <= mostUnread) {
        return;
      }
      all -= connection.unread();
      connection.channel().close();
    }
  }

  /**
   * @return false if as many requests as may be are in the service already
   */
  boolean take() {
    if (requests.incrementAndGet() <= settings.requests()) {
      return true;
    }
    requests.decrementAndGet();
    return false;
  }

  void giveBack() {
    requests.decrementAndGet();
  }

  Drools drools() {
    return drools;
  }

  Stop stop() {
    return stop;
  }

  Settings settings() {
    return settings;
  }

  Callers callers() {
    return callers;
  }

  Refusal refusal() {
    return refusal;
  }

  Held held() {
    return held;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  Bulkhead bulkhead(Work work) {
    return bulkheads.get(work);
  }
}
