package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A problem detail (RFC 9457).
 *
 * @param code stable, from {@link Code}
 * @param errors what is wrong with the input, one by one; left out if there is nothing to point at
 */
@RegisterForReflection
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Error> errors) {

  /** A request of 256 KiB has room for twenty thousand faults, which nobody mends one by one. */
  private static final int MOST_ERRORS = 100;

  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * @param pointer JSON pointer (RFC 6901) into the request
   */
  @RegisterForReflection
  public record Error(String pointer, String code, String detail) {
    Error(String pointer, Code code, String detail) {
      this(pointer, code.json(), detail);
    }
  }

  /** A problem with nothing to point at. */
  public static Problem of(Code code, String detail) {
    return of(code, detail, List.of());
  }

  static Problem of(Code code, String detail, List<Error> errors) {
    return new Problem(
        "https://clausewise.dev/problems/" + code.json(),
        code.title(),
        code.status(),
        detail,
        code.json(),
        errors.size() <= MOST_ERRORS ? errors : List.copyOf(errors.subList(0, MOST_ERRORS)));
  }
}
