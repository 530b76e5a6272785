package dev.clausewise.access.keys;

/** Where keys are kept does not answer. */
public final class KeysUnavailableException extends RuntimeException {
  KeysUnavailableException(Throwable cause) {
    super("Keys cannot be read or written now.", cause);
  }
}
