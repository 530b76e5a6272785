package dev.clausewise.api;

/**
 * A failure as it is logged: what it was and where, and not its message, which may repeat something
 * of the request.
 */
public final class Unspoken extends Throwable {
  private static final int MOST_CAUSES = 8;

  private final String type;

  private Unspoken(Throwable failure, int causes) {
    super(null, cause(failure, causes), false, true);
    this.type = failure.getClass().getName();
    setStackTrace(failure.getStackTrace());
  }

  public static Unspoken of(Throwable failure) {
    return new Unspoken(failure, 0);
  }

  private static Unspoken cause(Throwable failure, int causes) {
    Throwable cause = failure.getCause();
    return cause == null || causes == MOST_CAUSES ? null : new Unspoken(cause, causes + 1);
  }

  @Override
  public String toString() {
    return type;
  }
}
