package dev.clausewise.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.Packaged;
import dev.clausewise.ledger.log.SigningKey;
import dev.clausewise.vocabulary.ExactJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A service that is killed while it answers, again and again ({@code -Dledger.kills=<number>}), and
 * one whose database stands still: whatever a caller was answered is there, and nobody is answered
 * what is not.
 */
class KilledIT {
  private static final ObjectMapper JSON = ExactJson.mapper();
  private static final int KILLS = Integer.getInteger("ledger.kills", 2);
  private static final int CALLERS = 4;
  private static final long RUNS_MILLIS = 1500;
  private static final String ASKED =
      """
      {"facts": {"service": "azure_openai", "actorType": "police", "actorCountry": "US", "capability": ["face_identification"]},
       "asOf": "2024-05-10", "instruments": ["SEED-2024-05"]}
      """;

  /** Answers that callers have: id to receipt. */
  private final Map<String, JsonNode> answered = new ConcurrentHashMap<>();

  private final AtomicInteger refused = new AtomicInteger();

  @Test
  void sqlite() throws Exception {
    Path folder = folder("sqlite");
    killed(plan(folder));
  }

  @Test
  void postgresql() throws Exception {
    try (Postgres server = Postgres.start()) {
      killed(plan(folder("postgresql"), server));
    }
  }

  @Test
  void aDatabaseThatStandsStillIsSaidAndComesBack() throws Exception {
    try (Postgres server = Postgres.start();
        Packaged service = plan(folder("still"), server).start()) {
      load(service, RUNS_MILLIS);
      int before = answered.size();
      signal("STOP", server.processes());
      assertEquals(503, ask(service).statusCode());
      assertTrue(ask(service).body().contains("ledger-unavailable"));
      signal("CONT", server.processes());
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (ask(service).statusCode() != 200 && System.nanoTime() < end) {
        Thread.sleep(200);
      }
      load(service, RUNS_MILLIS);
      assertTrue(answered.size() > before);
      check(service);
    }
  }

  private static Path folder(String name) throws IOException {
    Path folder = Path.of("target/ledger/killed-" + name + "-" + System.nanoTime());
    Files.createDirectories(folder);
    return folder;
  }

  private static Packaged.Plan plan(Path folder) throws IOException {
    return Packaged.in(folder).workers(0);
  }

  private static Packaged.Plan plan(Path folder, Postgres server) throws Exception {
    Path key = folder.resolve("key.pem").toAbsolutePath();
    Files.writeString(key, SigningKey.create().pem());
    return plan(folder)
        .with("CLAUSEWISE_LEDGER_DATABASE", "postgresql")
        .with("CLAUSEWISE_LEDGER_KEY_FILE", key.toString())
        .with("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL", server.url(server.create()))
        .with("QUARKUS_DATASOURCE_POSTGRESQL_USERNAME", "clausewise");
  }

  private static void signal(String name, List<Long> processes) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(p -> command.add(p.toString()));
    new ProcessBuilder(command).start().waitFor();
  }

  private void killed(Packaged.Plan plan) throws Exception {
    for (int i = 0; i < KILLS; i++) {
      try (Packaged service = plan.start()) {
        Thread killer =
            new Thread(
                () -> {
                  try {
                    Thread.sleep(RUNS_MILLIS);
                  } catch (InterruptedException e) {
                    return;
                  }
                  service.process().destroyForcibly();
                });
        killer.start();
        load(service, 2 * RUNS_MILLIS);
        killer.join();
      }
    }
    try (Packaged service = plan.start()) {
      check(service);
    }
    System.out.printf(
        "%d kills: %d answers, all recorded; %d requests without one%n",
        KILLS, answered.size(), refused.get());
    assertTrue(answered.size() > 10 * KILLS, "answers: " + answered.size());
  }

  private void load(Packaged service, long millis) throws InterruptedException {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    for (int i = 0; i < CALLERS; i++) {
      callers.submit(
          () -> {
            while (System.nanoTime() < end && service.isAlive()) {
              try {
                HttpResponse<String> answer = ask(service);
                if (answer.statusCode() == 200) {
                  JsonNode json = JSON.readTree(answer.body());
                  answered.put(json.get("id").asText(), json.get("receipt"));
                } else {
                  refused.incrementAndGet();
                }
              } catch (IOException e) {
                refused.incrementAndGet();
              }
            }
            return null;
          });
    }
    callers.shutdown();
    assertTrue(callers.awaitTermination(60, TimeUnit.SECONDS));
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HttpResponse<String> ask(Packaged service) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(service.uri("/v1/decisions"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ASKED))
            .build(),
        BodyHandlers.ofString());
  }

  private JsonNode auditor(Packaged service, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.uri(path))
            .header("Authorization", "Bearer " + Packaged.TOKEN)
            .header("Content-Type", "application/json");
    HttpResponse<String> answer =
        client.send(
            body == null ? request.build() : request.POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  /** Every answer is in the ledger, which begins with what each receipt says was signed then. */
  private void check(Packaged service) throws Exception {
    Map<String, Boolean> found = new ConcurrentHashMap<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = auditor(service, "/v1/ledger?limit=1000" + cursor, null);
      page.get("records").forEach(r -> found.put(r.get("id").asText(), true));
      cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : null;
    }
    List<String> lost = answered.keySet().stream().filter(id -> !found.containsKey(id)).toList();
    assertEquals(List.of(), lost);
    List<JsonNode> receipts = new ArrayList<>(answered.values());
    for (int i = 0; i < receipts.size(); i += Math.max(1, receipts.size() / 50)) {
      JsonNode checked = auditor(service, "/v1/receipts/verify", receipts.get(i).toString());
      assertTrue(checked.get("valid").asBoolean(), checked::toString);
    }
    ObjectNode kept = JSON.createObjectNode();
    kept.set("checkpoint", receipts.get(receipts.size() - 1).get("checkpoint"));
    JsonNode verified = auditor(service, "/v1/ledger/verify", kept.toString());
    assertTrue(verified.get("intact").asBoolean(), verified::toString);
    assertTrue(verified.get("records").asLong() >= answered.size());
  }
}
