package dev.clausewise.api;

import dev.clausewise.workbench.ModelException;
import java.util.function.Supplier;

/** A long work in the sandbox, in many parts: among short ones each part waits for its turn. */
final class Patient {
  private static final int MOST_TRIES = 20;

  private Patient() {}

  /**
   * @param part asked again where there is no room for it
   * @throws ModelException what it throws otherwise, or at last
   */
  static <T> T asked(Supplier<T> part) {
    for (int tries = 1; ; tries++) {
      try {
        return part.get();
      } catch (ModelException e) {
        if (e.reason() != ModelException.Reason.BUSY || tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }
}
