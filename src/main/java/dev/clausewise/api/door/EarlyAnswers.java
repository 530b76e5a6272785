package dev.clausewise.api.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.api.Code;
import dev.clausewise.api.Problem;
import dev.clausewise.vocabulary.ExactJson;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Vert.x answers by itself to a head that it cannot read, or that is too long: a status, and
 * nothing else. Put as a problem, like every other error.
 */
final class EarlyAnswers {
  private static final int LONGEST = 200;
  private static final Pattern BARE =
      Pattern.compile(
          "HTTP/1\\.[01] (400|414|431) [^\\r]*\\r\\n(?:(?:connection: close|content-length: 0)\\r\\n)*\\r\\n",
          Pattern.CASE_INSENSITIVE);

  private static final ObjectMapper JSON = ExactJson.mapper();

  private EarlyAnswers() {}

  /** The same answer as a problem; empty for any other. */
  static Optional<ByteBuf> problem(ByteBuf answer) {
    int length = answer.readableBytes();
    if (length == 0 || length > LONGEST || answer.getByte(answer.readerIndex()) != 'H') {
      return Optional.empty();
    }
    Matcher bare = BARE.matcher(answer.toString(StandardCharsets.ISO_8859_1));
    if (!bare.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (bare.group(1)) {
          case "414" -> written(Code.URI_TOO_LONG, "An address has at most 4,096 characters.");
          case "431" ->
              written(Code.HEADERS_TOO_LARGE, "The headers of a request are too long together.");
          default -> written(Code.MALFORMED_REQUEST, "The head of the request cannot be read.");
        });
  }

  private static ByteBuf written(Code code, String detail) {
    try {
      byte[] body = JSON.writeValueAsBytes(Problem.of(code, detail));
      String head =
          "HTTP/1.1 "
              + code.status()
              + " "
              + code.title()
              + "\r\nContent-Type: "
              + Problem.MEDIA_TYPE
              + "\r\nContent-Length: "
              + body.length
              + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer"
              + "\r\nCross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n\r\n";
      return Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.ISO_8859_1), body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
