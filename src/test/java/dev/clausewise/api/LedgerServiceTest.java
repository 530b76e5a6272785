package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.Installed;
import dev.clausewise.Packaged;
import dev.clausewise.ledger.log.Witness;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.ExactJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LedgerServiceTest {
  private static final ObjectMapper JSON = ExactJson.mapper();
  private static final String ASKED =
      """
      {"facts": {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
                 "capability": ["face_identification"], "timing": "unknown", "similarityThreshold": 98.99999999999999999999},
       "asOf": "2024-05-10", "instruments": ["MSFT-AOAI-COC", "SEED-2024-05"]}
      """;

  @TempDir Path folder;

  private static String answer() {
    return given()
        .contentType("application/json")
        .body(ASKED)
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .body("receipt.record", notNullValue())
        .extract()
        .asString();
  }

  private RequestSpecification auditor() {
    return given().header("Authorization", "Bearer " + Packaged.TOKEN);
  }

  private static Map<String, Object> receipt(String answer) throws IOException {
    return JSON.convertValue(JSON.readTree(answer).get("receipt"), Map.class);
  }

  @Test
  void anAnswerCarriesItsReceipt() throws Exception {
    String answer = answer();
    given()
        .contentType("application/json")
        .body(receipt(answer))
        .post("/v1/receipts/verify")
        .then()
        .statusCode(200)
        .body("valid", is(true));
    Map<String, Object> forged = receipt(answer);
    forged.put("record", ((String) forged.get("record")).replace("anybody", "nobody"));
    given()
        .contentType("application/json")
        .body(forged)
        .post("/v1/receipts/verify")
        .then()
        .statusCode(200)
        .body("valid", is(false))
        .body("wrong.size()", greaterThan(0));
  }

  /** Everything a caller sees is committed to, by RFC 8785 as a library of others writes it. */
  @Test
  void theRecordCommitsToTheAnswer() throws Exception {
    ObjectNode answer = (ObjectNode) JSON.readTree(answer());
    JsonNode receipt = answer.remove("receipt");
    JsonNode record = JSON.readTree(receipt.get("record").asText());
    String canonical = CanonicalFacts.canonical(answer.toString());
    assertEquals(
        record.get("answer").asText(),
        "sha256:"
            + HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(canonical.getBytes(StandardCharsets.UTF_8))));
    assertEquals(answer.get("id"), record.get("id"));
    assertEquals(
        "{\"actorCountry\":\"US\",\"actorLevel\":\"local\",\"actorType\":\"police\",\"capability\":[\"face_identification\"],"
            + "\"service\":\"azure_openai\",\"similarityThreshold\":\"98.99999999999999999999\"}",
        receipt.get("facts").asText());
  }

  /** The script of the page is run as it stands there. */
  @Test
  void thePageSaysHowToCheckAReceipt() throws Exception {
    Assumptions.assumeTrue(
        Installed.program("node").isPresent(), () -> Installed.missing("There is no Node.js."));
    String page = Files.readString(Path.of("docs/ledger.md"));
    int begin = page.indexOf("```js\n") + 6;
    Path script = folder.resolve("verify.mjs");
    Files.writeString(script, page.substring(begin, page.indexOf("```", begin)));
    given()
        .contentType("application/json")
        .body(ASKED)
        .post("/v1/decisions"); // so that there is a path to check
    String answer = answer();
    String origin = JSON.readTree(answer).at("/receipt/checkpoint").asText().split("\n")[0];
    String key = given().get("/v1/receipts/keys").path("find {it.log == '" + origin + "'}.key");
    assertEquals(0, ran(script, answer, key));
    assertEquals(
        1,
        ran(
            script,
            answer.replaceFirst("\"asOf\":\"2024-05-10\"", "\"asOf\":\"2024-05-11\""),
            key));
    assertEquals(1, ran(script, answer.replaceFirst("98.99", "99.99"), key));
    assertEquals(1, ran(script, answer.replaceFirst("\"index\":", "\"index\":1"), key));
    assertEquals(1, ran(script, answer, key.substring(0, key.length() - 4) + "AAA="));
  }

  private int ran(Path script, String answer, String key) throws Exception {
    Path file = folder.resolve("answer.json");
    Files.writeString(file, answer);
    Process node =
        new ProcessBuilder("node", script.toString(), file.toString(), key)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertTrue(node.waitFor(30, TimeUnit.SECONDS));
    return node.exitValue();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/ledger",
    "GET, /v1/ledger/01a21819-3ed3-7ddc-bf66-ca3fa8d4ade5",
    "POST, /v1/ledger/verify",
    "POST, /v1/ledger/01a21819-3ed3-7ddc-bf66-ca3fa8d4ade5/replay",
    "DELETE, /v1/ledger/01a21819-3ed3-7ddc-bf66-ca3fa8d4ade5/facts",
    "GET, /v1/ledger/logs",
    "GET, /v1/ledger/logs/1/checkpoint",
    "GET, /v1/ledger/logs/1/tile/entries/000.p/1",
    "GET, //v1//ledger",
    "GET, /v1/ledger;x=y"
  })
  void whoIsNotKnownReadsNothing(String method, String path) {
    for (String authorization : List.of("", "Bearer", "Bearer x", "Basic eDp5", "bearer  ")) {
      RequestSpecification request =
          given().urlEncodingEnabled(false).contentType("application/json").body("{}");
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      request
          .request(method, path)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", "Bearer")
          .body("code", equalTo("not-authenticated"));
    }
  }

  @Test
  void anAuditorFindsReplaysAndVerifies() throws Exception {
    String id = JSON.readTree(answer()).get("id").asText();
    auditor()
        .get("/v1/ledger?limit=5&instrument=MSFT-AOAI-COC&outcome=prohibited")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("records.id", hasItem(id))
        .body("records[0].outcome", equalTo("prohibited"));
    auditor()
        .get("/v1/ledger/" + id)
        .then()
        .statusCode(200)
        .body("facts.actorType", equalTo("police"))
        .body("verdicts.verdicts.instrument", hasItem("MSFT-AOAI-COC"))
        .body("instruments", equalTo(List.of("MSFT-AOAI-COC", "SEED-2024-05")));
    auditor()
        .contentType("application/json")
        .post("/v1/ledger/" + id + "/replay")
        .then()
        .statusCode(200)
        .body("same", is(true))
        .body("sameWords", is(true));
    auditor()
        .contentType("application/json")
        .body("{}")
        .post("/v1/ledger/verify")
        .then()
        .statusCode(200)
        .body("intact", is(true))
        .body("records", greaterThan(0));
    String note =
        auditor().get("/v1/ledger/logs/1/checkpoint").then().statusCode(200).extract().asString();
    int size = Integer.parseInt(note.split("\n")[1]);
    auditor()
        .get("/v1/ledger/logs/1/consistency?from=1&to=" + size)
        .then()
        .statusCode(200)
        .body("hashes.size()", greaterThan(0));
    byte[] hashes =
        auditor()
            .get("/v1/ledger/logs/1/tile/0/000" + (size >= 256 ? "" : ".p/" + size))
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    assertEquals(32 * Math.min(size, 256), hashes.length);
  }

  @Test
  void whatAWitnessHasSignedIsKeptAndInReceipts() throws Exception {
    String id = JSON.readTree(answer()).get("id").asText();
    String note = auditor().get("/v1/ledger/logs/1/checkpoint").asString();
    String cosigned = note + Witness.BELIEVED.line(note, 1_800_000_000);
    auditor()
        .contentType("application/json")
        .body(Map.of("checkpoint", cosigned))
        .post("/v1/ledger/logs/1/cosigned")
        .then()
        .statusCode(200)
        .body(equalTo(cosigned));
    auditor().get("/v1/ledger/logs/1/cosigned").then().statusCode(200).body(equalTo(cosigned));
    auditor()
        .get("/v1/ledger/" + id)
        .then()
        .statusCode(200)
        .body("receipt.checkpoint", equalTo(cosigned));
    auditor()
        .contentType("application/json")
        .body(Map.of("checkpoint", note))
        .post("/v1/ledger/logs/1/cosigned")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/checkpoint"))
        .body("errors[0].detail", equalTo("No witness that is believed here has signed it."));
  }

  @Test
  void erasedFactsAreGoneAndSaidToBe() throws Exception {
    String answer = answer();
    String id = JSON.readTree(answer).get("id").asText();
    auditor().delete("/v1/ledger/" + id + "/facts").then().statusCode(200);
    auditor()
        .get("/v1/ledger/" + id)
        .then()
        .statusCode(200)
        .body("factsErased", is(true))
        .body(not(containsString("police")));
    auditor()
        .contentType("application/json")
        .post("/v1/ledger/" + id + "/replay")
        .then()
        .statusCode(409)
        .body("code", equalTo("facts-erased"));
    auditor()
        .contentType("application/json")
        .body("{}")
        .post("/v1/ledger/verify")
        .then()
        .body("intact", is(true))
        .body("erased", greaterThan(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "from=yesterday",
        "to=2024-13-01",
        "outcome=maybe",
        "cursor=x"
      })
  void whatCannotBeAskedIsSaid(String query) {
    auditor()
        .get("/v1/ledger?" + query)
        .then()
        .statusCode(422)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/ledger/logs/9/checkpoint",
        "/v1/ledger/logs/1/tile/0/x001/000",
        "/v1/ledger/logs/1/tile/9/000",
        "/v1/ledger/logs/x/checkpoint",
        "/v1/ledger/nothing",
        "/v1/ledger/01a21819-3ed3-7ddc-bf66-ca3fa8d4ade5"
      })
  void whatIsNotThereIsNotFound(String path) {
    auditor().get(path).then().statusCode(404).contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"checkpoint\": 1}", "{\"checkpoint\": \"x\"}", "{\"other\": 1}"})
  void whatIsNoCheckpointIsRefused(String body) {
    auditor()
        .contentType("application/json")
        .body(body)
        .post("/v1/ledger/verify")
        .then()
        .statusCode(422);
  }

  @Test
  void theImpactOfAnotherDayIsThatOfDecidingAgain() throws Exception {
    String id = JSON.readTree(answer()).get("id").asText();
    String early = "{\"asOf\": \"2019-01-01\"}";
    JsonNode impact =
        JSON.readTree(
            auditor()
                .contentType("application/json")
                .body(early)
                .post("/v1/ledger/impact")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    assertTrue(impact.get("changed").asLong() > 0);
    assertEquals(
        "prohibited not_applicable",
        given()
            .contentType("application/json")
            .body(ASKED.replace("2024-05-10", "2019-01-01"))
            .post("/v1/decisions")
            .jsonPath()
            .getString("outcome")
            .replaceFirst("^", "prohibited "));
    assertTrue(
        impact
            .get("changes")
            .toString()
            .contains("{\"from\":\"prohibited\",\"to\":\"not_applicable\""),
        impact::toString);
    assertTrue(impact.get("examples").findValuesAsText("id").contains(id));
    auditor()
        .contentType("application/json")
        .body("{\"from\": \"2024-01-01\", \"to\": \"2024-01-02\"}")
        .post("/v1/ledger/impact")
        .then()
        .statusCode(200)
        .body("records", is(0));
    auditor()
        .contentType("application/json")
        .body("{}")
        .post("/v1/ledger/impact")
        .then()
        .statusCode(200)
        .body("changed", is(0));
  }

  private List<JsonNode> lines(String path, String body) throws IOException {
    Response response =
        auditor()
            .contentType("application/json")
            .accept("application/x-ndjson")
            .body(body)
            .post(path);
    assertEquals(200, response.statusCode(), response::asString);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : response.asString().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  /** A line of progress at least, and the result as the last one alone. */
  private static JsonNode result(List<JsonNode> lines) {
    assertTrue(lines.size() > 1, lines::toString);
    for (JsonNode line : lines.subList(0, lines.size() - 1)) {
      assertTrue(line.at("/progress/of").asLong() > 0, lines::toString);
      assertTrue(
          line.at("/progress/records").asLong() <= line.at("/progress/of").asLong(),
          lines::toString);
      assertEquals(1, line.size());
    }
    assertEquals(1, lines.get(lines.size() - 1).size());
    return lines.get(lines.size() - 1).get("result");
  }

  @Test
  void aLongWorkTellsHowFarItHasCome() throws Exception {
    answer();
    JsonNode verified = result(lines("/v1/ledger/verify", "{}"));
    assertTrue(verified.get("intact").asBoolean());
    assertTrue(verified.get("records").asLong() > 0);
    JsonNode impact = result(lines("/v1/ledger/impact", "{\"asOf\": \"2019-01-01\"}"));
    assertTrue(impact.get("changed").asLong() > 0);
    auditor()
        .contentType("application/json")
        .accept("application/x-ndjson")
        .body("{\"checkpoint\": \"x\"}")
        .post("/v1/ledger/verify")
        .then()
        .statusCode(422)
        .contentType("application/problem+json");
  }

  @Test
  void outcomesAreCountedByDaysAndMonths() {
    String counts = "/v1/ledger/outcomes?instrument=MSFT-AOAI-COC&by=";
    String prohibited = "spans[-1].outcomes.prohibited";
    auditor().get(counts + "day").then().statusCode(200).body("spans.size()", is(31));
    answer();
    int before = auditor().get(counts + "day").jsonPath().getInt(prohibited);
    answer();
    assertTrue(auditor().get(counts + "day").jsonPath().getInt(prohibited) > before);
    Response months = auditor().get(counts + "month");
    assertEquals(12, months.jsonPath().getList("spans").size());
    assertTrue(months.jsonPath().getInt(prohibited) > before);
    for (int i = 1; i < 12; i++) {
      assertEquals(
          months.jsonPath().getString("spans[" + (i - 1) + "].to"),
          months.jsonPath().getString("spans[" + i + "].from"));
    }
    auditor()
        .get("/v1/ledger/outcomes?from=2024-01-15&to=2024-03-02")
        .then()
        .body("spans.from", equalTo(List.of("2024-01-15", "2024-02-01", "2024-03-01")))
        .body("spans[2].to", equalTo("2024-03-02"))
        .body("spans[0].outcomes.size()", is(0));
    for (String wrong :
        List.of("by=year", "from=x", "from=2026-01-02&to=2026-01-02", "by=day&from=2020-01-01")) {
      auditor().get("/v1/ledger/outcomes?" + wrong).then().statusCode(422);
    }
  }

  @Test
  void whatAReportAloneSaysIsCountedByItself() {
    String counts = "/v1/ledger/outcomes?by=day";
    String all = "spans[-1].outcomes.prohibited";
    String reported = "spans[-1].reported.prohibited";
    JsonPath before = auditor().get(counts).jsonPath();
    given()
        .contentType("application/json")
        .body(
            """
            {"facts": {"actorType": "police", "actorCountry": "US", "useCountry": "US", "service": "azure_openai",
             "capability": ["face_identification"]}, "asOf": "2024-05-10", "instruments": ["SEED-2024-05"]}
            """)
        .post("/v1/decisions")
        .then()
        .body("outcome", equalTo("prohibited"));
    answer();
    JsonPath after = auditor().get(counts).jsonPath();
    assertEquals(number(before, reported) + 1, number(after, reported));
    assertEquals(number(before, all) + 2, number(after, all));
  }

  private static int number(JsonPath of, String path) {
    return of.get(path) == null ? 0 : of.getInt(path);
  }

  /** Page by page; each line is a record whose receipt holds. */
  @Test
  void whatIsExportedIsProved() throws Exception {
    answer();
    Set<String> ids = new HashSet<>();
    String next = "/v1/ledger/export?from=2020-01-01";
    int pages = 0;
    while (next != null && pages++ < 3) {
      Response page = auditor().urlEncodingEnabled(false).get(next);
      assertEquals(200, page.statusCode());
      for (String line : page.asString().lines().toList()) {
        JsonNode record = JSON.readTree(line);
        assertTrue(ids.add(record.get("id").asText()));
        if (ids.size() % 40 == 1) {
          given()
              .contentType("application/json")
              .body(record.get("receipt").toString())
              .post("/v1/receipts/verify")
              .then()
              .body("valid", is(true));
        }
      }
      String link = page.header("Link");
      next = link == null ? null : link.replaceAll(".*<https?://[^/]+|.*<|>.*", "");
    }
    assertTrue(ids.size() > 0);
  }
}
