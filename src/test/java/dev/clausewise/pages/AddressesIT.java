package dev.clausewise.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Packaged;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served as a page and how, and what is not. */
@QuarkusIntegrationTest
class AddressesIT {
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/access",
        "/compare",
        "/inventories",
        "/ledger",
        "/instruments",
        "/instruments/US-PDX-34.10",
        "/workbench"
      })
  void aPageMayRunNothingButItsOwnScriptsAndIsAskedForAnew(String address) {
    given()
        .get(address)
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header("Cache-Control", "no-cache")
        .header(
            "Content-Security-Policy",
            allOf(
                containsString("default-src 'none'"),
                containsString("script-src 'self'"),
                containsString("frame-ancestors 'none'"),
                not(containsString("unsafe"))))
        .header("X-Content-Type-Options", "nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/workbench/00000000-0000-0000-0000-000000000000", "/draft.html"})
  void thePageWithTheEditorMayRunTheEditorsScriptToo(String address) {
    given()
        .get(address)
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header("Cache-Control", "no-cache")
        .header(
            "Content-Security-Policy",
            allOf(
                containsString("default-src 'none'"),
                containsString("script-src 'self' 'sha256-"),
                not(containsString("script-src 'self' 'unsafe")),
                containsString("frame-ancestors 'none'")));
  }

  @Test
  void anAssetIsKeptForever() {
    String html = given().get("/").then().extract().asString();
    Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(html);
    if (!script.find()) {
      throw new AssertionError("the first page has no script: " + html);
    }
    given()
        .get(script.group(1))
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, immutable, max-age=31536000");
  }

  /** What the first page loads, as it goes over the wire. */
  @Test
  void theFirstPageIsSmall() {
    byte[] page = compressed("/");
    String html = given().get("/").then().extract().asString();
    int sum = page.length;
    Matcher files = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"").matcher(html);
    while (files.find()) {
      sum += compressed(files.group(1)).length;
    }
    for (String loaded : List.of("/v1/vocabulary", "/v1/instruments?brief=true")) {
      sum += compressed(loaded).length;
    }
    assertTrue(sum > 20_000 && sum < 120_000, "the first page takes " + sum + " bytes");
  }

  private static byte[] compressed(String address) {
    return given()
        .config(
            RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
        .header("Authorization", "Bearer " + Packaged.TOKEN)
        .header("Accept-Encoding", "gzip")
        .get(address)
        .then()
        .statusCode(200)
        .header("Content-Encoding", "gzip")
        .header("Vary", containsStringIgnoringCase("accept-encoding"))
        .extract()
        .asByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nope",
        "/v1/nope",
        "/v1/instruments/NO-SUCH",
        "/instruments/NO-SUCH",
        "/assets/nope.js"
      })
  void whatIsNoPageIsAProblem(String address) {
    given()
        .accept(address.matches("/(v1|assets)/.*") ? BROWSER : "*/*")
        .get(address)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .header("Cache-Control", not(containsString("immutable")))
        .body("code", equalTo("not-found"));
  }

  @Test
  void generatedEndpointsAnswerAsBefore() {
    given()
        .contentType("application/json")
        .body("{")
        .post("/MSFT-AOAI-COC")
        .then()
        .statusCode(400)
        .header("Content-Security-Policy", nullValue())
        .body("code", equalTo("malformed-json"));
  }

  /** As a browser asks for a page. */
  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/instruments/NO-SUCH", "/workbench/a/b"})
  void aReaderIsLedOnFromAnAddressThatIsNone(String address) {
    given()
        .accept(BROWSER)
        .get(address)
        .then()
        .statusCode(404)
        .contentType("text/html")
        .header("Cache-Control", "no-cache")
        .header(
            "Content-Security-Policy",
            allOf(containsString("default-src 'none'"), not(containsString("unsafe"))))
        .body(containsString("/assets/missing"));
    given()
        .accept("application/json;q=0.5,text/html;q=0.4")
        .get(address)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }
}
