package dev.clausewise.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Packaged;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served as a page and how, and what is not. */
@QuarkusIntegrationTest
class AddressesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
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
  @ValueSource(
      strings = {
        "/workbench/00000000-0000-0000-0000-000000000000",
        "/draft.html",
        "/inventories/mapping",
        "/mapping.html"
      })
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
    String html = given().get("/compare").then().extract().asString();
    Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(html);
    if (!script.find()) {
      throw new AssertionError("the page has no script: " + html);
    }
    given()
        .get(script.group(1))
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, immutable, max-age=31536000");
  }

  /** All that the first page needs comes with one answer, as it goes over the wire. */
  @Test
  void theFirstPageIsSmallAndInOnePiece() throws Exception {
    int bytes = compressed("/").length;
    assertTrue(bytes > 20_000 && bytes < 80_000, "the first page takes " + bytes + " bytes");
    Response page = given().get("/");
    String html = page.asString();
    assertEquals(List.of("icon"), all("<link rel=\"([^\"]+)\"", html));
    assertEquals(List.of(), all("(<script[^>]* src=)", html));
    for (String[] told :
        new String[][] {
          {"vocabulary", "/v1/vocabulary"}, {"instruments", "/v1/instruments?brief=true"}
        }) {
      String block = "<script type=\"application/json\" id=\"data-" + told[0] + "\">(.*?)</script>";
      assertEquals(
          JSON.readTree(given().get(told[1]).asString()), JSON.readTree(all(block, html).get(0)));
    }
    // The policy allows what stands in it, and nothing else that does not stand in a file.
    String policy = page.header("Content-Security-Policy");
    assertEquals(
        List.of(
            digest(all("(?s)<script type=\"module\">(.*?)</script>", html)),
            digest(all("(?s)<style>(.*?)</style>", html))),
        all("'sha256-([^']+)'", policy));
    assertEquals(html, given().get("/index.html").asString());
  }

  /** The page is for everybody; what is read at {@code /v1} is for those who may. */
  @Test
  void whoMayNotReadTheFactsGetsTheFirstPageWithoutThem() {
    String auditor =
        given()
            .header("Authorization", "Bearer " + Packaged.TOKEN)
            .contentType("application/json")
            .body(Map.of("name", "reads the ledger alone", "roles", List.of("auditor")))
            .post("/v1/keys")
            .path("secret");
    for (String secret : List.of(auditor, "clausewise_nobody")) {
      given()
          .header("Authorization", "Bearer " + secret)
          .get("/")
          .then()
          .statusCode(200)
          .header("ETag", not(given().get("/").header("ETag")))
          .body(not(containsString("data-vocabulary")), not(containsString("EU-AIA")))
          .body(containsString("<script type=\"module\">"));
    }
  }

  @Test
  void whoHasTheFirstPageIsToldThatItIsTheSame() {
    String tag = given().get("/").header("ETag");
    given()
        .header("If-None-Match", "\"other\", " + tag)
        .get("/")
        .then()
        .statusCode(304)
        .body(equalTo(""));
    given().header("If-None-Match", "\"other\"").get("/").then().statusCode(200);
    given().head("/").then().statusCode(200).header("ETag", tag);
  }

  /** What draws charts is loaded where there are some. */
  @ParameterizedTest
  @CsvSource({"/inventories, true", "/ledger, true", "/compare, false", "/access, false"})
  void chartsAreLoadedWhereTheyAre(String address, boolean loaded) {
    assertEquals(loaded, given().get(address).asString().contains("/assets/charts-"));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String digest(List<String> one) throws GeneralSecurityException {
    assertEquals(1, one.size());
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256")
                .digest(one.get(0).getBytes(StandardCharsets.UTF_8)));
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
