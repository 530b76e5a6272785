package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Packaged;
import dev.clausewise.access.Role;
import dev.clausewise.vocabulary.ExactJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and the cookie of the pages, in a service that listens on this machine. */
@QuarkusTest
class SessionTest {
  private static final String DECISION = "{\"facts\": {}, \"instruments\": [\"EU-AIA\"]}";

  private static RequestSpecification as(String token) {
    return given().contentType("application/json").header("Authorization", "Bearer " + token);
  }

  private static Response logIn(String token) {
    return given().contentType("application/json").body(Map.of("token", token)).post("/v1/session");
  }

  private static Response key(Map<String, ?> wanted) {
    return as(Packaged.TOKEN).body(wanted).post("/v1/keys");
  }

  @Test
  void whoDoesNotSayWhoTheyAreDecidesAndReads() {
    given()
        .get("/v1/session")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("name", nullValue())
        .body("roles", equalTo(List.of(Role.CALLER)))
        .body("provider", is(false));
  }

  @Test
  void whereThereIsNoProviderNobodyIsSentToOne() {
    for (String token : List.of("", "Bearer " + Packaged.TOKEN)) {
      RequestSpecification request =
          token.isEmpty() ? given() : given().header("Authorization", token);
      request.get("/login/provider").then().statusCode(404).body("code", equalTo("not-found"));
    }
  }

  @Test
  void theCookieOfALogInIsForThePagesAlone() {
    Response answer = logIn(Packaged.TOKEN);
    answer.then().statusCode(200).body("name", equalTo("operator")).body("roles.size()", is(5));
    Cookie cookie = answer.getDetailedCookie("clausewise");
    assertTrue(cookie.isHttpOnly());
    assertEquals("Strict", cookie.getSameSite());
    assertEquals("/", cookie.getPath());
    assertEquals(-1, cookie.getMaxAge(), "it goes when the browser does");
    assertFalse(cookie.getValue().contains(Packaged.TOKEN));
    given().cookie(cookie).get("/v1/drafts").then().statusCode(200);
    given()
        .cookie(cookie)
        .header("Sec-Fetch-Site", "cross-site")
        .contentType("application/json")
        .post("/v1/drafts/x/propose")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden-origin"));
    // What somebody says of themselves goes before what their browser has.
    given()
        .cookie(cookie)
        .header("Authorization", "Bearer x")
        .get("/v1/drafts")
        .then()
        .statusCode(401);
    given().cookie(cookie).delete("/v1/session").then().statusCode(204).cookie("clausewise", "");
  }

  @ParameterizedTest
  @CsvSource({
    "x",
    "'clausewise_0000000000000000_0000000000000000000000000000000000000000000'",
    "''"
  })
  void nobodyLogsInWithWhatIsNotKnown(String token) {
    logIn(token).then().statusCode(401).header("Set-Cookie", nullValue());
    given().cookie("clausewise", token).get("/v1/drafts").then().statusCode(401);
  }

  @Test
  void aKeyDoesWhatItsRolesMayUntilItIsRevoked() throws Exception {
    Response made =
        key(Map.of("name", "bench", "roles", List.of("analyst", "caller"), "end", "2099-01-01"));
    made.then()
        .statusCode(201)
        .header("Cache-Control", "no-store")
        .header("Location", containsString("/v1/keys/"))
        .body("end", equalTo("2099-01-01T00:00:00Z"))
        .body("secret", notNullValue());
    String secret = made.path("secret");
    String id = made.path("id");
    as(secret).get("/v1/drafts").then().statusCode(200);
    as(secret).get("/v1/keys").then().statusCode(403).body("code", equalTo("not-authorised"));
    String record =
        as(secret)
            .body(DECISION)
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .extract()
            .path("receipt.record");
    assertEquals("bench", ExactJson.mapper().readTree(record).path("by").asText());
    as(Packaged.TOKEN)
        .get("/v1/keys")
        .then()
        .statusCode(200)
        .body("id", hasItems(id))
        .body("secret", equalTo(nullsOf(as(Packaged.TOKEN).get("/v1/keys"))));
    as(Packaged.TOKEN)
        .delete("/v1/keys/" + id)
        .then()
        .statusCode(200)
        .body("revoked", notNullValue());
    as(secret).get("/v1/drafts").then().statusCode(401);
    as(secret).body(DECISION).post("/v1/decisions").then().statusCode(401);
    as(Packaged.TOKEN).delete("/v1/keys/none").then().statusCode(404);
  }

  /** No key of a list has a secret. */
  private static List<Object> nullsOf(Response list) {
    List<Object> nulls = new ArrayList<>();
    list.jsonPath().getList("id").forEach(key -> nulls.add(null));
    return nulls;
  }

  @Test
  void aKeyThatCannotBeIsNotMade() {
    Map<String, Object> good = Map.of("name", "x", "roles", List.of("caller"));
    for (Map.Entry<String, Object> fault :
        List.<Map.Entry<String, Object>>of(
            Map.entry("name", ""),
            Map.entry("name", "a\nb"),
            Map.entry("name", "x".repeat(101)),
            Map.entry("roles", List.of("king")),
            Map.entry("roles", List.of("local")),
            Map.entry("roles", List.of("caller", "OPERATOR")),
            Map.entry("end", "2020-01-01"),
            Map.entry("end", "soon"),
            Map.entry("end", Instant.now().minus(1, ChronoUnit.SECONDS).toString()),
            Map.entry("perSecond", 0),
            Map.entry("perSecond", -1),
            Map.entry("perSecond", 1.5),
            Map.entry("perSecond", "many"),
            Map.entry("secret", "mine"))) {
      Map<String, Object> wanted = new HashMap<>(good);
      wanted.put(fault.getKey(), fault.getValue());
      key(wanted)
          .then()
          .statusCode(422)
          .body("errors[0].pointer", startsWith("/" + fault.getKey()));
    }
  }

  @Test
  void aKeyMakesNoMoreRequestsInASecondThanItMay() {
    String slow =
        key(Map.of("name", "slow", "roles", List.of("caller"), "perSecond", 3)).path("secret");
    String other =
        key(Map.of("name", "other", "roles", List.of("caller"), "perSecond", 3)).path("secret");
    List<Integer> statuses =
        IntStream.range(0, 30).map(i -> as(slow).get("/v1/session").statusCode()).boxed().toList();
    assertEquals(200, statuses.get(0));
    assertTrue(statuses.contains(429), statuses::toString);
    as(slow)
        .get("/v1/vocabulary")
        .then()
        .statusCode(429)
        .header("Retry-After", "1")
        .body("code", equalTo("rate-limited"));
    as(other).get("/v1/session").then().statusCode(200);
    given().get("/v1/session").then().statusCode(200);
  }

  @Test
  void theOperatorSeesWhoLoggedInAndWhoWasRefused() {
    String name = "who looks " + System.nanoTime();
    String key = key(Map.of("name", name, "roles", List.of("caller"))).path("secret");
    given()
        .contentType("application/json")
        .body(Map.of("token", key))
        .post("/v1/session")
        .then()
        .statusCode(200);
    given()
        .contentType("application/json")
        .body(Map.of("token", "cw_nobody"))
        .post("/v1/session")
        .then()
        .statusCode(401);
    as(key).get("/v1/access/events").then().statusCode(403);

    JsonPath told = as(Packaged.TOKEN).get("/v1/access/events").jsonPath();
    assertTrue(Instant.parse(told.getString("since")).isBefore(Instant.now()));
    List<Map<String, String>> events = told.getList("events");
    Map<String, String> refused = events.get(0);
    assertEquals("refused", refused.get("what"));
    assertEquals(name, refused.get("who"));
    assertEquals("key", refused.get("how"));
    assertEquals("not-authorised", refused.get("why"));
    assertEquals("GET /v1/access/events", refused.get("asked"));
    assertEquals("not-authenticated", events.get(1).get("why"));
    assertEquals("POST /v1/session", events.get(1).get("asked"));
    assertNull(events.get(1).get("who"));
    Map<String, String> logIn = events.get(2);
    assertEquals(
        List.of("log-in", name, "key", "127.0.0.1"),
        List.of(logIn.get("what"), logIn.get("who"), logIn.get("how"), logIn.get("from")));
    assertTrue(events.stream().noneMatch(event -> event.toString().contains(key)));
  }

  /** Whoever looks after keys is to know whose is too busy. */
  @Test
  void theAuditNamesAKeyThatAsksTooOften() {
    String busy =
        key(Map.of("name", "the busy one", "roles", List.of("caller"), "perSecond", 1))
            .path("secret");
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler =
        new ExtHandler() {
          @Override
          protected void doPublish(ExtLogRecord line) {
            lines.add(line.getFormattedMessage());
          }
        };
    Logger audit = Logger.getLogger("dev.clausewise.audit");
    audit.addHandler(handler);
    try {
      IntStream.range(0, 9).forEach(i -> as(busy).get("/v1/vocabulary"));
    } finally {
      audit.removeHandler(handler);
    }
    assertTrue(
        lines.stream()
            .anyMatch(
                l ->
                    l.startsWith("refused, rate-limited: GET /v1/vocabulary by the busy one from")),
        lines::toString);
    assertTrue(lines.stream().noneMatch(l -> l.contains(busy)), lines::toString);
  }
}
