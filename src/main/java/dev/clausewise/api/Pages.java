package dev.clausewise.api;

import dev.clausewise.register.Register;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The addresses of the pages, each a file that the build of {@code src/main/webui} brings. What is
 * not named here, or by {@link FirstPage}, is no page: an address that does not exist is answered
 * with a problem, not with the first page.
 */
@ApplicationScoped
class Pages {
  private final Register register;

  Pages(Register register) {
    this.register = register;
  }

  /**
   * A file as it was built.
   *
   * @return null where the pages were not
   */
  static byte[] file(String name) {
    try (InputStream in =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("META-INF/resources/" + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void addresses(@Observes Router router) {
    page(router, "/access/?", "/access.html");
    page(router, "/compare/?", "/compare.html");
    page(router, "/inventories/?", "/inventories.html");
    page(router, "/inventories/mapping/?", "/mapping.html");
    page(router, "/instruments/?", "/instruments.html");
    instruments(router);
    page(router, "/ledger/?", "/ledger.html");
    page(router, "/login/?", "/login.html");
    page(router, "/workbench/?", "/workbench.html");
    page(router, "/workbench/[^/]+", "/draft.html");
  }

  /** One that is not in the register has no page either. */
  private void instruments(Router router) {
    router
        .routeWithRegex("/instruments/(?<id>[^/]+)")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(
            request -> {
              if (register.instrument(request.pathParam("id")).isPresent()) {
                request.reroute("/instrument.html");
              } else {
                request.next();
              }
            });
  }

  private static void page(Router router, String address, String file) {
    router
        .routeWithRegex(address)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(request -> request.reroute(file));
  }
}
