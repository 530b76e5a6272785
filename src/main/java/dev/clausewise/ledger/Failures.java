package dev.clausewise.ledger;

import java.sql.SQLException;

/** Failures of a store in words that hold nothing of what was stored. */
final class Failures {
  private Failures() {}

  static String of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getClass().getSimpleName()
            + ", state "
            + sql.getSQLState()
            + ", code "
            + sql.getErrorCode();
      }
    }
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
