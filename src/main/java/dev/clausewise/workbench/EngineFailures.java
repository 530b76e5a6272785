package dev.clausewise.workbench;

import java.util.Optional;

/**
 * What the engine threw while it worked on a request. Whoever sent the model is told what failed
 * and where; whoever runs the service is told this.
 */
final class EngineFailures {
  private static final int MOST_FRAMES = 12;

  private static String first;

  private EngineFailures() {}

  /** Of what is thrown while one request is answered, the first is kept. */
  static void keep(Throwable thrown) {
    if (first == null) {
      first = frames(thrown);
    }
  }

  /** Kinds and places, never messages: those may hold what the model or its input says. */
  private static String frames(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = thrown; t != null && text.length() < 4_000; t = t.getCause()) {
      text.append(text.isEmpty() ? "" : ", caused by ").append(t.getClass().getName());
      StackTraceElement[] frames = t.getStackTrace();
      for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
        text.append(" at ").append(frames[i]);
      }
    }
    return text.toString();
  }

  /** What was kept since this was asked last. */
  static Optional<String> taken() {
    String taken = first;
    first = null;
    return Optional.ofNullable(taken);
  }
}
