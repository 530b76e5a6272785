package dev.clausewise.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a text in UTF-8, one by one; a line is never held beyond its limit. Lines of nothing
 * but white space are left out, and counted.
 */
public final class Lines {
  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[64 * 1024];
  private int from;
  private int to;
  private long number;
  private boolean first = true;

  /**
   * One line.
   *
   * @param number 1-based
   * @param bytes without its end; null if it is longer than it may be
   */
  public record Line(long number, byte[] bytes) {}

  /**
   * @param most bytes of a line
   */
  public Lines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /**
   * @return null at the end
   */
  public Line next() throws IOException {
    while (true) {
      byte[] line = read();
      if (line == END) {
        return null;
      }
      if (line == TOO_LONG) {
        return new Line(number, null);
      }
      if (first) {
        line = withoutMark(line);
        first = false;
      }
      if (!isBlank(line)) {
        return new Line(number, line);
      }
    }
  }

  /** Whether the next line may have to be waited for. */
  public boolean mayWait() throws IOException {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n') {
        return false;
      }
    }
    return in.available() == 0;
  }

  private static final byte[] END = new byte[0];
  private static final byte[] TOO_LONG = new byte[0];

  private byte[] read() throws IOException {
    byte[] line = new byte[0];
    boolean tooLong = false;
    boolean some = false;
    while (true) {
      if (from == to) {
        from = 0;
        to = Math.max(0, in.read(buffer));
        if (to == 0) {
          if (!some) {
            return END;
          }
          number++;
          return tooLong ? TOO_LONG : line;
        }
      }
      some = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      tooLong |= line.length + (end - from) > most;
      if (!tooLong) {
        int length = line.length;
        line = Arrays.copyOf(line, length + end - from);
        System.arraycopy(buffer, from, line, length, end - from);
      }
      boolean ends = end < to;
      from = ends ? end + 1 : end;
      if (ends) {
        number++;
        return tooLong ? TOO_LONG : line;
      }
    }
  }

  /** Editors of Windows put a mark of the byte order before a text. */
  private static byte[] withoutMark(byte[] line) {
    return line.length >= 3
            && line[0] == (byte) 0xef
            && line[1] == (byte) 0xbb
            && line[2] == (byte) 0xbf
        ? Arrays.copyOfRange(line, 3, line.length)
        : line;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
