package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.engine.reading.Place;
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
   * @param where in the model that the pointer leads to; left out for everything else
   */
  @RegisterForReflection
  public record Error(
      String pointer,
      String code,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_NULL) Where where) {
    Error(String pointer, Code code, String detail) {
      this(pointer, code.json(), detail, null);
    }

    Error(String pointer, String code, String detail) {
      this(pointer, code, detail, null);
    }
  }

  /**
   * A place in a model; what there is none of is left out.
   *
   * @param decision name of the decision, or other part of the diagram
   * @param id of the nearest element with one
   * @param row of a decision table, 1-based
   * @param cell column of a decision table, 1-based, outputs after inputs
   * @param line of the model's text, 1-based
   * @param column in that line, 1-based
   */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Where(
      String decision, String id, Integer row, Integer cell, Integer line, Integer column) {
    static Where of(Place place) {
      return new Where(
          place.decision(), place.id(), place.row(), place.cell(), place.line(), place.column());
    }
  }

  /** A problem with nothing to point at. */
  public static Problem of(Code code, String detail) {
    return of(code, detail, List.of());
  }

  static Problem of(Code code, String detail, List<Error> errors) {
    return of(code, code.status(), detail, errors);
  }

  /** One that has another status than most of its code. */
  static Problem of(Code code, int status, String detail) {
    return of(code, status, detail, List.of());
  }

  private static Problem of(Code code, int status, String detail, List<Error> errors) {
    return new Problem(
        "https://clausewise.dev/problems/" + code.json(),
        code.title(),
        status,
        detail,
        code.json(),
        errors.size() <= MOST_ERRORS ? errors : List.copyOf(errors.subList(0, MOST_ERRORS)));
  }
}
