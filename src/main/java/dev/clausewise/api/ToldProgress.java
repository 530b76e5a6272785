package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.ledger.Progress;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Tells whoever asked for lines how far a work has come: one now and then, and as the last one what
 * came of it. Whoever goes away ends the work.
 */
final class ToldProgress implements Progress {
  static final String LINES = BatchResource.LINES;

  private static final MediaType TYPE = MediaType.valueOf(LINES);
  private static final long BETWEEN = Duration.ofMillis(250).toNanos();

  private final OutputStream out;
  private final ObjectMapper json;
  private long next = System.nanoTime();

  private ToldProgress(OutputStream out, ObjectMapper json) {
    this.out = out;
    this.json = json;
  }

  /**
   * A line of such an answer, of which one member is there.
   *
   * @param result the whole, as it is told without progress
   * @param problem why there is no result
   */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(Far progress, Object result, Problem problem) {}

  /** So many of so many records. */
  @RegisterForReflection
  record Far(long records, long of) {}

  /** What takes a while. */
  @FunctionalInterface
  interface Work {
    Object done(Progress progress);
  }

  /** Whether somebody asked for lines: whoever takes anything gets the whole. */
  static boolean isWanted(HttpHeaders headers) {
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return false;
      }
      if (accepted.isCompatible(TYPE)) {
        return true;
      }
    }
    return false;
  }

  static Response of(RoutingContext route, ObjectMapper json, Work work) {
    return Response.ok(
            Streamed.of(
                route,
                out -> {
                  ToldProgress told = new ToldProgress(out, json);
                  try {
                    told.line(told.last(work));
                  } catch (UncheckedIOException e) {
                    throw e.getCause();
                  }
                }),
            LINES)
        .build();
  }

  private Line last(Work work) {
    try {
      return new Line(null, work.done(this), null);
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Line(null, null, LineProblems.of(e));
    }
  }

  @Override
  public void at(long records, long of) {
    long now = System.nanoTime();
    if (now - next >= 0) {
      next = now + BETWEEN;
      line(new Line(new Far(records, of), null, null));
    }
  }

  private void line(Line line) {
    try {
      out.write(json.writeValueAsBytes(line));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
