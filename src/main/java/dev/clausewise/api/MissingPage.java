package dev.clausewise.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/** What a reader in a browser gets at an address that is none: a page that says so and leads on. */
@Singleton
final class MissingPage {
  private static final String FILE = "missing.html";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** Null where the pages were not built. */
  private final byte[] page;

  private final String policy;

  MissingPage(
      @ConfigProperty(name = "quarkus.http.filter.pages.header.\"Content-Security-Policy\"")
          String policy) {
    this.policy = policy;
    this.page = Pages.file(FILE);
  }

  /** Empty for whoever asks otherwise than a browser does for a page, or where no page can be. */
  Optional<Response> of(RoutingContext route) {
    if (page == null || !isWanted(route)) {
      return Optional.empty();
    }
    return Optional.of(
        Response.status(Response.Status.NOT_FOUND)
            .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
            .header("Content-Security-Policy", policy)
            .header(HttpHeaders.CACHE_CONTROL, "no-cache")
            .entity(page)
            .build());
  }

  private static boolean isWanted(RoutingContext route) {
    String accept = route.request().getHeader(HttpHeaders.ACCEPT);
    String path = route.normalizedPath();
    if (accept == null
        || !READING.contains(route.request().method().name())
        || path.startsWith("/assets/")
        || path.startsWith("/v1/")
        || path.startsWith("/q/")) {
      return false;
    }
    try {
      List<MediaType> accepted = MediaTypeHelper.parseHeader(accept);
      MediaTypeHelper.sortByWeight(accepted);
      MediaType first = accepted.get(0);
      return first.getType().equals("text") && first.getSubtype().equals("html");
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }
}
