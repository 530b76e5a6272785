package dev.clausewise.benchmarks;

import dev.clausewise.api.door.Turns;
import io.quarkus.arc.Arc;
import io.quarkus.bootstrap.runner.AotQuarkusEntryPoint;
import io.quarkus.runtime.Application;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The service, and beside it in the same process what a decision is compared with: whoever posts to
 * {@link #ECHO}{@code NAME} is answered at once, on the event loop, with the bytes of the file NAME. It is
 * there twice: behind the door of the service as a decision is, and on a server with nothing else.
 */
public final class Beside {
  /** Where the door expects what it expects of decisions. */
  static final String ECHO = "/v1/decisions/echo/";

  /** Of the server with nothing else. */
  static final int BARE_PORT = Service.PORT + 1;

  static {
    // As the service's own entry does, before anything here has a logger: Java's own writes every line of a
    // decision at once, and knows nothing of the service's levels.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
  }

  private Beside() {}

  /**
   * @param arguments the folder with the answers
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Buffer one = Buffer.buffer(Files.readAllBytes(folder.resolve("one")));
    Buffer all = Buffer.buffer(Files.readAllBytes(folder.resolve("all")));
    started();
    Field root = VertxHttpRecorder.class.getDeclaredField("rootHandler");
    root.setAccessible(true);
    router(root.get(null), new HashSet<>())
        .orElseThrow()
        .route(HttpMethod.POST, ECHO + ":name")
        .order(0)
        .handler(
            // The door has read the body.
            route ->
                Turns.taken(
                    route,
                    () -> say(route.response(), route.pathParam("name").equals("one") ? one : all)));
    Arc.container()
        .instance(Vertx.class)
        .get()
        .createHttpServer()
        .requestHandler(request -> echo(request, request.path().endsWith("one") ? one : all))
        .listen(BARE_PORT, "127.0.0.1");
    Thread.currentThread().join();
  }

  /** Starts the service and waits until it answers. */
  public static void started() throws InterruptedException {
    Thread service =
        new Thread(
            () -> {
              try {
                AotQuarkusEntryPoint.main();
              } catch (Throwable e) {
                e.printStackTrace();
                System.exit(1);
              }
            });
    service.start();
    while (Application.currentApplication() == null
        || !Application.currentApplication().isStarted()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Quarkus hands its router to what the build has seen only: looked for behind its handler. */
  private static Optional<Router> router(Object from, Set<Object> seen)
      throws IllegalAccessException {
    if (from instanceof Router router) {
      return Optional.of(router);
    }
    for (Field field : from.getClass().getDeclaredFields()) {
      if (Handler.class.isAssignableFrom(field.getType()) || field.getType() == Router.class) {
        field.setAccessible(true);
        Object next = field.get(from);
        Optional<Router> found =
            next != null && seen.add(next) ? router(next, seen) : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static void echo(HttpServerRequest request, Buffer answer) {
    request.body(body -> say(request.response(), answer));
  }

  private static void say(HttpServerResponse response, Buffer answer) {
    response.putHeader("Content-Type", "application/json;charset=UTF-8").end(answer);
  }
}
