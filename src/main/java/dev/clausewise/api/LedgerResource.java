package dev.clausewise.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.access.Role;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.Engine;
import dev.clausewise.engine.Outcome;
import dev.clausewise.ledger.Criteria;
import dev.clausewise.ledger.Ledger;
import dev.clausewise.ledger.Page;
import dev.clausewise.ledger.Progress;
import dev.clausewise.ledger.Receipt;
import dev.clausewise.ledger.Recorded;
import dev.clausewise.ledger.Records;
import dev.clausewise.ledger.Replay;
import dev.clausewise.ledger.Use;
import dev.clausewise.ledger.Verified;
import dev.clausewise.ledger.log.Checkpoint;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.workbench.Draft;
import dev.clausewise.workbench.Workbench;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/ledger")
@Tag(name = "The ledger")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.AUDITOR)
public class LedgerResource {
  private static final int RECORDS_ON_A_PAGE = 100;

  private final Ledger ledger;
  private final PolicyVersions versions;
  private final Workbench workbench;
  private final Register register;
  private final SecurityIdentity who;
  private final ObjectMapper json;
  private final Set<String> reports;

  LedgerResource(
      Ledger ledger,
      PolicyVersions versions,
      Workbench workbench,
      SecurityIdentity who,
      ObjectMapper json,
      Register register) {
    this.reports = register.reports();
    this.workbench = workbench;
    this.register = register;
    this.json = json;
    this.ledger = ledger;
    this.versions = versions;
    this.who = who;
  }

  /** What is asked of a verification. */
  record VerifyRequest(String checkpoint) {}

  @GET
  @Operation(operationId = "recordedDecisions", summary = "Decisions as recorded, newest first")
  public Page search(
      @RestQuery String from,
      @RestQuery String to,
      @RestQuery String outcome,
      @RestQuery String instrument,
      @RestQuery String cursor,
      @RestQuery Integer limit) {
    int most = limit == null ? RECORDS_ON_A_PAGE : limit;
    if (most < 1 || most > Criteria.MOST) {
      throw ProblemException.at(
          "", Code.VALUE_NOT_ALLOWED, "limit is a number from 1 to " + Criteria.MOST + ".");
    }
    if (outcome != null
        && Arrays.stream(Outcome.values()).noneMatch(o -> o.json().equals(outcome))) {
      throw ProblemException.at("", Code.VALUE_NOT_ALLOWED, "There is no outcome of that name.");
    }
    return KeptRecords.of(ledger)
        .search(
            new Criteria(
                moment("from", from), moment("to", to), outcome, instrument, id(cursor), most));
  }

  private static Instant moment(String name, String text) {
    return text == null
        ? null
        : Moments.read(
            "",
            text,
            name + " is a day such as 2026-05-01, or a moment such as 2026-05-01T12:00:00Z.");
  }

  private static String id(String text) {
    if (text == null) {
      return null;
    }
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException e) {
      throw ProblemException.at("", Code.VALUE_NOT_ALLOWED, "That is no id of a record.");
    }
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "recordedDecision", summary = "One decision as recorded, and its proof")
  public Recorded one(@PathParam("id") String id) {
    return find(id);
  }

  private Recorded find(String id) {
    Records records = KeptRecords.of(ledger);
    try {
      return records
          .find(UUID.fromString(id).toString())
          .orElseThrow(() -> new ProblemException(Problem.of(Code.NOT_FOUND, NO_RECORD)));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.of(Code.NOT_FOUND, NO_RECORD));
    }
  }

  private static final String NO_RECORD = "There is no record of that id.";

  @POST
  @Path("/{id}/replay")
  @Operation(
      operationId = "replay",
      summary = "Is the same decided again from the policies of then?")
  public Replay replay(@PathParam("id") String id) {
    Recorded recorded = find(id);
    if (recorded.factsErased()) {
      throw new ProblemException(
          Problem.of(Code.FACTS_ERASED, "The facts of this decision were erased."));
    }
    if (recorded.hasHashes()) {
      throw new ProblemException(
          Problem.of(Code.FACTS_ERASED, "Some facts of this decision are kept as hashes."));
    }
    PolicyVersions.Version version =
        versions
            .of(recorded.policyVersion())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(
                            Code.NOT_FOUND,
                            "The policies of the version of this decision are not kept here.")));
    Decision again =
        version
            .decisions()
            .decide(
                CanonicalFacts.read(recorded.facts(), version.vocabulary()),
                LocalDate.parse(recorded.asOf()),
                recorded.instruments(),
                recorded.engine().equals(Engine.DROOLS.json())
                        && version.decisions().policyVersion().equals(versions.current())
                    ? Engine.DROOLS
                    : Engine.COMPILED);
    return Replay.of(recorded, again);
  }

  @DELETE
  @Path("/{id}/facts")
  @RolesAllowed(Role.OPERATOR)
  @Operation(
      operationId = "eraseFacts",
      summary = "Erases the facts of a decision; that they were stays recorded")
  public CompletionStage<Receipt> erase(@PathParam("id") String id) {
    return ledger.erase(find(id).id(), who.getPrincipal().getName());
  }

  /** What is asked of an impact. */
  record ImpactRequest(LocalDate asOf, String draft, String from, String to, String cursor) {}

  @POST
  @Path("/impact")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, ToldProgress.LINES})
  @RequestBodySchema(ImpactRequest.class)
  @APIResponseSchema(Impact.class)
  @Operation(
      operationId = "impact",
      summary =
          "Which recorded decisions the policies of now, of another day or of a draft decide otherwise: a thousand of them, or all as lines of progress with the result as the last one")
  public Response impact(byte[] body, @Context HttpHeaders headers, @Context RoutingContext route) {
    Body request = Body.of(body, "asOf", "draft", "from", "to", "cursor");
    LocalDate asOf = request.has("asOf") ? request.asOf(null) : null;
    String named = text(request, "draft");
    Draft draft = named == null ? null : DraftsResource.readable(workbench, named, who);
    if (draft != null && register.instrument(draft.instrument()).isEmpty()) {
      throw ProblemException.at(
          "/draft",
          Code.UNKNOWN_INSTRUMENT,
          "Nobody has been answered by " + draft.instrument() + " yet.");
    }
    Criteria criteria =
        new Criteria(
            moment("from", text(request, "from")),
            moment("to", text(request, "to")),
            null,
            null,
            id(text(request, "cursor")),
            Criteria.MOST);
    Records records = KeptRecords.of(ledger);
    return ToldProgress.isWanted(headers)
        ? ToldProgress.of(route, json, progress -> whole(records, criteria, draft, asOf, progress))
        : Response.ok(page(records, criteria, draft, asOf), MediaType.APPLICATION_JSON_TYPE)
            .build();
  }

  private Impact whole(
      Records records, Criteria criteria, Draft draft, LocalDate asOf, Progress progress) {
    long all = records.count(criteria);
    progress.at(0, all);
    Impact sum = page(records, criteria, draft, asOf);
    for (long done = Criteria.MOST; sum.next() != null; done += Criteria.MOST) {
      progress.at(done, all);
      sum = sum.and(page(records, criteria.after(sum.next()), draft, asOf));
    }
    return sum;
  }

  private Impact page(Records records, Criteria criteria, Draft draft, LocalDate asOf) {
    List<Use> uses = records.uses(criteria);
    boolean more = uses.size() > Criteria.MOST;
    List<Use> page = more ? uses.subList(0, Criteria.MOST) : uses;
    String next = more ? page.get(page.size() - 1).id() : null;
    return draft == null
        ? Impact.on(page, versions.inForce(), reports, asOf, next)
        : Impact.of(draft, workbench, page, versions.inForce(), reports, asOf, next);
  }

  private static String text(Body request, String member) {
    return request.has(member) ? request.text(member, member + " is a text.") : null;
  }

  @GET
  @Path("/export")
  @Produces("application/x-ndjson")
  @Operation(
      operationId = "export",
      summary = "Records and their proofs, one a line, newest first; Link has the next page")
  public Response export(@RestQuery String from, @RestQuery String to, @RestQuery String cursor) {
    Page page =
        KeptRecords.of(ledger)
            .search(
                new Criteria(
                    moment("from", from),
                    moment("to", to),
                    null,
                    null,
                    id(cursor),
                    RECORDS_ON_A_PAGE));
    StringBuilder lines = new StringBuilder();
    for (Page.Row row : page.records()) {
      KeptRecords.of(ledger).find(row.id()).ifPresent(r -> lines.append(line(r)).append('\n'));
    }
    Response.ResponseBuilder answer = Response.ok(lines.toString());
    if (page.next() != null) {
      UriBuilder next = UriBuilder.fromPath("/v1/ledger/export").queryParam("cursor", page.next());
      if (from != null) {
        next.queryParam("from", from);
      }
      if (to != null) {
        next.queryParam("to", to);
      }
      answer.link(next.build(), "next");
    }
    return answer.build();
  }

  private String line(Recorded recorded) {
    try {
      return json.writeValueAsString(recorded);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @POST
  @Path("/verify")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, ToldProgress.LINES})
  @RequestBodySchema(VerifyRequest.class)
  @APIResponseSchema(Verified.class)
  @Operation(
      operationId = "verifyLedger",
      summary =
          "Is every record, tile and checkpoint as it was written? As lines: with progress, and the result as the last one")
  public Response verify(byte[] body, @Context HttpHeaders headers, @Context RoutingContext route) {
    Body request = Body.of(body, "checkpoint");
    String kept =
        request.has("checkpoint")
            ? request.text("checkpoint", "checkpoint is a signed note, or is left out.")
            : null;
    Records records = KeptRecords.of(ledger);
    Checkpoint trusted = trusted(records, kept);
    return ToldProgress.isWanted(headers)
        ? ToldProgress.of(route, json, progress -> records.verify(trusted, progress))
        : Response.ok(records.verify(trusted, (number, of) -> {}), MediaType.APPLICATION_JSON_TYPE)
            .build();
  }

  private static Checkpoint trusted(Records records, String kept) {
    try {
      return kept == null ? null : records.trusted(kept);
    } catch (IllegalArgumentException e) {
      throw ProblemException.at(
          "/checkpoint", Code.VALUE_NOT_ALLOWED, "It is no checkpoint of a log that is kept here.");
    }
  }
}
