package dev.clausewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Packaged.Plan;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How what is packaged starts, refuses to, and answers commands. */
class StartsIT {
  private static final String DECISION = "{\"facts\": {}, \"instruments\": [\"EU-AIA\"]}";

  @TempDir Path folder;

  private Plan plan() {
    return Packaged.in(folder).workers(0).with("CLAUSEWISE_ACCESS_TOKEN_FILE", "");
  }

  private Plan reached() {
    return plan().with("QUARKUS_HTTP_HOST", "0.0.0.0");
  }

  private static int status(Packaged service, String key) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.uri("/v1/decisions"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(DECISION));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @Test
  void whereOthersReachItItAsksWhoTheyAre() throws Exception {
    Plan.Ended refused = reached().run();
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("clausewise.access=open"), refused::err);
    assertEquals(1, refused.err().lines().count(), refused::err);

    // A key is made before the first start that others reach, and another while it runs.
    Plan.Ended made = reached().run("keys", "create", "--name", "ci", "--role", "caller");
    assertEquals(0, made.code(), made::err);
    String key = made.out().strip();
    try (Packaged service = reached().start()) {
      assertEquals(401, status(service, null));
      assertEquals(200, status(service, key));
      assertFalse(service.log().contains("Bearer"), "a log is no place for a token");
      String later =
          reached().run("keys", "create", "--name", "two", "--role", "caller").out().strip();
      assertEquals(200, status(service, later));
      Matcher id = Pattern.compile("clausewise_([0-9a-f]{16})_.*").matcher(key);
      assertTrue(id.matches(), key);
      assertEquals(0, reached().run("keys", "revoke", id.group(1)).code());
      long end = System.nanoTime() + 10_000_000_000L;
      while (status(service, key) == 200 && System.nanoTime() < end) {
        Thread.sleep(250);
      }
      assertEquals(401, status(service, key));
      assertEquals(200, status(service, later));
    }
    String list = plan().run("keys", "list").out();
    assertEquals(2, list.lines().count(), list);
    assertTrue(
        list.lines().anyMatch(line -> line.contains("revoked") && line.endsWith("ci")), list);
    assertFalse(list.contains(key), "a secret is shown once");
  }

  @Test
  void itIsOpenOnlyWhereItIsToldSoAndThenForDecidingOnly() throws Exception {
    try (Packaged service = reached().with("CLAUSEWISE_ACCESS", "open").start()) {
      assertEquals(200, status(service, null));
      for (String path : new String[] {"/v1/keys", "/v1/ledger", "/v1/drafts"}) {
        HttpRequest request = HttpRequest.newBuilder(service.uri(path)).build();
        assertEquals(
            401,
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode(),
            path);
      }
    }
  }

  @Test
  void onThisMachineTheStartPrintsALinkThatLogsIn() throws Exception {
    try (Packaged service = plan().start()) {
      String log = Files.readString(folder.resolve("log"));
      Matcher link = Pattern.compile("http://localhost:(\\d+)/login#(\\S+)").matcher(log);
      assertTrue(link.find(), log);
      assertEquals(service.port(), Integer.parseInt(link.group(1)));
      String token = link.group(2);
      HttpRequest logIn =
          HttpRequest.newBuilder(service.uri("/v1/session"))
              .header("Content-Type", "application/json")
              .POST(
                  BodyPublishers.ofString(
                      new ObjectMapper().createObjectNode().put("token", token).toString()))
              .build();
      assertEquals(
          200, HttpClient.newHttpClient().send(logIn, BodyHandlers.discarding()).statusCode());
      assertTrue(log.contains("deciding and reading are free"), log);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLAUSEWISE_MODELS_WORKERS, -1, clausewise.models.workers",
    "CLAUSEWISE_DRAFTS, /proc/drafts, clausewise.drafts",
    "CLAUSEWISE_WORKSPACE, /nonexistent, clausewise.workspace",
    "CLAUSEWISE_ACCESS_TOKEN_FILE, /nonexistent, clausewise.access.token-file",
    "CLAUSEWISE_WORK_DECIDE_RUNNING, 0, clausewise.work.decide.running is at least 1",
    "CLAUSEWISE_WORK_BULK_QUEUE, 0, clausewise.work.bulk.queue is at least 1",
  })
  void whatCannotWorkEndsTheStartWithOneLine(String name, String value, String told)
      throws Exception {
    Plan.Ended ended = plan().with(name, value).run();
    assertEquals(1, ended.code());
    assertEquals(1, ended.err().lines().count(), ended::err);
    assertTrue(ended.err().contains(told), ended::err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keys create --name x --role king | roles",
        "keys revoke 0000000000000000 | no such key",
        "keys | subcommand",
      })
  void aCommandThatCannotBeDoneSaysWhy(String line, String told) throws Exception {
    Plan.Ended ended = plan().run(line.split(" "));
    assertTrue(ended.code() > 0);
    assertTrue(ended.err().contains(told), ended::err);
    assertEquals("", ended.out());
  }
}
