package dev.clausewise.api;

import dev.clausewise.decision.DecisionService;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tags what follows from the policies with their version, and answers whoever has it already that
 * nothing has changed. The tag is a weak one: the same text may come compressed or not.
 */
@Provider
@OfPolicies
public class PolicyTag implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String SNAPSHOT = "-SNAPSHOT";
  private static final int DIGITS = 32;

  private final String tag;

  PolicyTag(
      DecisionService decisions,
      @ConfigProperty(name = "quarkus.application.version") String software) {
    this.tag = "W/\"" + policies(decisions.policyVersion()) + "-" + build(software) + "\"";
  }

  private static String policies(String version) {
    String digest = version.substring(version.indexOf(':') + 1);
    return digest.substring(0, Math.min(DIGITS, digest.length()));
  }

  /**
   * Two snapshots may be called the same and answer in another form: what one said ends with it.
   */
  private static String build(String software) {
    return software.endsWith(SNAPSHOT)
        ? software + "." + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX)
        : software;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (isRead(request) && names(known, tag)) {
      request.abortWith(tagged(Response.notModified()).build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == Response.Status.OK.getStatusCode() && isRead(request)) {
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
      response.getHeaders().putSingle(HttpHeaders.VARY, "Accept-Encoding, Accept");
    }
  }

  private Response.ResponseBuilder tagged(Response.ResponseBuilder response) {
    return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static boolean isRead(ContainerRequestContext request) {
    return request.getMethod().equals(HttpMethod.GET)
        || request.getMethod().equals(HttpMethod.HEAD);
  }

  /**
   * @param known the If-None-Match of a request; null if it has none
   * @param tag a weak one
   */
  static boolean names(String known, String tag) {
    return known != null
        && Arrays.stream(known.split(","))
            .map(String::trim)
            .anyMatch(one -> one.equals(tag) || one.equals(tag.substring("W/".length())));
  }
}
