package dev.clausewise.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.Packaged;
import dev.clausewise.ledger.log.SigningKey;
import dev.clausewise.vocabulary.ExactJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/**
 * A backup made while a service writes, a fresh service that is started on it, and one that goes on
 * from it with a key of its own, as docs/operations.md says.
 */
class RestoredIT {
  private static final ObjectMapper JSON = ExactJson.mapper();
  private static final int BEFORE = 60;
  private static final String ASKED =
      """
      {"facts": {"service": "azure_openai", "actorType": "%s", "actorCountry": "US", "capability": ["face_identification"]},
       "asOf": "2024-05-10", "instruments": ["SEED-2024-05"]}
      """;

  @TempDir Path folder;

  /** Makes a backup. */
  @FunctionalInterface
  private interface Backup {
    void make() throws Exception;
  }

  @Test
  void sqlite() throws Exception {
    Path from = folder.resolve("ledger.db").toAbsolutePath();
    Path to = folder.resolve("restored.db").toAbsolutePath();
    Path key = Path.of(to + ".key");
    Packaged.Plan fresh = plan("new").with("CLAUSEWISE_LEDGER_FILE", to.toString());
    restored(
        plan("old").with("CLAUSEWISE_LEDGER_FILE", from.toString()),
        () -> {
          SQLiteDataSource source = new SQLiteDataSource();
          source.setUrl("jdbc:sqlite:" + from);
          try (Connection connection = source.getConnection()) {
            connection.createStatement().execute("backup to '" + to + "'");
          }
          Files.copy(Path.of(from + ".key"), key);
        },
        fresh);
    Files.move(key, folder.resolve("moved-away.key"));
    try (Packaged service = fresh.start()) {
      long held = verify(service, null).get("records").asLong();
      JsonNode next = decide(service, 1);
      assertEquals(0, next.get("receipt").get("index").asLong(), "it begins a log of its own");
      assertTrue(isValid(service, next.get("receipt")));
      JsonNode both = verify(service, null);
      assertTrue(both.get("intact").asBoolean(), both::toString);
      assertEquals(held + 1, both.get("records").asLong());
    }
  }

  @Test
  void postgresql() throws Exception {
    try (Postgres server = Postgres.start()) {
      String from = server.create();
      String to = server.create();
      Path key = folder.resolve("key.pem").toAbsolutePath();
      Files.writeString(key, SigningKey.create().pem());
      restored(
          plan("old", server.url(from), key),
          () -> server.copy(from, to),
          plan("new", server.url(to), key));
    }
  }

  private Packaged.Plan plan(String name) throws Exception {
    return Packaged.in(Files.createDirectories(folder.resolve(name))).workers(0);
  }

  private Packaged.Plan plan(String name, String url, Path key) throws Exception {
    return plan(name)
        .with("CLAUSEWISE_LEDGER_DATABASE", "postgresql")
        .with("CLAUSEWISE_LEDGER_KEY_FILE", key.toString())
        .with("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL", url)
        .with("QUARKUS_DATASOURCE_POSTGRESQL_USERNAME", "clausewise");
  }

  private static void restored(Packaged.Plan old, Backup backup, Packaged.Plan fresh)
      throws Exception {
    Map<String, JsonNode> receipts = new LinkedHashMap<>();
    Map<String, JsonNode> records = new LinkedHashMap<>();
    JsonNode last;
    try (Packaged service = old.start()) {
      for (int i = 0; i < BEFORE; i++) {
        JsonNode answer = decide(service, i);
        receipts.put(answer.get("id").asText(), answer.get("receipt"));
      }
      for (String id : receipts.keySet()) {
        records.put(id, record(service, id));
      }
      AtomicBoolean made = new AtomicBoolean();
      List<JsonNode> meanwhile = new ArrayList<>();
      CompletableFuture<Void> others =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; !made.get(); i++) {
                  meanwhile.add(decided(service, i));
                }
              });
      backup.make();
      made.set(true);
      others.join();
      assertFalse(meanwhile.isEmpty(), "nothing was written while it was made");
      last = decide(service, 0);
    }
    try (Packaged service = fresh.start()) {
      for (String id : receipts.keySet()) {
        assertEquals(records.get(id), record(service, id));
        assertTrue(isValid(service, receipts.get(id)), id);
      }
      JsonNode again =
          JSON.readTree(
              service.post("/v1/ledger/" + receipts.keySet().iterator().next() + "/replay", "{}"));
      assertTrue(again.get("same").asBoolean(), again::toString);
      JsonNode verified = verify(service, null);
      assertTrue(verified.get("intact").asBoolean(), verified::toString);
      assertTrue(verified.get("records").asLong() >= BEFORE, verified::toString);
      // What came after the backup is missing, and whoever has its receipt is told so.
      assertFalse(isValid(service, last.get("receipt")));
      JsonNode lacking = verify(service, last.get("receipt").get("checkpoint"));
      assertFalse(lacking.get("intact").asBoolean(), lacking::toString);
      assertEquals("checkpoint", lacking.get("firstBroken").get("what").asText());
    }
  }

  private static JsonNode decide(Packaged service, int number) throws Exception {
    String actor = List.of("police", "prosecutor", "company").get(number % 3);
    return JSON.readTree(service.post("/v1/decisions", ASKED.formatted(actor)));
  }

  private static JsonNode decided(Packaged service, int number) {
    try {
      return decide(service, number);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** All that is kept of a decision; how it is proved grows with the log. */
  private static JsonNode record(Packaged service, String id) throws Exception {
    ObjectNode record = (ObjectNode) JSON.readTree(service.get("/v1/ledger/" + id));
    ObjectNode receipt = (ObjectNode) record.get("receipt");
    receipt.remove(List.of("inclusion", "checkpoint"));
    return record;
  }

  private static boolean isValid(Packaged service, JsonNode receipt) throws Exception {
    return JSON.readTree(service.post("/v1/receipts/verify", receipt.toString()))
        .get("valid")
        .asBoolean();
  }

  private static JsonNode verify(Packaged service, JsonNode checkpoint) throws Exception {
    ObjectNode asked = JSON.createObjectNode();
    if (checkpoint != null) {
      asked.set("checkpoint", checkpoint);
    }
    return JSON.readTree(service.post("/v1/ledger/verify", asked.toString()));
  }
}
