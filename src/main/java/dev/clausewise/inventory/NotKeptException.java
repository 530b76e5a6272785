package dev.clausewise.inventory;

/** The database of inventories does not answer. */
public final class NotKeptException extends RuntimeException {
  NotKeptException(Throwable cause) {
    super("Inventories cannot be kept or read now.", cause);
  }
}
