package dev.clausewise.api.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the head of a request says of its body. */
final class AnnouncedBody {
  private AnnouncedBody() {}

  /** Over HTTP/2 a body that is held has a length: see {@link Passage}. */
  static boolean isThere(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }

  /** Whether the body is compressed or otherwise coded (RFC 9110, 8.4). */
  static boolean isCoded(HttpServerRequest request) {
    return request.headers().getAll(HttpHeaders.CONTENT_ENCODING).stream()
        .anyMatch(coding -> !coding.strip().equalsIgnoreCase("identity"));
  }

  /** Whether it is of one of these media types, or none is needed. */
  static boolean isOfTypes(HttpServerRequest request, Set<String> types) {
    if (!Demand.sends(request.method().name())) {
      return true;
    }
    List<String> said = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
    if (said.size() != 1) {
      return false;
    }
    String type = said.get(0);
    int parameters = type.indexOf(';');
    String name = parameters < 0 ? type : type.substring(0, parameters);
    return types.contains(name.strip().toLowerCase(Locale.ROOT));
  }
}
