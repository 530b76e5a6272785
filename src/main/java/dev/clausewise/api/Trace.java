package dev.clausewise.api;

import org.jboss.logging.MDC;

/** The trace that a request is part of, for what other threads log about it. */
final class Trace {
  /** As OpenTelemetry's extension calls it in every line of the request's own threads. */
  private static final String NAME = "traceId";

  private Trace() {}

  /**
   * @return null if there are no traces
   */
  static String current() {
    return (String) MDC.get(NAME);
  }

  /**
   * Logs as part of a trace.
   *
   * @param trace null if there are no traces
   */
  static void log(String trace, Runnable line) {
    Object before = trace == null ? null : MDC.get(NAME);
    if (trace == null || trace.equals(before)) {
      line.run();
      return;
    }
    MDC.put(NAME, trace);
    try {
      line.run();
    } finally {
      if (before == null) {
        MDC.remove(NAME);
      } else {
        MDC.put(NAME, before);
      }
    }
  }
}
