package dev.clausewise.api.door;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.resteasy.reactive.server.runtime.observability.ObservabilityIntegrationRecorder;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;

/**
 * A failed log-in or a bad key goes to what writes problems, and its request is counted under the
 * template of its path. As RESTEasy does it, which however looks for the template of every request,
 * failed or not, and builds an index of all resources each time: a tenth of what a short answer
 * takes.
 */
final class AuthFailures implements BiConsumer<RoutingContext, Throwable> {
  /**
   * That of RESTEasy's handler. What is put in earlier goes first, and it then has nothing to do.
   */
  private static final int ORDER = -199;

  private AuthFailures() {}

  static void of(Router router) {
    AuthFailures failures = new AuthFailures();
    router
        .route()
        .order(ORDER)
        .handler(
            route -> {
              route.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, failures);
              route.next();
            });
  }

  @Override
  public void accept(RoutingContext route, Throwable failure) {
    ObservabilityIntegrationRecorder.setTemplatePath(
        route, ResteasyReactiveRecorder.getCurrentDeployment());
    DefaultAuthFailureHandler.markIfOtherAuthenticationFailure(route, failure);
    if (!route.failed()) {
      route.fail(DefaultAuthFailureHandler.extractRootCause(failure));
    }
  }
}
