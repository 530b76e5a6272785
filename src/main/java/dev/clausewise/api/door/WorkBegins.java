package dev.clausewise.api.door;

import dev.clausewise.api.Code;
import dev.clausewise.api.Problem;
import dev.clausewise.api.Turn;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * The first filter of every resource method, the generated ones too, on the thread that will call
 * it. From here the work counts, whether or not its caller stays, until RESTEasy has closed the
 * request: the method has returned or failed, and the answer is in one piece in memory.
 */
@Provider
@Priority(Integer.MIN_VALUE)
public class WorkBegins implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    ResteasyReactiveRequestContext work =
        (ResteasyReactiveRequestContext)
            ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    RoutingContext route = work.unwrap(RoutingContext.class);
    Passage passage = Passage.of(route).orElse(null);
    if (passage == null || !passage.start()) {
      // Its caller has gone; or it is an address that the gate took for none that works.
      request.abortWith(refused());
      return;
    }
    Turn.endsBy(route, passage::finish);
    work.registerCompletionCallback(failure -> passage.finish());
    request.setEntityStream(passage.body());
  }

  private static Response refused() {
    Problem problem = Problem.of(Code.NOT_FOUND, "There is nothing at this address.");
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
