package dev.clausewise.api.door;

import static dev.clausewise.api.door.Wire.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything works on it. */
@QuarkusTest
class DoorTest {
  private static void refused(String answer, int status, String code) {
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("\"code\":\"" + code + "\""), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: evil.example:8080",
        "Host: localhost.evil.example",
        "Host: 127.0.0.1.evil.example",
        "Host: localhost\r\nHost: evil.example",
        "Host: ",
        "X: no host at all"
      })
  void underAnotherNameNobodyIsAnswered(String host) throws IOException {
    for (String path : List.of("/v1/vocabulary", "/", "/q/health")) {
      try (Wire wire = new Wire()) {
        String answer = wire.send("GET " + path + " HTTP/1.1\r\n" + host + "\r\n\r\n").answer();
        refused(answer, 421, "misdirected-request");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "[::1]:8080"})
  void underItsOwnNamesItAnswers(String host) {
    given().header("Host", host).get("/v1/vocabulary").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, null",
    "Origin, http://evil.example",
    "Origin, http://localhost:3",
    "Origin, https://localhost",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void aPageOfAnotherSiteAsksForNothing(String header, String value) {
    for (String path : List.of("/v1/decisions", "/v1/drafts", "/v1/drafts/x/propose", "/outcome")) {
      given()
          .header(header, value)
          .contentType("application/json")
          .body("{}")
          .post(path)
          .then()
          .statusCode(403)
          .body("code", equalTo("forbidden-origin"));
    }
    given().header(header, value).delete("/v1/drafts/x").then().statusCode(403);
    given().header(header, value).get("/v1/vocabulary").then().statusCode(200);
  }

  @Test
  void theServicesOwnPagesAsk() throws IOException {
    try (Wire wire = new Wire()) {
      String answer =
          wire.send(
                  post(
                          "/v1/questions",
                          "Origin: http://localhost",
                          "Sec-Fetch-Site: same-origin",
                          "Content-Length: 2")
                      + "{}")
              .answer();
      assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/decisions",
        "/v1/differences",
        "/v1/models/evaluate",
        "/v1/drafts",
        "/v1/drafts/x/check",
        "/v1/drafts/x/propose",
        "/MSFT-AOAI-COC",
        "/outcome/first",
        "/nowhere"
      })
  void nothingIsTakenWithoutItsType(String path) throws IOException {
    for (String type :
        List.of("X: y", "Content-Type: text/plain", "Content-Type: application/jsonp")) {
      for (String body : List.of("", "{}")) {
        try (Wire wire = new Wire()) {
          String head =
              "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nContent-Length: %d\r\n\r\n"
                  .formatted(path, type, body.length());
          refused(wire.send(head + body).answer(), 415, "unsupported-media-type");
        }
      }
    }
  }

  @Test
  void aTypeMayHaveParameters() {
    given()
        .header("Content-Type", "application/json; charset=UTF-8")
        .body("{}")
        .post("/v1/questions")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/decisions, 262145",
    "/EU-AIA, 262145",
    "/outcome, 10000000",
    "/v1/drafts/x/evaluate, 262145",
    "/v1/models/evaluate, 2097153",
    "/v1/drafts, 99999999999",
  })
  void aBodyThatIsAnnouncedTooLargeIsRefusedBeforeItComes(String path, String length)
      throws IOException {
    try (Wire wire = new Wire()) {
      refused(wire.send(post(path, "Content-Length: " + length)).rest(), 413, "body-too-large");
    }
  }

  @Test
  void aBodyThatWasNotAnnouncedIsCountedWhileItComes() throws IOException {
    String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
    try (Wire wire = new Wire()) {
      wire.send(post("/v1/decisions", "Transfer-Encoding: chunked"));
      for (int i = 0; i < 9; i++) {
        wire.send(chunk);
      }
      refused(wire.rest(), 413, "body-too-large");
    }
    try (Wire wire = new Wire()) {
      wire.send(post("/v1/questions", "Transfer-Encoding: chunked"));
      for (int i = 0; i < 7; i++) {
        wire.send(chunk);
      }
      String answer = wire.send("2\r\n{}\r\n0\r\n\r\n").answer();
      assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
  void aBodyThatDoesNotEndIsNotWaitedFor(String length) throws IOException {
    try (Wire wire = new Wire()) {
      long began = System.nanoTime();
      refused(wire.send(post("/v1/decisions", length) + "5\r\n").rest(), 408, "request-timeout");
      assertTrue(System.nanoTime() - began < Duration.ofSeconds(6).toNanos());
    }
  }

  @Test
  void aCallerWhoAsksFirstIsToldToSend() throws IOException {
    try (Wire wire = new Wire()) {
      wire.send(post("/v1/questions", "Content-Length: 2", "Expect: 100-continue"));
      assertTrue(wire.answer().startsWith("HTTP/1.1 100 "));
      assertTrue(wire.send("{}").answer().startsWith("HTTP/1.1 200 "));
    }
  }

  @Test
  void whoSendsTooFarAheadIsCutOff() throws IOException {
    String get = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (Wire wire = new Wire()) {
      wire.send(get.repeat(10));
      for (int i = 0; i < 10; i++) {
        assertTrue(wire.answer().startsWith("HTTP/1.1 200 "));
      }
    }
    try (Wire wire = new Wire()) {
      wire.send(post("/v1/questions", "Content-Length: 2") + "{}" + get.repeat(1000));
      int answers = wire.rest().split("HTTP/1.1 200 ").length - 1;
      assertTrue(answers < 1001, answers + " answers");
    }
  }

  @Test
  void whatIsBrokenOffIsNoFaultOfTheService() throws IOException, InterruptedException {
    for (int i = 0; i < 20; i++) {
      try (Wire wire = new Wire()) {
        wire.send(post("/v1/decisions", "Content-Length: 1000") + "{").abort();
      }
      try (Wire wire = new Wire()) {
        wire.send(post("/v1/decisions", "Transfer-Encoding: chunked") + "zz\r\n{}\r\n").rest();
      }
    }
    Thread.sleep(500);
    String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    List<String> faults =
        metrics
            .lines()
            .filter(l -> l.startsWith("http_server_requests") && l.contains("SERVER_ERROR"))
            .filter(l -> l.contains("/v1/decisions"))
            .toList();
    assertEquals(List.of(), faults);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1E+2147483648", "1e-2147483649", "1e99999999999", "-1E9223372036854775808"})
  void aNumberBeyondNumbersIsPointedAt(String number) {
    for (String path : List.of("/v1/decisions", "/v1/counterfactuals", "/EU-AIA", "/outcome")) {
      given()
          .contentType("application/json")
          .body("{\"facts\": {\"offenceMaxYears\": " + number + "}}")
          .post(path)
          .then()
          .statusCode(422)
          .body("code", equalTo("value-not-allowed"))
          .body("errors[0].pointer", equalTo("/facts/offenceMaxYears"));
    }
  }

  @Test
  void aControlCharacterIsNoPartOfAText() {
    given()
        .contentType("application/json")
        .body("{\"facts\": {\"useCity\": \"Port\\u0000land\"}}")
        .post("/v1/decisions")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/facts/useCity"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/outcome", "/outcome/first", "/rulings", "/obligations/first"})
  void theRulesTakeSoManyFindingsAndNoMore(String path) {
    String finding =
        "{\"row\":1,\"clause\":\"A\",\"effect\":\"requires\",\"status\":\"obligation\",\"condition\":\"c\"}";
    String defeat = "{\"by\":\"A\",\"defeated\":\"B\",\"depth\":%d}";
    refusedLists(path, Collections.nCopies(201, finding), List.of(), "/findings");
    refusedLists(path, List.of(), Collections.nCopies(201, defeat.formatted(1)), "/defeats");
    refusedLists(path, List.of(), List.of(defeat.formatted(201)), "/defeats/0/depth");
    lists(path, Collections.nCopies(200, finding), Collections.nCopies(200, defeat.formatted(200)))
        .then()
        .statusCode(200);
  }

  private static Response lists(String path, List<String> findings, List<String> defeats) {
    return given()
        .contentType("application/json")
        .body("{\"findings\": " + findings + ", \"defeats\": " + defeats + "}")
        .post(path);
  }

  private static void refusedLists(
      String path, List<String> findings, List<String> defeats, String pointer) {
    lists(path, findings, defeats)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem(pointer))
        .body("errors.code", hasItem("value-not-allowed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/refs/eu-aia.json", "/monitoring/dashboards/list.json"})
  void whatTheGeneratorLeavesBesideIsNotServed(String path) {
    given().get(path).then().statusCode(404).body("code", equalTo("not-found"));
  }

  @Test
  void noCacheKeepsAnAnswer() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/v1/questions")
        .then()
        .header("Cache-Control", "no-store")
        .header("Cross-Origin-Resource-Policy", "same-origin");
    given().get("/v1/drafts").then().header("Cache-Control", "no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET *", "GET nowhere", "GET /v1/%2", "POST /v1//../../decisions/%zz"})
  void whatIsNoAddressIsAProblemToo(String asked) throws IOException {
    try (Wire wire = new Wire()) {
      String answer = wire.send(asked + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
      assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
      assertTrue(
          answer.contains("application/problem+json") || answer.contains("content-length: 0"));
    }
  }
}
