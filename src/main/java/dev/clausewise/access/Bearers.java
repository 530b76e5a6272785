package dev.clausewise.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Whose a token is. */
@ApplicationScoped
public class Bearers implements IdentityProvider<TokenAuthenticationRequest> {
  private static final Set<String> ALL =
      Set.of(Role.CALLER, Role.ANALYST, Role.APPROVER, Role.AUDITOR, Role.OPERATOR);

  private final StartToken start;

  Bearers(StartToken start) {
    this.start = start;
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    TokenCredential credential = request.getToken();
    if (!start.is(credential.getToken())) {
      return Uni.createFrom().failure(new AuthenticationFailedException("no token that is known"));
    }
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("operator"))
                .addRoles(ALL)
                .addCredential(credential)
                .build());
  }
}
