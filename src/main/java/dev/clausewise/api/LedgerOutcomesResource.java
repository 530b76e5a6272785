package dev.clausewise.api;

import dev.clausewise.access.Role;
import dev.clausewise.ledger.Counted;
import dev.clausewise.ledger.Ledger;
import dev.clausewise.register.Register;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** How recorded decisions came out as days and months went by. */
@Path("/v1/ledger/outcomes")
@Tag(name = "The ledger")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.AUDITOR)
public class LedgerOutcomesResource {
  /** A year of days. */
  private static final int MOST_SPANS = 366;

  private static final int MONTHS = 12;
  private static final int DAYS = 31;

  private final Ledger ledger;
  private final Set<String> reports;
  private final Clock clock = Clock.systemUTC();

  LedgerOutcomesResource(Ledger ledger, Register register) {
    this.ledger = ledger;
    this.reports = register.reports();
  }

  /** Days that are counted together. */
  private enum By {
    DAY,
    MONTH;

    LocalDate first(LocalDate day) {
      return this == DAY ? day : day.withDayOfMonth(1);
    }

    LocalDate plus(LocalDate day, int spans) {
      return this == DAY ? day.plusDays(spans) : day.plusMonths(spans);
    }
  }

  /**
   * What was decided on some days.
   *
   * @param to the first day that is not one of them
   * @param outcomes how many decisions came to each; those that none came to are left out
   * @param reported how many of these are of reports about policies alone, which prohibit and
   *     permit nothing themselves
   */
  @RegisterForReflection
  @Schema(name = "RecordedOutcomesOfDays")
  public record Span(
      LocalDate from, LocalDate to, Map<String, Long> outcomes, Map<String, Long> reported) {}

  /** The oldest first. */
  @RegisterForReflection
  @Schema(name = "RecordedOutcomes")
  public record Outcomes(List<Span> spans) {}

  @GET
  @Operation(
      operationId = "recordedOutcomes",
      summary = "How many recorded decisions came to which outcome, by days or months (UTC)")
  public Outcomes outcomes(
      @Parameter(description = "day or month; month if left out.") @RestQuery String by,
      @Parameter(description = "First day; 12 months or 31 days before the end if left out.")
          @RestQuery
          String from,
      @Parameter(description = "First day that is not counted; tomorrow if left out.") @RestQuery
          String to,
      @Parameter(description = "One that had something to say; any if left out.") @RestQuery
          String instrument) {
    By spans = by(by);
    LocalDate end = to == null ? LocalDate.now(clock).plusDays(1) : Body.day("to", to);
    LocalDate begin =
        from == null
            ? spans.plus(spans.first(end.minusDays(1)), spans == By.DAY ? 1 - DAYS : 1 - MONTHS)
            : Body.day("from", from);
    if (!end.isAfter(begin)) {
      throw ProblemException.at("to", Code.DATE_OUT_OF_RANGE, "to is a day after from.");
    }
    List<LocalDate> days = days(begin, end, spans);
    List<Instant> moments =
        days.stream().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).toList();
    List<Counted> counted = KeptRecords.of(ledger).outcomes(moments, instrument, reports);
    List<Span> all = new ArrayList<>();
    for (int i = 0; i < counted.size(); i++) {
      Counted of = counted.get(i);
      all.add(new Span(days.get(i), days.get(i + 1), of.outcomes(), of.alone()));
    }
    return new Outcomes(all);
  }

  private static By by(String text) {
    if (text == null || text.equals("month")) {
      return By.MONTH;
    }
    if (text.equals("day")) {
      return By.DAY;
    }
    throw ProblemException.at("by", Code.VALUE_NOT_ALLOWED, "by is day or month.");
  }

  private static List<LocalDate> days(LocalDate begin, LocalDate end, By by) {
    List<LocalDate> days = new ArrayList<>(List.of(begin));
    for (int i = 1; days.get(days.size() - 1).isBefore(end); i++) {
      if (i > MOST_SPANS) {
        throw ProblemException.at(
            "from",
            Code.DATE_OUT_OF_RANGE,
            "There are at most " + MOST_SPANS + " days or months in one answer.");
      }
      LocalDate next = by.plus(by.first(begin), i);
      days.add(next.isBefore(end) ? next : end);
    }
    return days;
  }
}
