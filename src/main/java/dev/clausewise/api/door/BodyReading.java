package dev.clausewise.api.door;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A body while it comes, in memory that grows with what has come and never with what was announced.
 * Belongs to the context of its request until it is {@linkplain #stream taken}.
 */
final class BodyReading implements Handler<Buffer> {
  private static final int FIRST_BYTES = 1024;
  private static final byte[] NONE = {};

  /** Why a body is not read on. */
  enum Failure {
    TOO_LARGE,
    NO_ROOM
  }

  private final Held.Share share;
  private final int most;
  private final long announced;
  private final Handler<Failure> failed;
  private byte[] bytes = NONE;
  private int length;
  private boolean stopped;

  /**
   * @param most bytes that it may have
   * @param announced by the head; -1 if it did not say
   * @param failed called at most once, after which nothing more is kept
   */
  BodyReading(Held.Share share, int most, long announced, Handler<Failure> failed) {
    this.share = share;
    this.most = most;
    this.announced = announced;
    this.failed = failed;
  }

  @Override
  public void handle(Buffer more) {
    if (stopped) {
      return;
    }
    if (length + (long) more.length() > most) {
      fail(Failure.TOO_LARGE);
      return;
    }
    if (!makeRoom(length + more.length())) {
      fail(Failure.NO_ROOM);
      return;
    }
    more.getBytes(bytes, length);
    length += more.length();
  }

  private boolean makeRoom(int needed) {
    if (needed <= bytes.length) {
      return true;
    }
    long wanted = Math.max(needed, Math.max(FIRST_BYTES, 2L * bytes.length));
    if (announced >= needed && (wanted > announced || announced <= Held.OWN)) {
      wanted = announced;
    }
    int capacity = (int) Math.min(wanted, most);
    if (!share.take(capacity - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, capacity);
    return true;
  }

  private void fail(Failure failure) {
    drop();
    failed.handle(failure);
  }

  /** Gives its memory back; nothing more is kept. */
  void drop() {
    stopped = true;
    bytes = NONE;
    length = 0;
    share.giveBack();
  }

  /** Whether it failed, or is not wanted any more. */
  boolean isStopped() {
    return stopped;
  }

  int length() {
    return length;
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes, 0, length);
  }

  /** Whether it may hold the word, in whichever way JSON can write it. */
  boolean mayContain(String word) {
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return text.contains(word) || text.contains("\\u") || text.indexOf('\0') >= 0;
  }
}
