package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.access.Role;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.InForce;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import dev.clausewise.workbench.Draft;
import dev.clausewise.workbench.DraftCheck;
import dev.clausewise.workbench.DraftRegister;
import dev.clausewise.workbench.Drafts;
import dev.clausewise.workbench.NewInstrument;
import dev.clausewise.workbench.PolicyFile;
import dev.clausewise.workbench.Proposed;
import dev.clausewise.workbench.Workbench;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/drafts")
@Tag(name = "The workbench")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ANALYST)
public class DraftsResource {
  private static final int LONGEST_NOTE = 2_000;

  /**
   * A draft as callers see and send it.
   *
   * @param instrument null for a model of none
   * @param model DMN XML
   * @param files register, cases and invariants of the instrument: as the draft has them, else as
   *     they stand in the workspace
   */
  @RegisterForReflection
  @Schema(name = "Draft")
  public record View(
      String id,
      String instrument,
      String model,
      String note,
      Map<String, String> files,
      String revision) {}

  /** Describes what a draft is made of to OpenAPI. */
  @Schema(
      name = "DraftToMake",
      description =
          "A draft of an instrument; with a model and without an instrument, of a model of none; with begin, of an instrument that there is not yet.")
  record ToMake(
      String instrument,
      @Schema(description = "DMN XML; of an instrument, the model in force if left out")
          String model,
      String note,
      Map<String, String> files,
      NewInstrumentRequest begin) {}

  private final Workbench workbench;
  private final Vocabulary vocabulary;
  private final DecisionService decisions;
  private final InForce inForce;
  private final Register register;
  private final FactsReader reader;

  DraftsResource(
      Workbench workbench,
      DecisionService decisions,
      InForce inForce,
      Register register,
      Vocabulary vocabulary) {
    this.workbench = workbench;
    this.decisions = decisions;
    this.inForce = inForce;
    this.register = register;
    this.vocabulary = vocabulary;
    this.reader = new FactsReader(vocabulary);
  }

  @GET
  @RolesAllowed({Role.ANALYST, Role.APPROVER})
  @Operation(operationId = "drafts", summary = "The models that are being edited")
  public List<Drafts.Listed> all() {
    return drafts(workbench).all();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createDraft",
      summary =
          "A new draft: of the model sent, of the one in force, or of an instrument that there is not yet")
  @RequestBodySchema(ToMake.class)
  @APIResponseSchema(value = View.class, responseCode = "201", responseDescription = "The draft")
  public Response create(byte[] body) {
    Drafts drafts = drafts(workbench);
    Body request = Body.withModel(body, "instrument", "model", "note", "files", "begin");
    if (!request.isLeftOut("begin")) {
      return created(begun(request));
    }
    if (request.isLeftOut("instrument") && !request.isLeftOut("model")) {
      return created(drafts.create(Draft.NONE, model(request), note(request, "")));
    }
    String instrument = request.text("instrument", "instrument is the id of an instrument.");
    boolean known = register.instrument(instrument).isPresent();
    if (!known && (request.isLeftOut("model") || !mayBegin(instrument))) {
      throw ProblemException.at(
          "/instrument",
          Code.UNKNOWN_INSTRUMENT,
          "There is no such instrument. GET /v1/instruments lists them.");
    }
    String model = request.has("model") ? model(request) : inForce.model(instrument);
    Map<String, String> files =
        request.isLeftOut("files")
            ? Map.of()
            : workbench.edited(instrument, files(request.path("files")));
    return created(drafts.create(instrument, model, note(request, ""), files));
  }

  /**
   * Whether drafts may be of an instrument that there is not yet, as a copy of one that is begun.
   */
  private boolean mayBegin(String instrument) {
    return NewInstrument.isId(instrument)
        && register.instruments().stream()
            .noneMatch(i -> NewInstrument.isTaken(instrument, i.id()));
  }

  private Response created(Draft draft) {
    return Response.created(URI.create("/v1/drafts/" + draft.id())).entity(view(draft)).build();
  }

  private Draft begun(Body request) {
    for (String other : List.of("instrument", "model", "files")) {
      if (!request.isLeftOut(other)) {
        throw ProblemException.at(
            "/" + other,
            Code.VALUE_NOT_ALLOWED,
            "An instrument that is begun has none yet: leave " + other + " out.");
      }
    }
    NewInstrument begun = NewInstrumentRequest.read(request.path("begin"), vocabulary);
    workbench
        .taken(begun.id(), register.instruments().stream().map(Instrument::id).toList())
        .ifPresent(
            why -> {
              throw ProblemException.at(
                  "/begin/id", Code.ID_TAKEN, why + " Give the new one another id.");
            });
    return workbench.begin(
        begun, NewInstrumentRequest.known(vocabulary), note(request, "To be written"));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.ANALYST, Role.APPROVER})
  @Operation(operationId = "draft", summary = "One draft, with its model and revision")
  public View one(@PathParam("id") String id) {
    return view(draft(id));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceDraft",
      summary = "Replaces the revision that the request names, and no other")
  @RequestBodySchema(View.class)
  public View replace(@PathParam("id") String id, byte[] body) {
    Draft now = draft(id);
    Body request = Body.withModel(body, "id", "instrument", "model", "note", "files", "revision");
    String revision = request.text("revision", "revision is the one that you read.");
    Map<String, String> files =
        request.isLeftOut("files") || !now.isOfAnInstrument()
            ? now.files()
            : workbench.edited(now.instrument(), files(request.path("files")));
    return view(
        drafts(workbench)
            .replace(id, revision, model(request), note(request, now.note()), files)
            .orElseThrow(DraftsResource::none));
  }

  private View view(Draft d) {
    return new View(
        d.id(),
        d.isOfAnInstrument() ? d.instrument() : null,
        d.model(),
        d.note(),
        workbench.files(d),
        d.revision());
  }

  private static Map<String, String> files(JsonNode json) {
    Map<String, String> files = new TreeMap<>();
    for (PolicyFile file : PolicyFile.values()) {
      if (json.path(file.key()).isTextual()) {
        files.put(file.key(), json.path(file.key()).textValue());
      }
    }
    if (!json.isObject() || files.size() != json.size()) {
      throw ProblemException.at(
          "/files",
          Code.WRONG_TYPE,
          "files has register, cases and invariants, each a text; what is left out is as it stands.");
    }
    return files;
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteDraft", summary = "Takes a draft away")
  @APIResponse(responseCode = "204", description = "It is gone")
  public void delete(@PathParam("id") String id) {
    if (!drafts(workbench).delete(id)) {
      throw none();
    }
  }

  @POST
  @Path("/{id}/check")
  @RolesAllowed({Role.ANALYST, Role.APPROVER})
  @Operation(
      operationId = "checkDraft",
      summary = "What is wrong with a draft, what holds of it, and what it changes")
  @APIResponseSchema(DraftCheck.class)
  public byte[] check(@PathParam("id") String id) {
    return workbench.check(draft(id));
  }

  @GET
  @Path("/{id}/register")
  @RolesAllowed({Role.ANALYST, Role.APPROVER})
  @Operation(
      operationId = "registerOfDraft",
      summary = "What the register entry of a draft says: its clauses and what they cover")
  @APIResponseSchema(DraftRegister.class)
  public byte[] register(@PathParam("id") String id) {
    return workbench.register(draft(id));
  }

  @POST
  @Path("/{id}/evaluate")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.ANALYST, Role.APPROVER})
  @Operation(operationId = "evaluateDraft", summary = "The verdict by a draft; never recorded")
  @RequestBodySchema(DecisionRequest.class)
  @APIResponseSchema(Decision.class)
  public byte[] evaluate(@PathParam("id") String id, byte[] body) {
    Draft draft = draft(id);
    Body request = Body.of(body, "facts", "asOf");
    // Read here for the problems that they may have; what evaluates the draft reads them itself.
    request.facts(reader);
    return workbench.evaluate(draft, request.path("facts"), request.asOf(decisions.today()));
  }

  @POST
  @Path("/{id}/propose")
  @RolesAllowed({Role.ANALYST, Role.APPROVER})
  @Operation(
      operationId = "proposeDraft",
      summary =
          "Writes a draft without errors over its files in the workspace, if there is one, and gives the patch")
  public Proposed propose(@PathParam("id") String id) {
    return workbench.propose(draft(id));
  }

  private static Drafts drafts(Workbench workbench) {
    return workbench
        .drafts()
        .orElseThrow(
            () ->
                new ProblemException(
                    Code.NOT_FOUND,
                    "Nothing is edited here: the workbench needs a folder for drafts (clausewise.drafts) or a workspace (clausewise.workspace)."));
  }

  private Draft draft(String id) {
    return draft(workbench, id);
  }

  private static Draft draft(Workbench workbench, String id) {
    return drafts(workbench).find(id).orElseThrow(DraftsResource::none);
  }

  /**
   * A draft, for what compares with one elsewhere.
   *
   * @throws ProblemException if there is none, or it is a model of no instrument
   * @throws SecurityException if who asks may not read drafts
   */
  static Draft readable(Workbench workbench, String id, SecurityIdentity who) {
    if (!who.hasRole(Role.ANALYST) && !who.hasRole(Role.APPROVER)) {
      throw Refusals.of(who);
    }
    Draft draft = draft(workbench, id);
    if (!draft.isOfAnInstrument()) {
      throw ProblemException.at(
          "/draft", Code.NO_INSTRUMENT, "The draft is a model of no instrument here.");
    }
    return draft;
  }

  private static ProblemException none() {
    return new ProblemException(
        Code.NOT_FOUND, "There is no such draft. GET /v1/drafts lists them.");
  }

  private static String model(Body request) {
    return request.text("model", "model is a DMN model as text.");
  }

  private static String note(Body request, String otherwise) {
    String note = request.isLeftOut("note") ? otherwise : request.text("note", "note is a text.");
    if (note.length() > LONGEST_NOTE) {
      throw ProblemException.at(
          "/note", Code.VALUE_NOT_ALLOWED, "note has at most " + LONGEST_NOTE + " characters.");
    }
    return note;
  }
}
