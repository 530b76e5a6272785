package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.access.Role;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.inventory.InOrder;
import dev.clausewise.inventory.Lines;
import dev.clausewise.vocabulary.FactsReader;
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
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Many uses in one request, each answered as soon as those before it are. */
@Path("/v1/decisions/batch")
@Tag(name = "Deciding")
@RolesAllowed(Role.CALLER)
public class BatchResource {
  static final String LINES = "application/x-ndjson";

  /** Lines that are worked on together; each is an answer of up to a hundred kilobytes. */
  private static final int TOGETHER = 16;

  private static final int LONGEST_ID = 200;

  private final DecisionService decisions;
  private final Deciding deciding;
  private final FactsReader reader;
  private final Bulk bulk;
  private final SecurityIdentity who;
  private final ObjectMapper json;

  BatchResource(
      DecisionService decisions,
      Deciding deciding,
      Vocabulary vocabulary,
      Bulk bulk,
      SecurityIdentity who,
      ObjectMapper json) {
    this.decisions = decisions;
    this.deciding = deciding;
    this.reader = new FactsReader(vocabulary);
    this.bulk = bulk;
    this.who = who;
    this.json = json;
  }

  /** What all lines have in common. */
  record Common(LocalDate asOf, List<String> instruments, boolean brief, String by, String trace) {}

  @POST
  @Blocking
  @Consumes({LINES, "application/jsonl"})
  @Produces(LINES)
  @Operation(
      operationId = "decideBatch",
      summary = "Many uses, one a line; a line of the answer for each, in their order")
  @RequestBody(
      required = true,
      description =
          "One JSON object a line: {\"facts\": {...}, \"id\"?, \"asOf\"?, \"instruments\"?}",
      content = @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(
      responseCode = "200",
      description =
          "A line for each of the request: line, its id, and a decision (with decisionId) or a problem",
      content = @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING)))
  public Response decide(
      InputStream body,
      @Parameter(description = "The day for lines without one; today (UTC) if left out.") @RestQuery
          String asOf,
      @Parameter(
              description = "Ids with commas between them, for lines without any; all if left out.")
          @RestQuery
          String instruments,
      @Parameter(
              description =
                  "full (a decision as of /v1/decisions) or brief (outcome, open facts and the clauses that decide); full if left out.")
          @RestQuery
          String form,
      @Context RoutingContext route) {
    if (form != null && !form.equals("full") && !form.equals("brief")) {
      throw ProblemException.at("form", Code.VALUE_NOT_ALLOWED, "form is full or brief.");
    }
    Common common =
        new Common(
            asOf == null ? decisions.today() : Body.day("asOf", asOf),
            Instruments.listed(instruments),
            "brief".equals(form),
            Asker.of(who),
            Trace.current());
    return Response.ok(Streamed.of(route, out -> answer(body, common, out)), LINES).build();
  }

  void answer(InputStream body, Common common, OutputStream out) throws IOException {
    bulk.inOrder().run(source(body), part -> part(part, common), sink(out));
  }

  static InOrder.Source<List<Lines.Line>> source(InputStream body) {
    Lines lines = new Lines(body, Body.MOST_BYTES);
    return new InOrder.Source<>() {
      @Override
      public List<Lines.Line> next() throws IOException {
        List<Lines.Line> part = new ArrayList<>(TOGETHER);
        do {
          Lines.Line line = lines.next();
          if (line == null) {
            break;
          }
          part.add(line);
        } while (part.size() < TOGETHER && !lines.mayWait());
        return part.isEmpty() ? null : part;
      }

      @Override
      public boolean mayWait() throws IOException {
        return lines.mayWait();
      }
    };
  }

  static InOrder.Sink<byte[]> sink(OutputStream out) {
    return new InOrder.Sink<>() {
      @Override
      public void accept(byte[] lines) throws IOException {
        out.write(lines);
      }

      @Override
      public void flush() throws IOException {
        out.flush();
      }
    };
  }

  private CompletionStage<byte[]> part(List<Lines.Line> lines, Common common) {
    List<CompletableFuture<BatchAnswer>> answers =
        lines.stream().map(line -> answer(line, common)).toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(
            all -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              for (CompletableFuture<BatchAnswer> answer : answers) {
                try {
                  out.write(json.writeValueAsBytes(answer.join()));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                out.write('\n');
              }
              return out.toByteArray();
            });
  }

  private CompletableFuture<BatchAnswer> answer(Lines.Line line, Common common) {
    long began = System.nanoTime();
    JsonNode[] id = new JsonNode[1];
    try {
      if (line.bytes() == null) {
        throw new ProblemException(Code.BODY_TOO_LARGE, "A line is at most 256 KiB.");
      }
      Body request = Body.of(line.bytes(), "id", "facts", "asOf", "instruments");
      id[0] = id(request);
      Asked own = Asked.of(request, reader, common.asOf());
      Asked asked =
          own.instruments().isEmpty()
              ? new Asked(own.facts(), own.asOf(), common.instruments())
              : own;
      return deciding
          .decide(asked, Engine.COMPILED, new Asking(common.by(), began, common.trace()))
          .toCompletableFuture()
          .handle(
              (answer, failure) ->
                  failure != null
                      ? BatchAnswer.of(line.number(), id[0], LineProblems.of(failure))
                      : common.brief()
                          ? BatchAnswer.brief(line.number(), id[0], answer)
                          : BatchAnswer.of(line.number(), id[0], answer));
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(
          BatchAnswer.of(line.number(), id[0], LineProblems.of(e)));
    }
  }

  private static JsonNode id(Body request) {
    if (request.isLeftOut("id")) {
      return null;
    }
    JsonNode id = request.path("id");
    if (!id.isValueNode() || id.asText().length() > LONGEST_ID) {
      throw ProblemException.at(
          "/id",
          Code.WRONG_TYPE,
          "id is a text or a number of at most " + LONGEST_ID + " characters.");
    }
    return id;
  }
}
