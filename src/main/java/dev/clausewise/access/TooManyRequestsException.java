package dev.clausewise.access;

/** Somebody asks more often than they may. */
public final class TooManyRequestsException extends RuntimeException {
  TooManyRequestsException() {
    super("more requests in a second than the key may make", null, false, false);
  }
}
