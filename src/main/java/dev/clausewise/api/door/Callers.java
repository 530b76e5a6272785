package dev.clausewise.api.door;

import dev.clausewise.access.Loopback;
import dev.clausewise.api.Code;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps pages of other sites out. A browser brings the cookie of a log-in to whatever page asks;
 * and a service that listens on this machine only takes whoever reaches it for its user, while a
 * browser reaches it for whatever page it shows, under a name of the page's making (DNS rebinding)
 * or as a request across origins.
 */
final class Callers {
  private static final Pattern HERE =
      Pattern.compile(
          "(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private final boolean checked;

  /**
   * @param host the address that the service listens on
   */
  Callers(String host) {
    this.checked = Loopback.is(host);
  }

  /** Why a request is not taken. */
  record Refused(Code code, String detail) {}

  Optional<Refused> refused(HttpServerRequest request) {
    String host = host(request);
    if (checked && (host == null || !HERE.matcher(host).matches())) {
      return Optional.of(
          new Refused(
              Code.MISDIRECTED_REQUEST,
              "The service listens on this machine only and answers to localhost, 127.0.0.1 and [::1]."));
    }
    if (SAFE.contains(request.method().name())) {
      return Optional.empty();
    }
    String site = request.getHeader("Sec-Fetch-Site");
    List<String> origins = request.headers().getAll("Origin");
    // Behind a proxy neither scheme nor host need be those of the pages' address.
    boolean foreign =
        (site != null && FOREIGN.contains(site))
            || (checked
                && origins.stream()
                    .anyMatch(o -> !o.equalsIgnoreCase(request.scheme() + "://" + host)));
    return foreign
        ? Optional.of(
            new Refused(
                Code.FORBIDDEN_ORIGIN, "The request comes from a page of another site or program."))
        : Optional.empty();
  }

  /**
   * @return null if there is none, or more than one
   */
  private static String host(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      return request.authority() == null ? null : request.authority().toString();
    }
    List<String> hosts = request.headers().getAll("Host");
    return hosts.size() == 1 ? hosts.get(0) : null;
  }
}
