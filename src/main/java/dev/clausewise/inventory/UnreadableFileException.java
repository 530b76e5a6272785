package dev.clausewise.inventory;

/** A file that cannot be read as what it is said to be. The message is for whoever sent it. */
public final class UnreadableFileException extends RuntimeException {
  public UnreadableFileException(String message) {
    super(message);
  }
}
