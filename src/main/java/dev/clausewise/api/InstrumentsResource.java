package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.access.Role;
import dev.clausewise.decision.InForce;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.register.Clause;
import dev.clausewise.register.Coverage;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.NotEncoded;
import dev.clausewise.register.Register;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.Compressed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/instruments")
@Tag(name = "What the policies say")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CALLER)
@OfPolicies
public class InstrumentsResource {

  /** An instrument with its clauses; of a brief one, the last members are left out. */
  @RegisterForReflection
  public record InstrumentView(
      String id,
      String title,
      String issuer,
      String kind,
      String jurisdiction,
      String url,
      @JsonInclude(JsonInclude.Include.NON_NULL) String summary,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<Instrument.Version> versions,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<String> openQuestions,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<Coverage> coverage,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<NotEncoded> notEncoded,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<ClauseView> clauses) {

    /** What a list of names needs, a twentieth of the whole. */
    static InstrumentView brief(Instrument of) {
      return new InstrumentView(
          of.id(),
          of.title(),
          of.issuer(),
          of.kind(),
          of.jurisdiction(),
          of.url(),
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }

  /** A clause, and where it is implemented. */
  @RegisterForReflection
  public record ClauseView(
      String id,
      String effect,
      LocalDate from,
      LocalDate to,
      String text,
      String citation,
      String url,
      String readIn,
      @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate readOn,
      @JsonInclude(JsonInclude.Include.NON_NULL) String archived,
      String turnsOn,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> conditions,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> doubts,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> defeats,
      @JsonInclude(JsonInclude.Include.NON_NULL) String nonDeciding,
      Implementation implementation) {}

  /**
   * @param rows 1-based rows of the table that cite the clause
   * @param cases ids of the use cases that make one of those rows fire; only where one clause is
   *     asked for
   */
  @RegisterForReflection
  public record Implementation(
      String model,
      String table,
      List<Integer> rows,
      @JsonInclude(JsonInclude.Include.NON_NULL) Collection<String> cases) {}

  private final Register register;
  private final InForce inForce;

  InstrumentsResource(Register register, InForce inForce) {
    this.register = register;
    this.inForce = inForce;
  }

  @GET
  @Compressed
  @Operation(
      operationId = "instruments",
      summary =
          "All instruments, or those with a clause in effect on a day; with brief=true without their texts and clauses")
  public List<InstrumentView> instruments(
      @QueryParam("asOf") String asOf, @QueryParam("brief") String brief) {
    if (brief != null && !brief.equals("true") && !brief.equals("false")) {
      throw ProblemException.at("brief", Code.VALUE_NOT_ALLOWED, "brief is true or false.");
    }
    boolean whole = !"true".equals(brief);
    LocalDate day = asOf == null ? null : Body.day("asOf", asOf);
    return register.instruments().stream()
        .filter(i -> day == null || i.all().stream().anyMatch(c -> c.inEffect(day)))
        .map(i -> whole ? view(i, day) : InstrumentView.brief(i))
        .toList();
  }

  @GET
  @Compressed
  @Path("/{id}")
  @Operation(operationId = "instrument", summary = "One instrument with all its clauses")
  public InstrumentView instrument(String id) {
    return view(find(id), (LocalDate) null);
  }

  @GET
  @Compressed
  @Path("/{id}/clauses/{clause}")
  @Operation(operationId = "clause", summary = "One clause, with the rows that implement it")
  public ClauseView clause(String id, String clause) {
    Instrument instrument = find(id);
    Clause found =
        instrument
            .clause(clause)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Code.NOT_FOUND,
                        "There is no clause " + clause + " in " + instrument.id() + "."));
    return view(instrument, found, inForce.cases(instrument.id(), found.id()));
  }

  @GET
  @Compressed
  @Path("/{id}/model")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(
      operationId = "model",
      summary =
          "The DMN model that the instrument is answered from; with dmn=1.3 in a form for editors that read no newer one")
  public String model(String id, @RestQuery String dmn) {
    String model = inForce.model(find(id).id());
    return switch (dmn == null ? DmnVersion.OWN : dmn) {
      case DmnVersion.OWN -> model;
      case "1.3" -> DmnVersion.as13(model);
      default ->
          throw ProblemException.at(
              "dmn",
              Code.VALUE_NOT_ALLOWED,
              "Models are given as DMN " + DmnVersion.OWN + ", or with dmn=1.3 as DMN 1.3.");
    };
  }

  @GET
  @Compressed
  @Path("/{id}/proof")
  @Operation(
      operationId = "proof",
      summary = "What holds of every use case: gaps, dead rows and invariants")
  public Proof proof(String id) {
    return inForce.proof(find(id).id());
  }

  private Instrument find(String id) {
    return register
        .instrument(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Code.NOT_FOUND,
                    "There is no instrument " + id + ". GET /v1/instruments lists them."));
  }

  private InstrumentView view(Instrument instrument, LocalDate day) {
    return new InstrumentView(
        instrument.id(),
        instrument.title(),
        instrument.issuer(),
        instrument.kind(),
        instrument.jurisdiction(),
        instrument.url(),
        instrument.summary(),
        instrument.versions(),
        instrument.openQuestions(),
        instrument.coverage(),
        instrument.notEncoded(),
        instrument.all().stream()
            .filter(c -> day == null || c.inEffect(day))
            .map(c -> view(instrument, c, null))
            .toList());
  }

  private ClauseView view(Instrument instrument, Clause clause, Collection<String> cases) {
    return new ClauseView(
        clause.id(),
        clause.effect(),
        clause.from(),
        clause.to(),
        clause.text(),
        clause.citation(),
        clause.url(),
        clause.readIn(),
        clause.readOn(),
        clause.archived(),
        clause.turnsOn(),
        clause.conditions(),
        clause.doubts(),
        clause.defeats(),
        clause.nonDeciding(),
        new Implementation(
            "dmn/" + instrument.id().toLowerCase(Locale.ROOT) + ".dmn",
            "Findings",
            inForce.rows(instrument.id(), clause.id()),
            cases));
  }
}
