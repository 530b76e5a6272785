package dev.clausewise.api.door;

import static dev.clausewise.api.door.Wire.post;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is asked is counted under the names that there are, whatever anybody asks. */
@QuarkusTest
class CountedNamesTest {
  private static final Pattern URI =
      Pattern.compile("http_server_requests[^{]*\\{[^}]*uri=\"([^\"]*)\"");

  /** The client keeps every connection, and the service has room for so many only. */
  private static RequestSpecification asked() {
    return given().header("Connection", "close");
  }

  private static final byte[] LINE = "[]".getBytes(StandardCharsets.UTF_8);

  @Test
  void everyAddressIsCountedUnderItsNameAndNoOtherIs() throws IOException {
    List<String> paths = new ArrayList<>();
    new ObjectMapper()
        .readTree(asked().get("/q/openapi?format=json").asString())
        .path("paths")
        .fieldNames()
        .forEachRemaining(paths::add);
    for (int i = 0; i < 130; i++) {
      try (Wire wire = new Wire()) {
        wire.send("GET /bad" + i + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n");
        wire.rest();
      }
      try (Wire wire = new Wire()) {
        wire.send("GET /%zz" + i + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
        wire.send("NAME" + i + " /junk" + i + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
        wire.send("GET name" + i + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
        wire.send(post("/q/x" + i, "Content-Length: 1000") + "{").abort();
      }
      asked().get("/junk" + i).then().statusCode(404);
      asked().get("/assets/" + i).then().statusCode(404);
      asked().patch("/v1/drafts/" + i).then().statusCode(415);
      asked().contentType("application/json").patch("/v1/drafts/" + i).then().statusCode(405);
    }
    for (String path : paths) {
      String address = path.replaceAll("\\{[^}]*}", "x");
      asked().get(address);
      asked().contentType("application/json").body("[]").post(address);
      // What takes no JSON is met as well, whatever other tests have asked of it.
      asked().contentType("application/x-ndjson").body(LINE).post(address);
      asked().delete(address);
    }
    String metrics = asked().get("/q/metrics").then().statusCode(200).extract().asString();
    TreeSet<String> counted = new TreeSet<>();
    URI.matcher(metrics).results().forEach(r -> counted.add(r.group(1)));
    assertEquals(
        List.of(),
        paths.stream().filter(p -> !counted.contains(p)).toList(),
        "not counted under their names");
    paths.forEach(counted::remove);
    counted.removeIf(u -> u.matches("root|/q/.*|/assets|/(instruments|workbench)(/\\{id})?"));
    assertEquals(List.of("other"), List.copyOf(counted));
    assertTrue(!metrics.contains("NAME1"), "a method of somebody's making is counted");
  }
}
