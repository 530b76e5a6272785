package dev.clausewise.inventory;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/** How the letters of a file are written: as it is said, or as its bytes show. */
final class Encoding {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /**
   * Said of a sample of which the rest, where the other letters are, is something else; and of what
   * was written on Windows, as everybody who says ISO-8859-1 means.
   */
  private static final Set<String> MEANT = Set.of("UTF-8", "US-ASCII", "ISO-8859-1");

  private static final int SAMPLE = 1 << 20;

  private Encoding() {}

  /** A name that a caller gave. */
  static Charset named(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UnreadableFileException(
          "There is no encoding of the name that was given, such as UTF-8 or windows-1252.");
    }
  }

  /**
   * A mark of the byte order says it; so does every byte, if all of them are UTF-8. Of anything
   * else it is the likeliest.
   */
  static Charset of(Path file) throws IOException {
    byte[] first;
    try (InputStream in = Files.newInputStream(file)) {
      first = in.readNBytes(SAMPLE);
    }
    Charset marked = marked(first);
    if (marked != null) {
      return marked;
    }
    if (isUtf8(file)) {
      return StandardCharsets.UTF_8;
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(first);
    detector.dataEnd();
    String likely = detector.getDetectedCharset();
    return likely == null || MEANT.contains(likely) || !Charset.isSupported(likely)
        ? WINDOWS
        : Charset.forName(likely);
  }

  private static Charset marked(byte[] first) {
    int a = at(first, 0);
    int b = at(first, 1);
    if (a == 0xef && b == 0xbb && at(first, 2) == 0xbf) {
      return StandardCharsets.UTF_8;
    }
    if (a == 0xff && b == 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    return a == 0xfe && b == 0xff ? StandardCharsets.UTF_16BE : null;
  }

  private static int at(byte[] bytes, int index) {
    return index < bytes.length ? bytes[index] & 0xff : -1;
  }

  private static boolean isUtf8(Path file) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    CharBuffer letters = CharBuffer.allocate(64 * 1024);
    try (InputStream in = Files.newInputStream(file)) {
      while (true) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        boolean end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result = decoder.decode(bytes, letters, end);
        letters.clear();
        if (result.isError()) {
          return false;
        }
        if (end) {
          return true;
        }
        bytes.compact();
      }
    }
  }

  /**
   * Letters that the encoding does not have come as U+FFFD; a mark of the byte order is left out.
   */
  static Reader reader(Path file, Charset encoding) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    Reader reader = new BufferedReader(new InputStreamReader(in, encoding));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
