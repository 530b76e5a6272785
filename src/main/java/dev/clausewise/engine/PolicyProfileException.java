package dev.clausewise.engine;

/** A model does not have the shape of a policy model; the message names the place. */
public final class PolicyProfileException extends RuntimeException {
  public PolicyProfileException(String message) {
    super(message);
  }
}
