package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Packaged;
import dev.clausewise.access.BearerTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of other sites, open in the browser of who runs the service for this machine: one that has
 * made its own name mean this machine, and one that sends without asking.
 */
class OriginIT {
  private static final String DRAFTS = "/v1/drafts";
  private static final String NEW = "{\"instrument\": \"US-VT-ACT166\", \"note\": \"planted\"}";
  private static final String JSON = "Content-Type: application/json\r\n";

  @AutoClose private static Packaged service;
  private static String own;

  @BeforeAll
  static void start() throws Exception {
    service = Packaged.in(Path.of("target/attacks/origin")).asInAPod().workers(0).start();
    own = "127.0.0.1:" + service.port();
  }

  /** A browser brings it to whatever page asks; this one has logged in. */
  private static final String COOKIE =
      "Cookie: " + BearerTokens.COOKIE + "=" + BearerTokens.encoded(Packaged.TOKEN) + "\r\n";

  /**
   * @param headers all of them but the length, each with its end of line
   */
  private static Wire.Answer sent(String method, String target, String headers, String body)
      throws IOException {
    byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    String length = body == null ? "" : "Content-Length: " + bytes.length + "\r\n";
    String head =
        method
            + " "
            + target
            + " HTTP/1.1\r\n"
            + headers
            + COOKIE
            + length
            + "Connection: close\r\n\r\n";
    try (Wire wire = Wire.to(service.port(), Duration.ofSeconds(20))) {
      wire.send((head + (body == null ? "" : body)).getBytes(StandardCharsets.UTF_8));
      return wire.answer();
    }
  }

  private static String host(String name) {
    return "Host: " + name + "\r\n";
  }

  private static String origin(String name) {
    return "Origin: " + name + "\r\n";
  }

  private static long drafts() throws IOException {
    Wire.Answer list = sent("GET", DRAFTS, host(own), null);
    assertEquals(200, list.status());
    return new ObjectMapper().readTree(list.body()).size();
  }

  /** A draft of this machine's own page. */
  private static String draft() throws IOException {
    Wire.Answer created = sent("POST", DRAFTS, host(own) + JSON, NEW);
    assertEquals(201, created.status(), created.body());
    return new ObjectMapper().readTree(created.body()).path("id").asText();
  }

  private static void delete(String id) throws IOException {
    assertEquals(204, sent("DELETE", DRAFTS + "/" + id, host(own), null).status());
  }

  static Stream<String> foreignHosts() {
    return Stream.of(
        "evil.example",
        "evil.example:" + service.port(),
        "127.0.0.1.evil.example:" + service.port(),
        "localhost.evil.example",
        "evil.example#127.0.0.1",
        "127.0.0.1@evil.example",
        "127.0.0.2.nip.io",
        "xn--localhost-.example",
        "");
  }

  @ParameterizedTest
  @MethodSource("foreignHosts")
  void aNameThatIsNotThisMachinesIsNotAnswered(String name) throws IOException {
    long before = drafts();
    for (String path : List.of("/v1/vocabulary", DRAFTS, "/v1/instruments/US-VT-ACT166/model")) {
      misdirected(sent("GET", path, host(name), null), name);
    }
    misdirected(sent("POST", DRAFTS, host(name) + JSON, NEW), name);
    misdirected(sent("POST", "/v1/decisions", host(name) + JSON, "{\"facts\":{}}"), name);
    misdirected(sent("POST", "/EU-AIA", host(name) + JSON, "{\"facts\":{}}"), name);
    assertEquals(before, drafts(), "drafts");
  }

  /** What is no name at all may be called malformed. */
  private static void misdirected(Wire.Answer answer, String name) {
    Set<Integer> refusals = name.matches("[\\w.-]+(:\\d+)?") ? Set.of(421) : Set.of(400, 421);
    assertTrue(refusals.contains(answer.status()), () -> name + ": " + answer);
    if (answer.status() == 421) {
      assertProblem(answer);
    }
  }

  private static void assertProblem(Wire.Answer answer) {
    assertTrue(answer.head().contains("content-type: application/problem+json"), answer::head);
  }

  @Test
  void twoHostsAreNotAnswered() throws IOException {
    for (String hosts :
        List.of(host(own) + host("evil.example"), host("evil.example") + host(own))) {
      Wire.Answer answer = sent("GET", DRAFTS, hosts, null);
      assertTrue(Set.of(400, 421).contains(answer.status()), answer::toString);
    }
  }

  @Test
  void theNamesOfThisMachineAreAnswered() throws IOException {
    for (String name :
        List.of(
            "127.0.0.1",
            own,
            "localhost:" + service.port(),
            "LOCALHOST",
            "[::1]:" + service.port())) {
      assertEquals(200, sent("GET", DRAFTS, host(name), null).status(), name);
    }
  }

  static Stream<String> foreignPages() {
    return Stream.of(
        origin("http://evil.example"),
        origin("https://evil.example") + "Sec-Fetch-Site: cross-site\r\n",
        origin("null"),
        origin("http://127.0.0.1:1"),
        origin("https://127.0.0.1:" + service.port()),
        origin("http://127.0.0.1.evil.example:" + service.port()),
        origin("http://127.0.0.1:" + service.port() + ".evil.example"),
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
        origin("http://127.0.0.1:" + service.port()) + "Sec-Fetch-Site: cross-site\r\n");
  }

  @ParameterizedTest
  @MethodSource("foreignPages")
  void aPageOfAnotherSiteChangesNothing(String page) throws IOException {
    String id = draft();
    long before = drafts();
    String headers = host(own) + JSON + page;
    forbidden(sent("POST", DRAFTS, headers, NEW), page);
    forbidden(sent("POST", DRAFTS + "/" + id + "/check", headers, ""), page);
    forbidden(sent("POST", DRAFTS + "/" + id + "/propose", headers, ""), page);
    forbidden(sent("PUT", DRAFTS + "/" + id, headers, "{}"), page);
    forbidden(sent("DELETE", DRAFTS + "/" + id, headers, null), page);
    forbidden(sent("POST", "/v1/decisions", headers, "{\"facts\":{}}"), page);
    forbidden(sent("POST", "/EU-AIA", headers, "{\"facts\":{}}"), page);
    assertEquals(before, drafts(), "drafts");
    delete(id);
  }

  private static void forbidden(Wire.Answer answer, String page) throws IOException {
    assertEquals(403, answer.status(), () -> page + answer);
    assertProblem(answer);
    assertEquals(
        "forbidden-origin", new ObjectMapper().readTree(answer.body()).path("code").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: text/plain;application/json\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: multipart/form-data; boundary=b\r\n"
      })
  void whatAFormCanSendIsNotRead(String type) throws IOException {
    String id = draft();
    long before = drafts();
    String headers = host(own) + type;
    for (String path :
        List.of(
            DRAFTS,
            DRAFTS + "/" + id + "/check",
            DRAFTS + "/" + id + "/propose",
            DRAFTS + "/" + id + "/evaluate",
            "/v1/decisions",
            "/v1/differences",
            "/EU-AIA",
            "/outcome")) {
      Wire.Answer answer = sent("POST", path, headers, NEW);
      assertEquals(415, answer.status(), () -> path + " " + type + answer);
      assertProblem(answer);
    }
    assertEquals(before, drafts(), "drafts");
    delete(id);
  }

  @Test
  void aPreflightAllowsNothing() throws IOException {
    Wire.Answer answer =
        sent(
            "OPTIONS",
            DRAFTS,
            host(own)
                + origin("http://evil.example")
                + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type\r\n",
            null);
    assertFalse(answer.head().contains("access-control-"), answer::head);
  }

  @Test
  void thePageOfTheServiceItselfWorks() throws IOException {
    for (String name : List.of(own, "localhost:" + service.port())) {
      String page = host(name) + origin("http://" + name) + "Sec-Fetch-Site: same-origin\r\n";
      Wire.Answer created = sent("POST", DRAFTS, page + JSON, NEW);
      assertEquals(201, created.status(), created::toString);
      String path = DRAFTS + "/" + new ObjectMapper().readTree(created.body()).path("id").asText();
      int checked = sent("POST", path + "/check", page + JSON, "").status();
      assertTrue(Set.of(200, 503).contains(checked), "check: " + checked);
      assertEquals(200, sent("POST", "/v1/decisions", page + JSON, "{\"facts\":{}}").status());
      assertEquals(204, sent("DELETE", path, page, null).status());
    }
  }

  @Test
  void whoIsNoBrowserWorks() throws IOException {
    String id = draft();
    assertEquals(
        200, sent("GET", DRAFTS + "/" + id, host(own) + "Sec-Fetch-Site: none\r\n", null).status());
    delete(id);
  }
}
