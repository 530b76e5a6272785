package dev.clausewise.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/**
 * An answer that is written while it is made. What goes wrong after its head is written cannot be
 * told any more: the connection is closed, so that nobody takes what came for all there is.
 */
final class Streamed {
  private static final Logger LOG = Logger.getLogger(Streamed.class);

  private Streamed() {}

  /** Writes all of it. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  static StreamingOutput of(RoutingContext route, Writing writing) {
    return out -> {
      try {
        writing.to(out);
      } catch (IOException e) {
        // Whoever asked has gone, or has not sent what was announced.
        LOG.debugf("an answer ended early: %s", e.getMessage());
        breakOff(route);
      } catch (RuntimeException e) {
        LOG.error("an answer ended early", Unspoken.of(e));
        breakOff(route);
      }
    };
  }

  private static void breakOff(RoutingContext route) {
    route.response().reset();
    route.request().connection().close();
  }
}
