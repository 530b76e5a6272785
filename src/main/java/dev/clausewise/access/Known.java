package dev.clausewise.access;

import dev.clausewise.access.keys.ApiKey;
import dev.clausewise.access.keys.Keys;
import dev.clausewise.access.keys.KeysUnavailableException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Whose a secret is. */
@ApplicationScoped
public class Known implements IdentityProvider<Presented> {
  private final StartToken start;
  private final Keys keys;

  Known(StartToken start, Keys keys) {
    this.start = start;
    this.keys = keys;
  }

  @Override
  public Class<Presented> getRequestType() {
    return Presented.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      Presented request, AuthenticationRequestContext context) {
    String secret = request.secret();
    if (start.is(secret)) {
      return Uni.createFrom().item(operator());
    }
    Optional<ApiKey> remembered = keys.remembered(secret);
    return remembered.isPresent()
        ? Uni.createFrom().item(of(remembered.get()))
        : context.runBlocking(() -> of(find(secret)));
  }

  /** Other failures than this one would be logged by Quarkus, each with its stack. */
  private ApiKey find(String secret) {
    try {
      return keys.find(secret)
          .orElseThrow(() -> new AuthenticationFailedException("no token that is known"));
    } catch (KeysUnavailableException e) {
      throw new AuthenticationFailedException(e);
    }
  }

  private static SecurityIdentity operator() {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal("operator"))
        .addRoles(Set.copyOf(Role.GIVEN))
        .addAttribute(StartToken.class.getName(), true)
        .build();
  }

  private static SecurityIdentity of(ApiKey key) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(key.name()))
        .addRoles(Set.copyOf(key.roles()))
        .addAttribute(Rates.KEY, key)
        .build();
  }
}
