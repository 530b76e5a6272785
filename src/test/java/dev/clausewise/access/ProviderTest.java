package dev.clausewise.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID provider, good and forged, and its log-in to the pages. */
@QuarkusTest
@TestProfile(WithAProvider.class)
class ProviderTest {
  private static ValidatableResponse keys(String token) {
    return given().header("Authorization", "Bearer " + token).get("/v1/keys").then();
  }

  private static String token(Consumer<JwtClaims> change) {
    JwtClaims claims = OpenIdProvider.claims(List.of(Role.OPERATOR));
    change.accept(claims);
    return OpenIdProvider.signed(claims, OpenIdProvider.own());
  }

  @Test
  void aTokenOfTheProviderHasTheRolesThatItNames() {
    keys(token(claims -> {})).statusCode(200);
    given()
        .header("Authorization", "Bearer " + token(claims -> {}))
        .get("/v1/session")
        .then()
        .statusCode(200)
        .body("name", equalTo(OpenIdProvider.USER))
        .body("roles", equalTo(List.of(Role.OPERATOR)))
        .body("provider", equalTo(true));
    keys(token(claims -> claims.setStringListClaim("groups", List.of(Role.CALLER))))
        .statusCode(403);
    keys(token(claims -> claims.setStringListClaim("groups", List.of("OPERATOR")))).statusCode(403);
    // A role that nobody is given opens nothing.
    given()
        .header(
            "Authorization",
            "Bearer " + token(c -> c.setStringListClaim("groups", List.of("nobody"))))
        .get("/v1/vocabulary")
        .then()
        .statusCode(403);
  }

  @Test
  void aTokenThatIsNotGoodIsRefused() throws Exception {
    JwtClaims good = OpenIdProvider.claims(List.of(Role.OPERATOR));
    JsonWebSignature byPublicKey = new JsonWebSignature();
    byPublicKey.setPayload(good.toJson());
    byPublicKey.setKeyIdHeaderValue("k1");
    byPublicKey.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    byPublicKey.setKey(new HmacKey(OpenIdProvider.own().getPublicKey().getEncoded()));
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String unsigned =
        base64.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + base64.encodeToString(good.toJson().getBytes(StandardCharsets.UTF_8))
            + ".";
    String whole = token(claims -> {});
    Map<String, String> bad =
        Map.of(
            "ended", token(c -> c.setExpirationTime(NumericDate.fromSeconds(1_700_000_000))),
            "of another issuer", token(c -> c.setIssuer("https://issuer.example")),
            "for another service", token(c -> c.setAudience("another")),
            "signed with another key", OpenIdProvider.signed(good, OpenIdProvider.key()),
            "signed with the public key", byPublicKey.getCompactSerialization(),
            "unsigned", unsigned,
            "cut off", whole.substring(0, whole.length() - 4),
            "without a signature", whole.substring(0, whole.lastIndexOf('.') + 1),
            "no token", "abc");
    bad.forEach(
        (what, token) -> {
          keys(token).statusCode(401).body("code", equalTo("not-authenticated"));
          given()
              .header("Authorization", "Bearer " + token)
              .get("/v1/vocabulary")
              .then()
              .statusCode(401);
        });
  }

  @Test
  void theProviderLogsInToThePages() {
    CookieFilter browser = new CookieFilter();
    String away =
        given()
            .filter(browser)
            .redirects()
            .follow(false)
            .get("/login/provider")
            .then()
            .statusCode(302)
            .header("Location", startsWith(OpenIdProvider.issuer() + "/authorize"))
            .extract()
            .header("Location");
    String back =
        given()
            .redirects()
            .follow(false)
            .urlEncodingEnabled(false)
            .get(away)
            .then()
            .statusCode(302)
            .extract()
            .header("Location");
    assertTrue(back.contains("/login/provider?code="), back);
    String next = back;
    for (int hops = 0; hops < 3 && !next.endsWith("/"); hops++) {
      next =
          given()
              .filter(browser)
              .redirects()
              .follow(false)
              .urlEncodingEnabled(false)
              .get(next)
              .then()
              .extract()
              .header("Location");
    }
    given()
        .filter(browser)
        .get("/v1/session")
        .then()
        .statusCode(200)
        .body("name", equalTo(OpenIdProvider.USER))
        .body("roles", equalTo(List.of(Role.ANALYST)));
    given().filter(browser).get("/v1/drafts").then().statusCode(200);
    given().filter(browser).get("/v1/keys").then().statusCode(403);
    given()
        .filter(browser)
        .delete("/v1/session")
        .then()
        .statusCode(204)
        .cookie("clausewise", "")
        .cookie("q_session", "");
    given().filter(browser).get("/v1/session").then().body("name", nullValue());
  }
}
