package dev.clausewise.workbench;

/** A draft has changed since the revision that somebody wants to replace. */
public final class StaleRevisionException extends RuntimeException {
  StaleRevisionException() {
    super("The draft has changed since. Read it again and redo the change.", null, false, false);
  }
}
