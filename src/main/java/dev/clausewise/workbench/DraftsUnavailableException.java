package dev.clausewise.workbench;

import java.io.IOException;

/** The folder of the drafts cannot be read or written. */
public final class DraftsUnavailableException extends RuntimeException {
  DraftsUnavailableException(IOException cause) {
    super("The folder of the drafts cannot be read or written.", cause);
  }
}
