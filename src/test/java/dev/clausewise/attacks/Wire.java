package dev.clausewise.attacks;

import dev.clausewise.Packaged;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** A connection on which any bytes can be sent, and answers of HTTP/1.1 read. */
final class Wire implements Closeable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final String END_OF_HEAD = "\r\n\r\n";

  /** Behind a refusal there would be nothing to attack. */
  static final String KNOWN = "Authorization: Bearer " + Packaged.TOKEN + "\r\n";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /**
   * @param patience how long an answer is waited for
   */
  static Wire to(int port, Duration patience) throws IOException {
    return to(port, patience, 0);
  }

  /**
   * @param window bytes that are taken before they are read; 0 for as many as usual
   */
  static Wire to(int port, Duration patience, int window) throws IOException {
    Socket socket = new Socket();
    try {
      if (window > 0) {
        socket.setReceiveBufferSize(window);
      }
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      socket.setSoTimeout((int) patience.toMillis());
      return new Wire(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * An answer.
   *
   * @param head status line and headers, in small letters
   * @param body as it was sent
   */
  record Answer(int status, String head, String body) {
    @Override
    public String toString() {
      return status + " " + head + (body.length() > 500 ? body.substring(0, 500) + "…" : body);
    }

    boolean closes() {
      return head.contains("\r\nconnection: close");
    }
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** One byte more, or -1 at the end. */
  int read() throws IOException {
    return in.read();
  }

  /**
   * Reads one answer.
   *
   * @throws EOFException if the connection is closed before its end
   */
  Answer answer() throws IOException {
    String head = head();
    int status = Integer.parseInt(head.substring(9, 12));
    int length = head.indexOf("\r\ncontent-length:");
    if (length >= 0) {
      int start = length + "\r\ncontent-length:".length();
      int size = Integer.parseInt(head.substring(start, head.indexOf("\r\n", start)).strip());
      return new Answer(status, head, text(in.readNBytes(size)));
    }
    return new Answer(status, head, head.contains("chunked") ? text(chunks()) : "");
  }

  private String head() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith(END_OF_HEAD)) {
      bytes.write(next());
    }
    return bytes.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  /** An answer without a body, whatever length its head says. */
  Answer bare() throws IOException {
    String head = head();
    return new Answer(Integer.parseInt(head.substring(9, 12)), head, "");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      StringBuilder line = new StringBuilder();
      for (int c = next(); c != '\n'; c = next()) {
        line.append((char) c);
      }
      int size = Integer.parseInt(line.toString().strip().split(";")[0], 16);
      all.write(in.readNBytes(size));
      in.skipNBytes(2);
      if (size == 0) {
        return all.toByteArray();
      }
    }
  }

  private int next() throws IOException {
    int c = in.read();
    if (c < 0) {
      throw new EOFException("closed");
    }
    return c;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone
    }
  }

  /** A request with a body of JSON, whole. */
  static byte[] post(String path, String json) {
    return post(path, json, "");
  }

  /**
   * @param headers more of them, each with its end of line
   */
  static byte[] post(String path, String json, String headers) {
    return post(path, json.getBytes(StandardCharsets.UTF_8), headers);
  }

  static byte[] post(String path, byte[] body, String headers) {
    byte[] head = head("POST", path, headers + "Content-Length: " + body.length + "\r\n");
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  static byte[] get(String path) {
    return head("GET", path, "Connection: close\r\n");
  }

  /** The head of a request, whole. */
  static byte[] head(String method, String path, String headers) {
    return (method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + (path.startsWith("/v1/drafts") ? KNOWN : "")
            + headers
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
