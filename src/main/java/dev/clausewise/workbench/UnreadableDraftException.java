package dev.clausewise.workbench;

/** The file of a draft is damaged. It is left as it is. */
public final class UnreadableDraftException extends RuntimeException {
  UnreadableDraftException(String id) {
    super("The file of draft " + id + " is damaged and was left as it is.", null, false, false);
  }
}
