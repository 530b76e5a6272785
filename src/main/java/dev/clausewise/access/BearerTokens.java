package dev.clausewise.access;

import dev.clausewise.access.keys.Secrets;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * Keys and the token of the start: in the header of a request (RFC 6750), or in the cookie that the
 * pages have after a log-in. What else may be a token is left to the OpenID provider, if there is
 * one.
 */
@ApplicationScoped
public class BearerTokens implements HttpAuthenticationMechanism {
  /** The cookie of the pages. */
  public static final String COOKIE = "clausewise";

  private static final String SCHEME = "Bearer ";

  /** Before the provider's, which would ask about every token. */
  private static final int FIRST = HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1000;

  private final Access access;
  private final StartToken start;

  BearerTokens(Access access, StartToken start) {
    this.access = access;
    this.start = start;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext route, IdentityProviderManager identities) {
    String secret = secret(route);
    if (secret == null || (access.hasProvider() && !isOurs(secret))) {
      return Uni.createFrom().nullItem();
    }
    return identities.authenticate(new Presented(secret));
  }

  private boolean isOurs(String secret) {
    return secret.startsWith(Secrets.PREFIX) || start.is(secret);
  }

  private static String secret(RoutingContext route) {
    String header = route.request().getHeader(HttpHeaderNames.AUTHORIZATION);
    if (header != null) {
      return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
          ? header.substring(SCHEME.length()).strip()
          : null;
    }
    Cookie cookie = route.request().getCookie(COOKIE);
    return cookie == null ? null : decoded(cookie.getValue());
  }

  /** What the cookie of a log-in with that secret says: a secret may be any text. */
  public static String encoded(String secret) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cookie) {
    try {
      return new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // One that another program of this host has set.
      return null;
    }
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext route) {
    return Uni.createFrom()
        .item(
            new ChallengeData(
                HttpResponseStatus.UNAUTHORIZED.code(),
                HttpHeaderNames.WWW_AUTHENTICATE,
                SCHEME.strip()));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(Presented.class);
  }

  @Override
  public int getPriority() {
    return FIRST;
  }
}
