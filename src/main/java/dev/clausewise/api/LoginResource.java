package dev.clausewise.api;

import dev.clausewise.access.Audit;
import io.quarkus.oidc.AuthorizationCodeFlow;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the pages send somebody who logs in at the OpenID provider, and who comes back from it. */
@Path(LoginResource.PATH)
@Tag(name = "Access")
public class LoginResource {
  static final String PATH = "/login/provider";

  private final Audit audit;
  private final SecurityIdentity who;

  LoginResource(Audit audit, SecurityIdentity who) {
    this.audit = audit;
    this.who = who;
  }

  @GET
  @Authenticated
  @AuthorizationCodeFlow
  @Operation(
      operationId = "logInAtProvider",
      summary = "Logs in to the pages at the OpenID provider, if there is one")
  public Response logIn(@Context RoutingContext route) {
    String from = route.request().remoteAddress().hostAddress();
    audit.logIn(who, from);
    return Response.seeOther(URI.create("/")).build();
  }
}
