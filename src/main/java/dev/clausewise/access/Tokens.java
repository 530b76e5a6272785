package dev.clausewise.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Whose a secret is, for what is not sent as a header. */
@Singleton
public final class Tokens {
  private final IdentityProviderManager identities;

  Tokens(IdentityProviderManager identities) {
    this.identities = identities;
  }

  /**
   * @throws io.quarkus.security.AuthenticationFailedException if it is nobody's
   */
  public SecurityIdentity identity(String secret) {
    return identities.authenticateBlocking(new Presented(secret));
  }
}
