package dev.clausewise.api.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door for callers that put many requests on one connection. */
@QuarkusTest
class Http2Test {
  @Inject Vertx vertx;

  private HttpClient client;

  private record Answer(int status, String body) {}

  @BeforeEach
  void connect() {
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
  }

  @AfterEach
  void close() {
    client.close();
  }

  private Answer ask(HttpMethod method, String host, String path, String body)
      throws InterruptedException, ExecutionException, TimeoutException {
    int port = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class)).getPort();
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
            .setHost(host)
            .setPort(port)
            .setURI(path)
            .putHeader("Content-Type", "application/json");
    return client
        .request(options)
        .compose(
            (HttpClientRequest request) ->
                body == null ? request.send() : request.send(Buffer.buffer(body)))
        .compose(
            answer -> answer.body().map(bytes -> new Answer(answer.statusCode(), bytes.toString())))
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  @Test
  void isAnsweredLikeAnyOther() throws Exception {
    assertEquals(200, ask(HttpMethod.GET, "localhost", "/v1/vocabulary", null).status());
    assertEquals(200, ask(HttpMethod.GET, "localhost", "/q/health/live", null).status());
    assertEquals(200, ask(HttpMethod.POST, "localhost", "/v1/questions", "{}").status());
    Answer large =
        ask(
            HttpMethod.POST,
            "localhost",
            "/v1/questions",
            "{\"facts\": {}" + " ".repeat(250_000) + "}");
    assertEquals(200, large.status());
    assertEquals(400, ask(HttpMethod.POST, "localhost", "/v1/questions", null).status());
  }

  @Test
  void isRefusedLikeAnyOther() throws Exception {
    Answer misdirected = ask(HttpMethod.GET, "evil.example", "/v1/vocabulary", null);
    assertEquals(421, misdirected.status());
    assertTrue(misdirected.body().contains("misdirected-request"));
    Answer large = ask(HttpMethod.POST, "localhost", "/v1/questions", " ".repeat(300_000));
    assertEquals(413, large.status());
    assertTrue(large.body().contains("body-too-large"));
  }
}
