package dev.clausewise.api;

import dev.clausewise.access.Access;
import dev.clausewise.access.Audit;
import dev.clausewise.access.BearerTokens;
import dev.clausewise.access.Role;
import dev.clausewise.access.Tokens;
import io.quarkus.oidc.OidcSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who somebody at the pages is. */
@Path("/v1/session")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class SessionResource {
  /** What a log-in sends. */
  record LogIn(String token) {}

  /**
   * Who asks.
   *
   * @param name null if they did not say
   * @param roles that they have, or that are free
   * @param provider whether one can log in at an OpenID provider, at {@code /login/provider}
   */
  @RegisterForReflection
  public record Session(String name, List<String> roles, boolean provider) {}

  private final Access access;
  private final Audit audit;
  private final Tokens tokens;
  private final SecurityIdentity who;
  private final OidcSession provider;

  SessionResource(
      Access access, Audit audit, Tokens tokens, SecurityIdentity who, OidcSession provider) {
    this.provider = provider;
    this.access = access;
    this.audit = audit;
    this.tokens = tokens;
    this.who = who;
  }

  @GET
  @Operation(operationId = "session", summary = "Who asks, and what they may do")
  public Session session() {
    return session(who);
  }

  private Session session(SecurityIdentity identity) {
    return new Session(
        identity.isAnonymous() ? null : identity.getPrincipal().getName(),
        Role.GIVEN.stream().filter(identity::hasRole).toList(),
        access.hasProvider());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "logIn",
      summary = "Puts a key, or the token that the start prints, into a cookie for the pages")
  @RequestBodySchema(LogIn.class)
  @APIResponseSchema(Session.class)
  public Response logIn(byte[] body, @Context RoutingContext route) {
    String token = Body.of(body, "token").text("token", "token is a key, as a text.");
    SecurityIdentity identity = tokens.identity(token);
    String from = route.request().remoteAddress().hostAddress();
    audit.logIn(identity, from);
    return Response.ok(session(identity))
        .cookie(cookie(BearerTokens.encoded(token), NewCookie.DEFAULT_MAX_AGE))
        .build();
  }

  @DELETE
  @Operation(operationId = "logOut", summary = "Takes the cookie away")
  @APIResponse(responseCode = "204", description = "It is gone")
  public Response logOut(@Context RoutingContext route) {
    if (!who.isAnonymous()) {
      String from = route.request().remoteAddress().hostAddress();
      audit.logOut(who, from);
    }
    if (access.hasProvider()) {
      provider.logout().await().indefinitely();
    }
    return Response.noContent().cookie(cookie("", 0)).build();
  }

  /** Of no use to scripts or to other sites; it goes when the browser does. */
  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(BearerTokens.COOKIE)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(!access.isLocal())
        .sameSite(SameSite.STRICT)
        .build();
  }
}
