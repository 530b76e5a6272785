package dev.clausewise.api;

import dev.clausewise.access.Audit;
import dev.clausewise.access.TooManyRequestsException;
import dev.clausewise.access.keys.KeysUnavailableException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** What is told to those who may not do what they ask, wherever that is found out. */
@Singleton
public final class Refusals {
  private final Audit audit;

  Refusals(Audit audit) {
    this.audit = audit;
  }

  /** That somebody lacks a role: they are asked who they are, or told that it is not theirs. */
  static SecurityException of(SecurityIdentity who) {
    return who.isAnonymous() ? new UnauthorizedException() : new ForbiddenException();
  }

  /**
   * The problem of somebody who is not let do something, which is noted for the audit.
   *
   * @return empty if the failure is of another kind
   */
  public Optional<Problem> problem(Throwable thrown, RoutingContext route) {
    Throwable failure =
        thrown instanceof AuthenticationFailedException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (failure instanceof KeysUnavailableException e) {
      return Optional.of(Problem.of(Code.LEDGER_UNAVAILABLE, e.getMessage()));
    }
    String detail = null;
    Code code = null;
    String tooBusy = null;
    if (failure instanceof TooManyRequestsException e) {
      tooBusy = e.who();
      code = Code.RATE_LIMITED;
      detail = "The key may not make so many requests in a second.";
    } else if (failure instanceof UnauthorizedException) {
      code = Code.NOT_AUTHENTICATED;
      detail = "This needs a token or a key that is known here, in Authorization: Bearer.";
    } else if (failure instanceof ForbiddenException) {
      code = Code.NOT_AUTHORISED;
      detail = "The token or key is not of a role that may do this.";
    } else if (thrown instanceof AuthenticationFailedException) {
      code = Code.NOT_AUTHENTICATED;
      detail = "The token or key that was sent is not known here, or has ended.";
    }
    if (code == null) {
      return Optional.empty();
    }
    String method = route.request().method().name();
    String path = route.request().path();
    String from = route.request().remoteAddress().hostAddress();
    if (tooBusy == null) {
      audit.refused(code.json(), method, path, known(route), from);
    } else {
      audit.refusedByName(code.json(), method, path, tooBusy, from);
    }
    return Optional.of(Problem.of(code, detail));
  }

  /** Who asked; null if nobody has said. */
  private static SecurityIdentity known(RoutingContext route) {
    return route.user() instanceof QuarkusHttpUser user && !user.getSecurityIdentity().isAnonymous()
        ? user.getSecurityIdentity()
        : null;
  }

  /** Headers that such a problem has (RFC 9110). */
  public static Map<String, String> headers(Problem problem) {
    return switch (problem.status()) {
      case 401 -> Map.of("WWW-Authenticate", "Bearer");
      case 429 -> Map.of("Retry-After", "1");
      default -> Map.of();
    };
  }
}
