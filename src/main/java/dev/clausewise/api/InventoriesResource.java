package dev.clausewise.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import dev.clausewise.access.Role;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.inventory.About;
import dev.clausewise.inventory.AnswerWriter;
import dev.clausewise.inventory.FactsOfRows;
import dev.clausewise.inventory.Form;
import dev.clausewise.inventory.Inventories;
import dev.clausewise.inventory.InventoryFile;
import dev.clausewise.inventory.Mapping;
import dev.clausewise.inventory.MappingRun;
import dev.clausewise.inventory.Mappings;
import dev.clausewise.inventory.Parts;
import dev.clausewise.inventory.PlainFacts;
import dev.clausewise.inventory.Row;
import dev.clausewise.inventory.RowAnswer;
import dev.clausewise.inventory.RowDecider;
import dev.clausewise.inventory.RowProblem;
import dev.clausewise.inventory.Rows;
import dev.clausewise.inventory.UnreadableFileException;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Every use that an organisation has, decided at once. */
@Path("/v1/inventories")
@Tag(name = "Inventories")
@RolesAllowed(Role.CALLER)
public class InventoriesResource {
  private static final String CSV = InventoryFiles.CSV;
  private static final String XLSX = InventoryFiles.XLSX;
  private static final int LONGEST_NAME = 200;

  private final DecisionService decisions;
  private final Vocabulary vocabulary;
  private final Inventories inventories;
  private final Mappings mappings;
  private final SandboxEvaluator evaluator;
  private final Spool spool;
  private final Bulk bulk;
  private final SecurityIdentity who;
  private final ObjectMapper json;

  InventoriesResource(
      DecisionService decisions,
      Vocabulary vocabulary,
      Inventories inventories,
      Mappings mappings,
      SandboxEvaluator evaluator,
      Spool spool,
      Bulk bulk,
      SecurityIdentity who,
      ObjectMapper json) {
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.inventories = inventories;
    this.mappings = mappings;
    this.evaluator = evaluator;
    this.spool = spool;
    this.bulk = bulk;
    this.who = who;
    this.json = json;
  }

  @POST
  @Blocking
  @Consumes({CSV, XLSX, BatchResource.LINES})
  @Produces({BatchResource.LINES, MediaType.APPLICATION_JSON, CSV, XLSX})
  @Operation(
      operationId = "decideInventory",
      summary = "Every row of a file decided on a day, in their order")
  @RequestBody(
      required = true,
      description =
          "CSV (any encoding, named in charset or found out), a workbook, or one JSON object a line",
      content = {
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = BatchResource.LINES, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "200",
      description =
          "Inventory-Rows says how many rows there are, Inventory-Id under which they are kept. A row has its outcome, the clauses that decide and its open facts, or its problem.",
      content = {
        @Content(
            mediaType = BatchResource.LINES,
            schema = @Schema(implementation = RowAnswer.class)),
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  public Response decide(
      InputStream body,
      @Parameter(description = "Id of a mapping; left out where columns are named as facts are.")
          @RestQuery
          String mapping,
      @Parameter(description = "The day asked about; today (UTC) if left out.") @RestQuery
          String asOf,
      @Parameter(description = "Ids with commas between them; all if left out.") @RestQuery
          String instruments,
      @Parameter(description = "What the inventory is called where it is kept.") @RestQuery
          String name,
      @Context HttpHeaders headers,
      @Context RoutingContext route) {
    Form form = Forms.wanted(headers);
    LocalDate day = asOf == null ? decisions.today() : Body.day("asOf", asOf);
    List<String> named = Instruments.listed(instruments);
    Asked.answered(
        () -> {
          decisions.known(named);
          return named;
        },
        id -> "instruments");
    Mapping by = mapping == null ? null : mapping(mapping);
    String called = name == null || name.isBlank() ? "Inventory" : name.strip();
    if (called.length() > LONGEST_NAME) {
      throw ProblemException.at(
          "name", Code.VALUE_NOT_ALLOWED, "name has at most " + LONGEST_NAME + " characters.");
    }
    Spool.File file = spool.take(body);
    boolean begun = false;
    try {
      InventoryFile read = InventoryFiles.read(file, headers.getMediaType());
      FactsOfRows facts = facts(read, by);
      About about = about(called, read, by, day, named);
      RowDecider decider = new RowDecider(decisions, vocabulary, facts, day, named);
      if (inventories.areKept()) {
        inventories.begin(about);
      }
      Response.ResponseBuilder answer =
          Response.ok(
                  Streamed.of(
                      route,
                      out -> {
                        try (file) {
                          write(read, decider, about, form, out);
                        }
                      }))
              .type(form.mediaType())
              .header("Inventory-Rows", read.rows());
      if (about.id() != null) {
        answer.header("Inventory-Id", about.id());
      }
      if (about.encoding() != null) {
        answer.header("Inventory-Encoding", about.encoding());
      }
      begun = true;
      return answer.build();
    } catch (UnreadableFileException e) {
      throw InventoryFiles.unreadable(e.getMessage());
    } finally {
      if (!begun) {
        file.path().toFile().delete();
      }
    }
  }

  private Mapping mapping(String id) {
    return mappings
        .find(id)
        .orElseThrow(
            () ->
                ProblemException.at(
                    "mapping",
                    Code.VALUE_NOT_ALLOWED,
                    "There is no mapping of that id. GET /v1/mappings lists them."));
  }

  private FactsOfRows facts(InventoryFile file, Mapping by) {
    if (by != null) {
      return new MappingRun(by, evaluator);
    }
    PlainFacts plain = new PlainFacts(vocabulary);
    if (plain.read(file.columns()).isEmpty()) {
      throw new ProblemException(
          Code.MAPPING_FAILS, "No column of the file is named as a fact is: name a mapping.");
    }
    return plain;
  }

  private About about(
      String name, InventoryFile file, Mapping by, LocalDate day, List<String> named) {
    List<String> notRead =
        by == null ? new PlainFacts(vocabulary).notRead(file.columns()) : List.of();
    return new About(
        inventories.areKept() ? Generators.timeBasedEpochGenerator().generate().toString() : null,
        name,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        Asker.of(who),
        day,
        named,
        by == null ? null : by.id(),
        by == null ? null : by.version(),
        decisions.policyVersion(),
        file.columns(),
        notRead,
        file.encoding() == null ? null : file.encoding().name(),
        file.rows(),
        !inventories.areKept());
  }

  private void write(
      InventoryFile file, RowDecider decider, About about, Form form, OutputStream out)
      throws IOException {
    AnswerWriter writer = form.writer(json, out, about);
    try (Rows rows = file.open()) {
      bulk.inOrder()
          .run(
              new Parts(rows),
              part -> CompletableFuture.completedFuture(answered(decider, part)),
              answers -> {
                if (about.id() != null) {
                  inventories.add(about.id(), answers);
                }
                writer.write(answers);
                writer.flush();
              });
    }
    if (about.id() != null) {
      inventories.end(about.id());
    }
    writer.close(); // never after a failure: it would look as if it were whole
  }

  /** What a mapping cannot be asked now, its rows cannot be answered; those of other parts may. */
  private static List<RowAnswer> answered(RowDecider decider, List<Row> part) {
    try {
      return decider.answer(part);
    } catch (RuntimeException e) {
      Problem problem = LineProblems.of(e);
      RowProblem told = RowProblem.of(problem.code(), problem.detail());
      return part.stream()
          .map(row -> new RowAnswer(row.number(), null, null, told, row.cells(), null))
          .toList();
    }
  }
}
