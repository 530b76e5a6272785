package dev.clausewise.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * An OpenID provider on this machine: discovery, keys, the code flow with one user who is logged in
 * already, and tokens that are signed with RS256.
 */
public final class OpenIdProvider implements QuarkusTestResourceLifecycleManager {
  static final String CLIENT = "clausewise";
  static final String USER = "ada";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static HttpServer server;
  private static RsaJsonWebKey key;

  @Override
  public Map<String, String> start() {
    try {
      key = key();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", e -> json(e, configuration()));
    server.createContext(
        "/jwks", e -> answer(e, 200, "application/json", new JsonWebKeySet(key).toJson()));
    server.createContext("/authorize", OpenIdProvider::authorize);
    server.createContext("/token", e -> json(e, tokens()));
    server.start();
    return Map.of(
        "quarkus.oidc.tenant-enabled",
        "true",
        "quarkus.oidc.auth-server-url",
        issuer(),
        "quarkus.oidc.client-id",
        CLIENT,
        "quarkus.oidc.credentials.secret",
        "a-secret-of-at-least-thirty-two-characters",
        "quarkus.oidc.token.audience",
        CLIENT);
  }

  static RsaJsonWebKey key() {
    try {
      RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
      made.setKeyId("k1");
      return made;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key that the provider signs with. */
  static RsaJsonWebKey own() {
    return key;
  }

  static String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What a token of the provider says of somebody with these roles, for ten minutes. */
  static JwtClaims claims(List<String> roles) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer());
    claims.setAudience(CLIENT);
    claims.setSubject("0001");
    claims.setClaim("preferred_username", USER);
    claims.setStringListClaim("groups", roles);
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(10);
    return claims;
  }

  static String signed(JwtClaims claims, RsaJsonWebKey by) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(by.getPrivateKey());
    signature.setKeyIdHeaderValue(by.getKeyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> configuration() {
    return Map.of(
        "issuer", issuer(),
        "authorization_endpoint", issuer() + "/authorize",
        "token_endpoint", issuer() + "/token",
        "jwks_uri", issuer() + "/jwks",
        "response_types_supported", List.of("code"),
        "subject_types_supported", List.of("public"),
        "id_token_signing_alg_values_supported", List.of("RS256"));
  }

  private static Map<String, Object> tokens() {
    String token = signed(claims(List.of(Role.ANALYST)), key);
    return Map.of(
        "access_token", token, "id_token", token, "token_type", "Bearer", "expires_in", 600);
  }

  private static void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked =
        Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    exchange
        .getResponseHeaders()
        .set("Location", asked.get("redirect_uri") + "?code=c&state=" + asked.get("state"));
    answer(exchange, 302, "text/plain", "");
  }

  private static void json(HttpExchange exchange, Object value) throws IOException {
    answer(exchange, 200, "application/json", JSON.writeValueAsString(value));
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
