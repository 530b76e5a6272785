package dev.clausewise.api.door;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.vertx.core.Context;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The names under which requests are counted. There are as many as there are addresses, whatever is
 * asked for: names are kept for ever, and a caller who made them up would fill the memory and leave
 * none for the real ones. Resources bring their own names, the templates of their paths.
 */
final class Uris {
  private static final String OTHER = "/other";

  /** Where the metrics look for a name; RESTEasy puts the templates of resources there. */
  private static final String KEY = "UrlPathTemplate";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> OPERATIONS =
      Set.of(
          "/q/health",
          "/q/health/live",
          "/q/health/ready",
          "/q/health/started",
          "/q/metrics",
          "/q/openapi");

  /** The tiles of a log, however deep their names go: no template says that. */
  private static final String TILES = "/v1/ledger/logs/{log}/tile/{tile}";

  private static final Pattern TILE = Pattern.compile("/v1/ledger/logs/[^/]+/tile/.+");

  /** Every name that a request has had; Micrometer writes / as root. */
  private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

  static {
    NAMES.add("root");
  }

  private Uris() {}

  /** Names a request that has no name yet. */
  static void name(RoutingContext route) {
    Context context = ((HttpServerRequestInternal) route.request()).context();
    if (context.getLocal(KEY) == null) {
      String name = of(String.valueOf(route.request().path()));
      context.putLocal(KEY, name);
      NAMES.add(name);
    }
  }

  /** Remembers the name that a request has by now. */
  static void keep(RoutingContext route) {
    Context context = ((HttpServerRequestInternal) route.request()).context();
    if (TILE.matcher(String.valueOf(route.request().path())).matches()) {
      context.putLocal(KEY, TILES);
    }
    Object name = context.getLocal(KEY);
    if (name instanceof String known && !NAMES.contains(known)) {
      NAMES.add(known);
    }
  }

  static String of(String path) {
    if (OPERATIONS.contains(path)) {
      return path;
    }
    if (!path.startsWith("/")) {
      return OTHER;
    }
    String[] segments = path.split("/");
    String first = segments.length < 2 ? "" : segments[1];
    return switch (first) {
      case "" -> "/";
      case "assets" -> "/assets";
      case "access", "compare", "ledger" -> segments.length == 2 ? "/" + first : OTHER;
      case "inventories" -> inventories(segments);
      case "login" -> segments.length == 2 ? "/login" : provider(segments);
      case "instruments", "workbench" -> segments.length == 2 ? "/" + first : "/" + first + "/{id}";
      default -> OTHER;
    };
  }

  private static String inventories(String[] segments) {
    return switch (segments.length) {
      case 2 -> "/inventories";
      case 3 -> segments[2].equals("mapping") ? "/inventories/mapping" : OTHER;
      default -> OTHER;
    };
  }

  /** Somebody may be refused there before its resource is known. */
  private static String provider(String[] segments) {
    return segments.length == 3 && segments[2].equals("provider") ? "/login/provider" : OTHER;
  }

  /** Takes names that no request had here: of those that Vert.x turned away by itself. */
  static MeterFilter filter() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith("http.server.") || id.getTag("uri") == null) {
          return id;
        }
        List<Tag> tags = new ArrayList<>();
        for (Tag tag : id.getTags()) {
          tags.add(
              switch (tag.getKey()) {
                case "uri" -> Tag.of("uri", known(tag.getValue()));
                case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", "OTHER");
                default -> tag;
              });
        }
        return id.replaceTags(tags);
      }
    };
  }

  private static String known(String uri) {
    return NAMES.contains(uri) && !uri.equals(OTHER) ? uri : "other";
  }
}
