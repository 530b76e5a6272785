package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Packaged;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand requests drawn by a seed over every address of the service, with the heap of a pod:
 * none is a fault of the service, none hangs, none is told what is behind the answer, and every
 * refusal is a problem detail. {@code -Dattacks.seed=} draws others, {@code -Dattacks.requests=}
 * more.
 */
class HostileRequestsIT {
  private static final int REQUESTS = Integer.getInteger("attacks.requests", 10_000);
  private static final long SEED = Long.getLong("attacks.seed", 20_240_501);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int CALLERS = 4;

  /** Of a pod, in KiB. */
  private static final long MOST_RESIDENT = 640 * 1024;

  private static final Pattern INTERNALS =
      Pattern.compile(
          "\\b(?:java|javax|jakarta|io|org|com|dev)\\.(?:[a-z]\\w*\\.)+[A-Z]\\w+|\\bat [\\w.$]+\\([\\w.]+:\\d+\\)|\\b\\w{1,80}Exception\\b|/(?:usr|home|root|work|tmp|deployments)/");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static Packaged service;

  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
  private final AtomicLong slowest = new AtomicLong();

  @BeforeAll
  static void starts() throws Exception {
    service = Packaged.in(Path.of("target/attacks/hostile-requests")).asInAPod().start();
    // What reads the models for the first time, which takes seconds, is another attack: DeadlyIT.
    service.post("/v1/decisions", "{\"engine\": \"drools\", \"facts\": {}}");
  }

  @AfterAll
  static void ends() throws Exception {
    service.close();
  }

  @Test
  void tenThousandAreAnsweredAsTheyShouldBe() throws Exception {
    String openapi = service.get("/q/openapi?format=json");
    long began = System.nanoTime();
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    AtomicLong mostResident = new AtomicLong();
    for (int c = 0; c < CALLERS; c++) {
      HostileRequest requests = new HostileRequest(SEED + c, openapi, Packaged.TOKEN);
      callers.submit(
          () -> {
            for (int i = 0; i < REQUESTS / CALLERS && wrong.size() < 50; i++) {
              send(requests.next());
              if (i % 100 == 0) {
                mostResident.accumulateAndGet(resident(), Math::max);
              }
            }
          });
    }
    callers.shutdown();
    assertTrue(callers.awaitTermination(20, TimeUnit.MINUTES), "they did not come to an end");
    System.out.printf(
        "hostile requests: %,d by seed %d in %.0f s, by status %s; slowest %.1f s; at most %d MiB resident%n",
        statuses.values().stream().mapToLong(AtomicLong::get).sum(),
        SEED,
        (System.nanoTime() - began) / 1e9,
        new TreeMap<>(statuses),
        slowest.get() / 1e9,
        mostResident.get() / 1024);
    Files.write(service.folder().resolve("wrong.txt"), wrong);
    assertEquals(List.of(), wrong.stream().limit(5).toList());
    assertTrue(mostResident.get() < MOST_RESIDENT, mostResident.get() / 1024 + " MiB");
    assertTrue(service.isAlive());
    assertTrue(service.get("/q/health/ready").contains("UP"));
  }

  private void send(byte[] request) {
    long began = System.nanoTime();
    try (Wire wire = Wire.to(service.port(), LONGEST.plusSeconds(5))) {
      try {
        wire.send(request);
      } catch (SocketException e) {
        // It is answered before it is whole; the answer is what counts.
      }
      Wire.Answer answer = asksForHead(request) ? wire.bare() : wire.answer();
      judge(request, answer);
    } catch (EOFException | SocketException e) {
      statuses.computeIfAbsent(0, s -> new AtomicLong()).incrementAndGet();
    } catch (IOException | RuntimeException e) {
      wrong.add(e + " after " + shown(request));
    } finally {
      long took = System.nanoTime() - began;
      slowest.accumulateAndGet(took, Math::max);
      if (took > LONGEST.toNanos()) {
        wrong.add("took " + took / 1_000_000 + " ms: " + shown(request));
      }
    }
  }

  private static boolean asksForHead(byte[] request) {
    return new String(request, 0, Math.min(5, request.length), StandardCharsets.ISO_8859_1)
        .equals("HEAD ");
  }

  private void judge(byte[] request, Wire.Answer answer) throws IOException {
    statuses.computeIfAbsent(answer.status(), s -> new AtomicLong()).incrementAndGet();
    if (answer.status() >= 500) {
      wrong.add(answer + "\n  to " + shown(request));
      return;
    }
    String sent = new String(request, StandardCharsets.UTF_8);
    boolean tells =
        INTERNALS
            .matcher(answer.body())
            .results()
            .anyMatch(found -> !sent.contains(found.group()) && !isDocument(sent));
    if (tells) {
      wrong.add("tells of what is behind it: " + answer + "\n  to " + shown(request));
    }
    if (!answer.head().contains("x-content-type-options: nosniff")) {
      wrong.add("without its headers: " + answer + "\n  to " + shown(request));
    }
    if (answer.status() >= 400 && !answer.body().isEmpty()) {
      JsonNode problem = JSON.readTree(answer.body());
      if (!answer.head().contains("content-type: application/problem+json")
          || problem.path("code").asText().isEmpty()
          || problem.path("status").asInt() != answer.status()) {
        wrong.add("no problem detail: " + answer + "\n  to " + shown(request));
      }
    } else if (answer.status() >= 400 && !sent.startsWith("HEAD ")) {
      wrong.add("a refusal without a word: " + answer + "\n  to " + shown(request));
    }
  }

  /** Models, the document of addresses and pages may say what they like. */
  private static boolean isDocument(String sent) {
    return sent.startsWith("GET ");
  }

  private static String shown(byte[] request) {
    String text = new String(request, StandardCharsets.UTF_8);
    return text.length() <= 1_500 ? text : text.substring(0, 1_500) + "…";
  }

  private static long resident() {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(service.process().pid()), "status"))
          .stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // the process is gone, which is said elsewhere
    }
  }
}
