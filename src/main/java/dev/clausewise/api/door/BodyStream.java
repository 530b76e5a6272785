package dev.clausewise.api.door;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A body that is read while it comes. No more of it is taken from the connection than a few parts,
 * so that whoever sends faster than is read is made to wait by TCP. Read by one thread at a time,
 * which is not the connection's.
 */
final class BodyStream extends InputStream {
  /** Parts that may lie ready; one has at most 64 KiB. */
  private static final int READY = 8;

  /** How long what is still sent after the answer is read and dropped. */
  private static final long LINGER_MILLIS = 1000;

  private static final Buffer END = Buffer.buffer();

  private final HttpServerRequest request;
  private final Context context;
  private final Duration patience;
  private final BlockingQueue<Buffer> parts = new LinkedBlockingQueue<>();
  private boolean begun;
  private Buffer part = Buffer.buffer();
  private int position;
  private volatile boolean broken;
  private volatile boolean ended;

  /**
   * @param request paused
   * @param patience longest wait for more
   */
  BodyStream(HttpServerRequest request, Context context, Duration patience) {
    this.request = request;
    this.context = context;
    this.patience = patience;
    request.handler(parts::add);
    request.endHandler(end -> end());
    request.exceptionHandler(
        gone -> {
          broken = true;
          end();
        });
  }

  private void end() {
    ended = true;
    parts.add(END);
  }

  /** Whether nothing is still to come. */
  boolean isAtItsEnd() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == part.length()) {
      if (part == END) {
        return -1;
      }
      next();
    }
    int read = Math.min(length, part.length() - position);
    part.getBytes(position, position + read, bytes, offset);
    position += read;
    return read;
  }

  /** What can be read without waiting, or less. */
  @Override
  public int available() {
    int left = part.length() - position;
    if (left > 0) {
      return left;
    }
    Buffer next = parts.peek();
    return next == null ? 0 : next.length();
  }

  private void next() throws IOException {
    if (!ended) {
      int more = begun ? 1 : READY;
      begun = true;
      context.runOnContext(none -> request.fetch(more));
    }
    try {
      Buffer next = parts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new IOException("nothing more came in time");
      }
      part = next;
      position = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the service is stopping");
    }
    if (part == END && broken) {
      throw new IOException("whoever sent it has gone");
    }
  }

  /** Nobody wants the rest. Call it on the context, once the answer is written. */
  void drop(Vertx vertx) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(0);
      return;
    }
    request.handler(bytes -> {}).endHandler(end -> {}).exceptionHandler(gone -> {}).resume();
    vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
  }
}
