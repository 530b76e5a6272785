package dev.clausewise.api;

import dev.clausewise.access.Role;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Timeline;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/timelines")
@Tag(name = "Deciding")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CALLER)
public class TimelinesResource {
  /** Describes a request to OpenAPI. */
  @Schema(name = "TimelinesRequest")
  record Request(
      @Schema(ref = "#/components/schemas/Facts") Map<String, Object> facts,
      @Schema(description = "Ids of the instruments to answer by; all if left out.")
          List<String> instruments,
      @Schema(description = "First day; if left out, the first that can be asked about.")
          LocalDate from,
      @Schema(description = "First day that is not asked about; none if left out.") LocalDate to) {}

  private static final MediaType CALENDAR = MediaType.valueOf(Calendar.MEDIA_TYPE);

  private final DecisionService decisions;
  private final FactsReader reader;
  private final Set<String> reports;

  TimelinesResource(DecisionService decisions, Vocabulary vocabulary, Register register) {
    this.reports = register.reports();
    this.decisions = decisions;
    this.reader = new FactsReader(vocabulary);
  }

  @POST
  @Produces({MediaType.APPLICATION_JSON, Calendar.MEDIA_TYPE})
  @APIResponseSchema(Timeline.class)
  @Operation(
      operationId = "timeline",
      summary = "What becomes of a use as days go by, and which clauses do it; never recorded")
  @RequestBodySchema(Request.class)
  public Response timeline(byte[] body, @Context HttpHeaders headers) {
    Body request = Body.of(body, "facts", "instruments", "from", "to");
    List<String> instruments =
        request.texts(
            "instruments", "instruments is a list of at least one instrument id, or is left out.");
    Timeline timeline = timeline(request, instruments);
    if (!wantsCalendar(headers)) {
      return Response.ok(timeline, MediaType.APPLICATION_JSON_TYPE).build();
    }
    boolean reported = Register.isOfReports(instruments, reports);
    return Response.ok(Calendar.of(timeline, reported), CALENDAR).build();
  }

  /** Whoever takes anything gets JSON. */
  private static boolean wantsCalendar(HttpHeaders headers) {
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return false;
      }
      if (accepted.isCompatible(CALENDAR)) {
        return true;
      }
    }
    return false;
  }

  private Timeline timeline(Body request, List<String> instruments) {
    Facts facts = request.facts(reader);
    LocalDate from = day(request, "from");
    LocalDate to = day(request, "to");
    if (to != null && !to.isAfter(from == null ? FactsReader.FIRST_DAY : from)) {
      throw ProblemException.at("/to", Code.DATE_OUT_OF_RANGE, "to is a day after from.");
    }
    return Asked.answered(
        () -> decisions.timeline(facts, instruments, from, to),
        id -> "/instruments/" + instruments.indexOf(id));
  }

  private static LocalDate day(Body request, String member) {
    return request.isLeftOut(member)
        ? null
        : Body.day("/" + member, request.text(member, member + " is a day such as 2026-05-01."));
  }
}
