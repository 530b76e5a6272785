package dev.clausewise.decision;

/**
 * How much work an answer may take, in nodes of diagrams: to restrict one takes less than a
 * microsecond a node. For one answer, by one thread.
 */
final class Work {
  /**
   * What an event loop may be kept with: a millisecond or two on a machine of two cores. A use of
   * which nothing is known has more than 30,000, and takes a worker 20 to 40 milliseconds.
   */
  static final int SHORT = 2_000;

  /** There is more of it than may be done. */
  static final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchException() {
      super(null, null, false, false);
    }
  }

  private final boolean bounded;
  private int left;

  private Work(boolean bounded, int left) {
    this.bounded = bounded;
    this.left = left;
  }

  static Work unbounded() {
    return new Work(false, 0);
  }

  static Work shortly() {
    return new Work(true, SHORT);
  }

  /** Whether nothing may be waited for. */
  boolean isBounded() {
    return bounded;
  }

  /**
   * Before it is done.
   *
   * @throws TooMuchException if that is too much
   */
  void take(int nodes) {
    left -= nodes;
    if (bounded && left < 0) {
      throw new TooMuchException();
    }
  }
}
