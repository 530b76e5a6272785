package dev.clausewise.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Moments as callers write them. */
final class Moments {
  private static final int DAY = "2026-05-01".length();

  private Moments() {}

  /**
   * A day stands for its beginning in UTC.
   *
   * @throws ProblemException if it is neither a day nor a moment
   */
  static Instant read(String pointer, String text, String detail) {
    try {
      return text.length() == DAY
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw ProblemException.at(pointer, Code.DATE_OUT_OF_RANGE, detail);
    }
  }
}
