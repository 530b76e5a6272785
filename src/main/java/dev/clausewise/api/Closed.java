package dev.clausewise.api;

import dev.clausewise.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first of two walls: every address is closed to those who have no role, but for the few that
 * are listed here. The second is the annotations of the resources, which say which role.
 */
@ApplicationScoped
public class Closed implements HttpSecurityPolicy {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** Files of the pages, which tell nothing, and whether the service is well. */
  private static final Pattern FREE_TO_READ =
      Pattern.compile(
          "/|/[a-z]+\\.html|/assets/[^/]+|/(instruments|workbench)(/[^/]*)?|/(access|compare|inventories|ledger)/?|/inventories/mapping/?|/login(/|/provider)?"
              + "|/q/health(/(live|ready|started))?|/v1/receipts/keys");

  /** To log in and out, and to verify a receipt, which tells nothing that is not in it. */
  private static final Set<String> FREE = Set.of("/v1/session", "/v1/receipts/verify");

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext route, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
    return isFree(route.request().method().name(), route.normalizedPath())
        ? CheckResult.permit()
        : identity.onItem().transform(Closed::checked);
  }

  static boolean isFree(String method, String path) {
    return FREE.contains(path)
        || (READING.contains(method) && FREE_TO_READ.matcher(path).matches());
  }

  /** A failure reaches what writes problems; a refusal would be answered with nothing. */
  private static CheckResult checked(SecurityIdentity identity) {
    if (identity.hasRole(Role.LOCAL) || Role.GIVEN.stream().anyMatch(identity::hasRole)) {
      return CheckResult.PERMIT;
    }
    throw Refusals.of(identity);
  }
}
