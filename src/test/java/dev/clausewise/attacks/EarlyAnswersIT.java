package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Packaged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything behind the HTTP codec sees it is a problem detail too. */
class EarlyAnswersIT {
  private static final String END = "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
  private static Packaged service;

  @BeforeAll
  static void starts() throws Exception {
    service = Packaged.in(Path.of("target/attacks/early-answers")).start();
  }

  @AfterAll
  static void ends() throws Exception {
    service.close();
  }

  private static void isProblem(String request, int status, String code) throws IOException {
    try (Wire wire = Wire.to(service.port(), Duration.ofSeconds(15))) {
      wire.send(request.getBytes(StandardCharsets.UTF_8));
      Wire.Answer answer = wire.answer();
      assertEquals(status, answer.status(), answer.toString());
      assertTrue(
          answer.head().contains("content-type: application/problem+json"), answer.toString());
      assertTrue(answer.head().contains("x-content-type-options: nosniff"), answer.toString());
      assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.toString());
    }
  }

  @Test
  void anAddressThatIsTooLong() throws IOException {
    String address = "/v1/instruments?x=" + "a".repeat(5_000);
    isProblem("GET " + address + " HTTP/1.1" + END, 414, "uri-too-long");
  }

  @Test
  void headersThatAreTooLarge() throws IOException {
    String header = "\r\nX: " + "a".repeat(40_000);
    isProblem("GET /v1/instruments HTTP/1.1" + header + END, 431, "headers-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET / HTTP/9.9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nBad Header: x\r\n\r\n"
      })
  void whatIsNotHttp(String request) throws IOException {
    isProblem(request, 400, "malformed-request");
  }

  @Test
  void aPathThatCannotBeRead() throws IOException {
    isProblem("GET /v1/instruments/%ZZ HTTP/1.1" + END, 400, "malformed-request");
  }
}
