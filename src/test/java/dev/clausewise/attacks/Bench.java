package dev.clausewise.attacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Packaged;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sends models to a service in every way there is, and keeps what became of them. Safe for use by
 * several threads.
 */
final class Bench {
  static final String INSTRUMENT = "US-VT-ACT166";

  /** Nothing may take as long; who is not answered by then never was. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Packaged service;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private final String policy;
  private final Map<String, Object> facts;

  Bench(Packaged service) throws Exception {
    this.service = service;
    this.policy = service.get("/v1/instruments/" + INSTRUMENT + "/model");
    this.facts = facts(JSON.readTree(service.get("/v1/vocabulary")));
  }

  /** A value for every fact, so that nothing is left open. */
  private static Map<String, Object> facts(JsonNode vocabulary) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (JsonNode fact : vocabulary) {
      Object value =
          switch (fact.path("type").asText().toLowerCase()) {
            case "boolean" -> true;
            case "number" -> fact.path("minimum").asInt();
            case "date" -> "2024-01-01";
            case "country" -> "US";
            case "subdivision" -> "US-VT";
            case "text" -> "x";
            default -> fact.path("allowedValues").path(0).asText();
          };
      facts.put(fact.path("name").asText(), fact.path("set").asBoolean() ? List.of(value) : value);
    }
    return facts;
  }

  /** The model in force that drafts are made of. */
  String policy() {
    return policy;
  }

  List<Attempt> attempts() {
    return new ArrayList<>(attempts);
  }

  /** As a model from outside. */
  Attempt evaluate(String name, String model, List<String> imports, Map<String, Object> context) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", model);
    body.put("context", context);
    if (!imports.isEmpty()) {
      body.put("imports", imports);
    }
    return send(name, "evaluated", "POST", "/v1/models/evaluate", body, model + imports);
  }

  /** As a draft: created, checked, evaluated, compared and proposed, and taken away. */
  void draft(String name, String place, String model) {
    Attempt created =
        send(
            name,
            place + " created",
            "POST",
            "/v1/drafts",
            Map.of("instrument", INSTRUMENT, "model", model, "note", "hostile"),
            model);
    if (created.status() != 201) {
      return;
    }
    String id;
    try {
      id = JSON.readTree(created.body()).path("id").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    String path = "/v1/drafts/" + id;
    send(name, place + " checked", "POST", path + "/check", null, model);
    Map<String, Object> asked = Map.of("facts", facts);
    send(name, place + " answered from", "POST", path + "/evaluate", asked, model);
    Map<String, Object> compared =
        Map.of("instrument", INSTRUMENT, "from", Map.of(), "to", Map.of("draft", id));
    send(name, place + " compared", "POST", "/v1/differences", compared, model);
    send(name, place + " proposed", "POST", path + "/propose", null, model);
    send(name, place + " taken away", "DELETE", path, null, model);
  }

  private Attempt send(
      String name, String way, String method, String path, Object body, String sent) {
    Attempt attempt = sent(name, way, method, path, body, sent);
    attempts.add(attempt);
    return attempt;
  }

  private Attempt sent(
      String name, String way, String method, String path, Object body, String sent) {
    long start = System.nanoTime();
    try {
      HttpRequest request =
          service
              .known(path)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
              .build();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return new Attempt(name, way, sent, answer.statusCode(), since(start), answer.body());
    } catch (IOException e) {
      return new Attempt(name, way, sent, 0, since(start), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Attempt(name, way, sent, 0, since(start), e.toString());
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
