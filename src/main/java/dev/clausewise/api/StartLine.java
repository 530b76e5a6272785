package dev.clausewise.api;

import dev.clausewise.access.Loopback;
import dev.clausewise.access.StartToken;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells whoever started a service for this machine how to read its ledger. */
@Singleton
final class StartLine {
  private static final Logger LOG = Logger.getLogger(StartLine.class);

  private final StartToken token;
  private final String host;

  StartLine(StartToken token, @ConfigProperty(name = "quarkus.http.host") String host) {
    this.token = token;
    this.host = host;
  }

  /** A log that is collected is no place for a secret: only who sits before it is told. */
  void said(@Observes StartupEvent start) {
    if (Loopback.is(host)) {
      token
          .toShow()
          .ifPresent(t -> LOG.infof("the ledger is read with Authorization: Bearer %s", t));
    }
  }
}
