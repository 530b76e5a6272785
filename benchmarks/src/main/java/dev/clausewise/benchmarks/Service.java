package dev.clausewise.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service as it is packaged, in a process and a folder of its own. */
final class Service implements AutoCloseable {
  static final Path APPLICATION = Path.of("..", "target", "quarkus-app").toAbsolutePath().normalize();
  static final int PORT = Integer.getInteger("benchmarks.port", 19_180);

  /** The seed case; what it leaves out is unknown. */
  static final String FACTS =
      """
      {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US", "useCountry": "US",\
       "capability": ["face_identification"], "timing": "post_event", "camera": "fixed_cctv"}""";

  static final String ALL = "{\"facts\": " + FACTS + ", \"asOf\": \"2024-05-10\"}";
  static final String ONE =
      "{\"facts\": "
          + FACTS
          + ", \"asOf\": \"2024-05-10\", \"instruments\": [\"MSFT-AOAI-COC\"]}";

  /** Of a second, in which Linux tells times of processes. */
  private static final double TICKS = 100;

  private final Process process;
  private final Path log;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param command that starts it
   * @param environment variables beside those of this process
   */
  Service(Path folder, List<String> command, Map<String, String> environment) throws IOException {
    Files.createDirectories(folder);
    log = folder.resolve("service.log");
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).directory(folder.toFile());
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(PORT));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    process = builder.start();
  }

  /** Waits until it listens; looks every two milliseconds. */
  void ready() throws IOException, InterruptedException {
    ready(PORT);
  }

  void ready(int port) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException("the service did not start, see " + log.toAbsolutePath(), e);
        }
        TimeUnit.MILLISECONDS.sleep(2);
      }
    }
  }

  /**
   * @return the answer
   * @throws IOException if it is not a good one
   */
  String post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " was answered with " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }

  HttpClient client() {
    return client;
  }

  /** Resident memory in megabytes. */
  double resident() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Seconds of a processor that it has taken, in the kernel too. */
  double processor() throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** Whether it ends by itself, in time, as one that worked. */
  void ended(long seconds) throws IOException, InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("see " + log.toAbsolutePath());
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
