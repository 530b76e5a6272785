package dev.clausewise.access;

import dev.clausewise.access.AccessSettings.Mode;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is free: nothing, or what a service does for the machine it listens on. */
@Singleton
public final class Access {
  private final Mode mode;
  private final boolean local;
  private final boolean provider;
  private final Set<String> roles;

  Access(
      AccessSettings settings,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean provider) {
    this.mode = settings.mode().orElse(null);
    this.local = Loopback.is(host);
    this.provider = provider;
    this.roles = isFree() ? free() : Set.of();
  }

  private Set<String> free() {
    return local ? Set.of(Role.CALLER, Role.LOCAL) : Set.of(Role.CALLER);
  }

  /** Whether somebody decides and reads without saying who they are. */
  public boolean isFree() {
    return mode == Mode.OPEN || (mode == null && local);
  }

  /** Whether nobody but programs of this machine reaches the service. */
  public boolean isLocal() {
    return local;
  }

  /** Whether an OpenID provider says who somebody is. */
  public boolean hasProvider() {
    return provider;
  }

  /** The roles of whoever does not say who they are. */
  public Set<String> roles() {
    return roles;
  }
}
