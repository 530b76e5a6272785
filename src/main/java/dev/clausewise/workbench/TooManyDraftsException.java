package dev.clausewise.workbench;

/** As many drafts are kept as may be, or as large ones. */
public final class TooManyDraftsException extends RuntimeException {
  TooManyDraftsException() {
    super("No more drafts are kept here: delete one that is not needed.", null, false, false);
  }
}
