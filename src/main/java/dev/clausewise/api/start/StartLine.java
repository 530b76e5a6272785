package dev.clausewise.api.start;

import dev.clausewise.access.Access;
import dev.clausewise.access.StartToken;
import dev.clausewise.access.keys.Keys;
import dev.clausewise.access.keys.KeysUnavailableException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells whoever started a service for this machine how to do more than decide and read. */
@Singleton
final class StartLine {
  private static final Logger LOG = Logger.getLogger(StartLine.class);

  private final StartToken token;
  private final Access access;
  private final Keys keys;
  private final String port;
  private final boolean serving;

  StartLine(
      StartToken token,
      Access access,
      Keys keys,
      @ConfigProperty(name = "quarkus.http.port") String port,
      @ConfigProperty(name = "quarkus.http.host-enabled") boolean serving) {
    this.serving = serving;
    this.token = token;
    this.access = access;
    this.keys = keys;
    this.port = port;
  }

  /**
   * A log that is collected is no place for a secret: only who sits before it is told.
   *
   * @throws ConfigurationException if others reach the service and nobody could ask it
   */
  void said(@Observes StartupEvent start) {
    if (!serving) {
      return;
    }
    if (access.isLocal()) {
      token
          .toShow()
          .ifPresent(
              t ->
                  LOG.infof(
                      "for drafts, ledger and keys: http://localhost:%s/login#%s (or Authorization: Bearer %s)",
                      port, t, t));
    } else if (!access.isFree()
        && !access.hasProvider()
        && token.toShow().isPresent()
        && !hasKeys()) {
      throw new ConfigurationException(
          "the service listens where others reach it, and nobody could ask it anything: make a key"
              + " (the command: keys create), name a file with a token"
              + " (clausewise.access.token-file) or an OpenID provider"
              + " (quarkus.oidc.tenant-enabled, quarkus.oidc.auth-server-url), or let everybody"
              + " decide and read (clausewise.access=open)");
    }
  }

  /** A database that does not answer may have some: those who come with one will see. */
  private boolean hasKeys() {
    try {
      return keys.hasGood();
    } catch (KeysUnavailableException e) {
      return true;
    }
  }
}
