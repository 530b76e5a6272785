package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The metrics that alarms, dashboard and documentation name are metrics that there are. */
@QuarkusTest
class MonitoringTest {
  private static final Path MONITORING = Path.of("k8s/monitoring");
  private static final Pattern METRIC =
      Pattern.compile("\\b(clausewise|http_server|ft_bulkhead|jvm|process|worker_pool)_[a-zA-Z_]+");

  private static Set<String> named(String text) {
    Set<String> named = new TreeSet<>();
    Matcher metric = METRIC.matcher(text);
    while (metric.find()) {
      named.add(metric.group());
    }
    return named;
  }

  /** Every series that there is after a decision. */
  private static Set<String> known() {
    // Its pauses are counted with the first of them.
    System.gc();
    given()
        .contentType("application/json")
        .body("{\"facts\": {}, \"instruments\": [\"EU-AIA\"]}")
        .post("/v1/decisions")
        .then()
        .statusCode(200);
    Set<String> known = new TreeSet<>();
    for (String line : given().get("/q/metrics").asString().split("\n")) {
      if (!line.startsWith("#")) {
        known.add(line.split("[{ ]")[0]);
      }
    }
    return known;
  }

  private static List<String> expressions() throws Exception {
    List<String> expressions = new ArrayList<>();
    JsonNode alarms = new YAMLMapper().readTree(MONITORING.resolve("alarms.yaml").toFile());
    for (JsonNode rule : alarms.at("/spec/groups/0/rules")) {
      expressions.add(rule.path("expr").asText());
      assertTrue(rule.at("/annotations/summary").isTextual(), rule::toString);
    }
    JsonNode dashboard =
        new ObjectMapper().readTree(MONITORING.resolve("clausewise.json").toFile());
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        expressions.add(target.path("expr").asText());
      }
    }
    return expressions;
  }

  @Test
  void everyMetricOfAlarmsAndDashboardIsThere() throws Exception {
    Set<String> known = known();
    List<String> expressions = expressions();
    assertTrue(expressions.size() > 15, expressions::toString);
    for (String expression : expressions) {
      Set<String> named = named(expression);
      assertTrue(!named.isEmpty(), expression);
      named.removeAll(known);
      assertEquals(Set.of(), named, expression);
    }
  }

  @Test
  void everyMetricOfTheDocumentationIsThere() throws Exception {
    String text = Files.readString(Path.of("docs/operations.md"));
    String table = text.substring(text.indexOf("## Metrics"), text.indexOf("## The ledger"));
    Set<String> named = named(table);
    Set<String> known = known();
    // A name stands for its series, and counters with labels come with the first event.
    named.removeIf(name -> known.stream().anyMatch(series -> series.startsWith(name)));
    assertEquals(Set.of(), named);
  }

  @Test
  void aReleaseCanBeToldByItsMetric() {
    String line =
        given()
            .get("/q/metrics")
            .asString()
            .lines()
            .filter(l -> l.startsWith("clausewise_build_info{"))
            .findFirst()
            .orElseThrow();
    String version =
        given()
            .contentType("application/json")
            .body("{\"facts\": {}, \"instruments\": [\"EU-AIA\"]}")
            .post("/v1/decisions")
            .path("policyVersion");
    assertTrue(line.contains("policy_version=\"" + version + "\""), line);
  }
}
