package dev.clausewise.api;

import dev.clausewise.decision.Timeline;
import dev.clausewise.decision.Timeline.Span;
import dev.clausewise.engine.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The days of a timeline on which something changes, as iCalendar (RFC 5545). */
final class Calendar {
  static final String MEDIA_TYPE = "text/calendar";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Octets of a line without its end. */
  private static final int LONGEST = 75;

  private final StringBuilder text = new StringBuilder();

  private final boolean reported;

  private Calendar(boolean reported) {
    this.reported = reported;
  }

  /**
   * @param reported whether nothing but reports about policies was asked, which prohibit and permit
   *     nothing themselves
   */
  static String of(Timeline timeline, boolean reported) {
    Calendar calendar = new Calendar(reported);
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Clausewise//Timeline//EN");
    List<Span> spans = timeline.spans();
    for (int i = 1; i < spans.size(); i++) {
      calendar.event(spans.get(i - 1), spans.get(i));
    }
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void event(Span before, Span span) {
    String summary = words(before) + " becomes " + words(span);
    String changes =
        span.changes().stream()
            .map(c -> c.change().replace('_', ' ') + ": " + c.title() + ", " + c.citation())
            .collect(Collectors.joining("\n"));
    String said = span.from() + summary + changes;
    line("BEGIN:VEVENT");
    // The same change has the same id, so that a calendar that is read again has it once.
    line("UID:" + UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)) + "@clausewise");
    line("DTSTAMP:" + STAMP.format(Instant.now()));
    line("DTSTART;VALUE=DATE:" + day(span.from()));
    line("SUMMARY:" + escaped(summary));
    line("DESCRIPTION:" + escaped(changes + "\nNot legal advice."));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  private String words(Span span) {
    return span.determined()
        ? words(span.outcome())
        : span.possibleOutcomes().stream().map(this::words).collect(Collectors.joining(" or "));
  }

  private String words(Outcome outcome) {
    if (!reported) {
      return outcome.json().replace('_', ' ');
    }
    return switch (outcome) {
      case PROHIBITED -> "a report of a prohibition";
      case REVIEW_REQUIRED -> "a report of no clear rule";
      case PERMITTED_WITH_CONDITIONS -> "a report of a permission with conditions";
      case PERMITTED -> "a report of a permission";
      case NOT_APPLICABLE -> "a report of nothing";
    };
  }

  private static String day(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }

  /** Folded where it is too long, and never within a character. */
  private void line(String line) {
    int octets = 0;
    for (int at = 0; at < line.length(); ) {
      int character = line.codePointAt(at);
      int own = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (octets + own > LONGEST) {
        text.append("\r\n ");
        octets = 1;
      }
      text.appendCodePoint(character);
      octets += own;
      at += Character.charCount(character);
    }
    text.append("\r\n");
  }
}
