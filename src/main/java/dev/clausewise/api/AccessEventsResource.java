package dev.clausewise.api;

import dev.clausewise.access.Audit;
import dev.clausewise.access.Event;
import dev.clausewise.access.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who has logged in, and who was refused, as far as this process remembers it. */
@Path("/v1/access/events")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
public class AccessEventsResource {
  /**
   * What is remembered.
   *
   * @param since when this process was started: it knows nothing of before
   * @param events the newest first
   */
  @RegisterForReflection
  public record AccessEvents(Instant since, List<Event> events) {}

  private final Audit audit;

  AccessEventsResource(Audit audit) {
    this.audit = audit;
  }

  @GET
  @Operation(
      operationId = "accessEvents",
      summary =
          "The newest log-ins, log-outs and refusals of this process; all of them are in its log")
  public AccessEvents newest() {
    return new AccessEvents(audit.since(), audit.newest());
  }
}
