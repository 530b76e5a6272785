package dev.clausewise.access;

import io.github.bucket4j.Bucket;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives those who do not say who they are the roles that are free, and those who do no more
 * requests than they may have.
 */
@ApplicationScoped
public class Free implements SecurityIdentityAugmentor {
  private final Access access;
  private final Rates rates;

  Free(Access access, Rates rates) {
    this.access = access;
    this.rates = rates;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (!identity.isAnonymous()) {
      Bucket bucket = rates.of(identity);
      return bucket == null || bucket.tryConsume(1)
          ? Uni.createFrom().item(identity)
          : Uni.createFrom()
              .failure(
                  new AuthenticationFailedException(
                      new TooManyRequestsException(identity.getPrincipal().getName())));
    }
    return Uni.createFrom()
        .item(
            access.roles().isEmpty()
                ? identity
                : QuarkusSecurityIdentity.builder(identity).addRoles(access.roles()).build());
  }
}
