package dev.clausewise.access;

/** Somebody asks more often than they may. */
public final class TooManyRequestsException extends RuntimeException {
  private final String who;

  /**
   * @param who name of a key or a user
   */
  TooManyRequestsException(String who) {
    super("more requests in a second than the key may make", null, false, false);
    this.who = who;
  }

  /** Who it is, by name: nobody whom the request is held to be of, as it was not let in. */
  public String who() {
    return who;
  }
}
