package dev.clausewise.attacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Requests drawn by a seed, each to some address that the service has or nearly has, and each with
 * something about it that is not as it should be, or perhaps with nothing.
 */
final class HostileRequest {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW", "get");

  private static final List<String> SEGMENTS =
      List.of(
          "EU-AIA",
          "eu-aia",
          "..",
          "%2e%2e",
          "%2f",
          "%00",
          "%ZZ",
          "%c3%28",
          "a;x=1",
          "",
          "null",
          "-1",
          "${7*7}",
          "{id}",
          "'%20or%201=1--",
          "<script>",
          "%F0%9F%98%80",
          "a".repeat(300),
          "50",
          "1",
          "9223372036854775808",
          "tile/0/000",
          "01a21819-3ed3-7ddc-bf66-ca3fa8d4ade5",
          "MSFT-AOAI-COC");

  private static final List<String> QUERIES =
      List.of(
          "",
          "",
          "?asOf=2024-05-10",
          "?asOf=2024-02-31",
          "?asOf=9999999999-01-01",
          "?asOf=%00",
          "?asOf=a&asOf=b",
          "?dmn=1.3",
          "?dmn=9.9",
          "?" + "x=1&".repeat(200),
          "?%ZZ=%ZZ",
          "?limit=-1",
          "?limit=1000&outcome=prohibited&instrument=%25",
          "?cursor=01a21819-3ed3-7ddc-bf66-ca3fa8d4ade5&limit=7",
          "?from=1970-01-01&to=2100-01-01T00:00:00Z&outcome='",
          "?from=+1000000000-12-31T23:59:59Z",
          "?from=9223372036854775807&to=-9223372036854775808",
          "?from=3&to=2");

  private static final List<String> HEADERS =
      List.of(
          "Accept: */*",
          "Accept: application/xml",
          "Accept: ;;;",
          "Accept: text/html, image/*;q=nothing",
          "Content-Encoding: gzip",
          "Content-Type: text/plain",
          "Content-Type: application/json; charset=utf-16",
          "Content-Type: application/json;;;=",
          "Origin: https://example.org",
          "Origin: null",
          "Host: example.org",
          "X-Forwarded-For: ';--",
          "Range: bytes=5-1",
          "If-None-Match: *",
          "If-Modified-Since: yesterday",
          "Expect: 200-maybe",
          "Accept-Language: \u0001",
          "Cookie: " + "a=b; ".repeat(100),
          "X-HTTP-Method-Override: DELETE",
          "Upgrade: h2c",
          "Authorization: Bearer",
          "Authorization: Bearer x",
          "Authorization: Bearer " + "x".repeat(5_000),
          "Authorization: Bearer \u00e9\u0001",
          "Authorization: Basic eDp5",
          "Authorization: Negotiate =");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-0",
          "1e400",
          "1E+2147483648",
          "-1e-99999999999",
          "1".repeat(1001),
          "98.99999999999999999999",
          "\"\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"" + "x".repeat(70_000) + "\"",
          "\"2024-02-31\"",
          "\"US\"",
          "\"unknown\"",
          "[]",
          "{}",
          "[[[[[[[[]]]]]]]]",
          "[".repeat(1100) + "]".repeat(1100),
          "{\"@type\":\"date\",\"value\":7}",
          "\"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>\"",
          "NaN",
          "\uFEFF1",
          "\"${jndi:ldap://127.0.0.1/a}\"",
          "\"-\"",
          "[\"face_identification\", 7, null]");

  private static final String MODEL =
      "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='m' name='m' namespace='m'>"
          + "<inputData id='i' name='x'/><decision id='d' name='d'><informationRequirement><requiredInput href='#i'/>"
          + "</informationRequirement><decisionTable><input><inputExpression><text>x</text></inputExpression></input><output/>"
          + "<rule><inputEntry><text>1</text></inputEntry><outputEntry><text>2</text></outputEntry></rule></decisionTable>"
          + "</decision></definitions>";

  private static final List<String> MODEL_PARTS =
      List.of(
          "<rule>",
          "</rule>",
          "<input>",
          "<text>1</text>",
          "<text>x</text>",
          "namespace='m'",
          "<output/>",
          "name='d'",
          "href='#i'",
          "id='d'",
          "<inputEntry>",
          "</definitions>",
          "https://www.omg.org/spec/DMN/20191111/MODEL/");

  private final Random random;
  private final String token;
  private final List<Map.Entry<String, List<String>>> addresses = new ArrayList<>();

  /**
   * @param openapi the service's document of its addresses, JSON
   * @param token that half of them carry
   */
  HostileRequest(long seed, String openapi, String token) throws Exception {
    this.token = token;
    this.random = new Random(seed);
    for (Map.Entry<String, JsonNode> path :
        new ObjectMapper().readTree(openapi).path("paths").properties()) {
      List<String> methods = new ArrayList<>();
      path.getValue().fieldNames().forEachRemaining(m -> methods.add(m.toUpperCase(Locale.ROOT)));
      addresses.add(Map.entry(path.getKey(), methods));
    }
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  /** Another one. */
  byte[] next() {
    Map.Entry<String, List<String>> address = any(addresses);
    boolean models = address.getKey().contains("/models") || address.getKey().contains("/drafts");
    if (models && !oneIn(3)) { // they take a thousand times as long
      return next();
    }
    String method = oneIn(6) ? any(METHODS) : any(address.getValue());
    StringBuilder path = new StringBuilder();
    for (String segment : address.getKey().substring(1).split("/")) {
      boolean named = segment.startsWith("{");
      path.append('/').append(named || oneIn(40) ? any(SEGMENTS) : segment);
    }
    if (oneIn(30)) {
      path.insert(random.nextInt(path.length()), any(List.of("/", "//", ";a", "%2F", "\\", " ")));
    }
    path.append(any(QUERIES));
    StringBuilder headers = new StringBuilder();
    if (oneIn(2)) {
      headers.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    while (oneIn(3)) {
      headers.append(any(HEADERS)).append("\r\n");
    }
    byte[] body = oneIn(12) ? new byte[0] : body(models);
    boolean sends = method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    if (!sends && !oneIn(20)) {
      body = new byte[0];
    }
    // A body that is shorter than it says to be is waited for, which other attacks see to.
    int missing = oneIn(60) ? Math.min(body.length, random.nextInt(3)) : 0;
    String length = String.valueOf(body.length - missing);
    String type = headers.indexOf("Content-Type") >= 0 ? "" : "Content-Type: application/json\r\n";
    String host = headers.indexOf("Host") >= 0 ? "" : "Host: 127.0.0.1\r\n";
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\n"
            + host
            + type
            + headers
            + "Content-Length: "
            + length
            + "\r\nConnection: close\r\n\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private byte[] body(boolean models) {
    StringBuilder json = new StringBuilder("{");
    if (models) {
      member(json, "model", quoted(model()));
      if (oneIn(3)) {
        member(json, "imports", "[" + quoted(model()) + "]");
      }
      member(
          json,
          oneIn(4) ? "contexts" : "context",
          oneIn(3) ? any(VALUES) : "{\"x\": " + any(VALUES) + "}");
      if (oneIn(4)) {
        member(json, any(List.of("decisions", "decisionService", "instrument")), any(VALUES));
      }
    } else {
      StringBuilder facts = new StringBuilder("{");
      for (int i = random.nextInt(6); i > 0; i--) {
        member(
            facts,
            any(
                List.of(
                    "service",
                    "actorType",
                    "actorCountry",
                    "capability",
                    "useCity",
                    "useSubdivision",
                    "offenceMaxYears",
                    "systemFirstUsedOn",
                    "nosuch",
                    "__proto__",
                    "")),
            any(VALUES));
      }
      member(json, "facts", oneIn(10) ? any(VALUES) : facts.append('}').toString());
    }
    while (oneIn(2)) {
      member(
          json,
          any(
              List.of(
                  "asOf",
                  "instruments",
                  "engine",
                  "instrument",
                  "target",
                  "from",
                  "skip",
                  "facts")),
          any(VALUES));
    }
    byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    if (oneIn(8)) {
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
    }
    return oneIn(12) ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private void member(StringBuilder json, String name, String value) {
    json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":").append(value);
  }

  private String model() {
    String model = MODEL;
    for (int i = random.nextInt(3); i > 0; i--) {
      String part = any(MODEL_PARTS);
      int at = model.indexOf(part);
      if (at >= 0) {
        String instead =
            any(List.of("", part + part, any(MODEL_PARTS), "<a/>", "\u0000", "&amp;", "&#0;", "-"));
        model = model.substring(0, at) + instead + model.substring(at + part.length());
      }
    }
    return model;
  }

  private static String quoted(String text) {
    return new TextNode(text).toString();
  }
}
