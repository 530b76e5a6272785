package dev.clausewise.api;

import java.util.List;

/** A request that is answered with a problem. */
final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** With nothing to point at. */
  ProblemException(Code code, String detail) {
    this(Problem.of(code, detail));
  }

  /**
   * One thing that is wrong with a request.
   *
   * @param pointer JSON pointer into the request, or the name of a query parameter
   */
  static ProblemException at(String pointer, Code code, String detail) {
    return new ProblemException(
        Problem.of(code, detail, List.of(new Problem.Error(pointer, code, detail))));
  }

  Problem problem() {
    return problem;
  }
}
