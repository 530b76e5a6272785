package dev.clausewise.api;

import dev.clausewise.access.Role;
import dev.clausewise.ledger.Head;
import dev.clausewise.ledger.Ledger;
import dev.clausewise.ledger.log.Tile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The logs of the ledger as C2SP tlog-tiles serves one, below the number of each. */
@Path("/v1/ledger/logs")
@Tag(name = "The ledger")
@RolesAllowed(Role.AUDITOR)
public class LogsResource {
  private final Ledger ledger;

  LogsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A proof that one tree is the beginning of another.
   *
   * @param hashes base64
   */
  @RegisterForReflection
  public record Consistency(long from, long to, List<String> hashes) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "logs", summary = "The logs that records are in, with their heads")
  public List<Head> logs() {
    return KeptRecords.of(ledger).heads();
  }

  @GET
  @Path("/{log}/checkpoint")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(operationId = "checkpoint", summary = "The signed head of a log")
  public String checkpoint(@PathParam("log") int log) {
    return found(KeptRecords.of(ledger).head(log).map(Head::checkpoint));
  }

  /** What witnesses say of a checkpoint: the note with their lines. */
  record CosignedCheckpoint(String checkpoint) {}

  @POST
  @Path("/{log}/cosigned")
  @RolesAllowed(Role.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.TEXT_PLAIN)
  @RequestBodySchema(CosignedCheckpoint.class)
  @Operation(
      operationId = "keepCosigned",
      summary = "Keeps a checkpoint of the log that witnesses have signed (tlog-cosignature)")
  public String keepCosigned(@PathParam("log") int log, byte[] body) {
    String note = Body.of(body, "checkpoint").text("checkpoint", "checkpoint is a signed note.");
    KeptRecords.of(ledger);
    try {
      return found(ledger.cosign(log, note));
    } catch (IllegalArgumentException e) {
      throw ProblemException.at("/checkpoint", Code.VALUE_NOT_ALLOWED, e.getMessage());
    }
  }

  @GET
  @Path("/{log}/cosigned")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      operationId = "cosigned",
      summary = "The newest checkpoint of the log that a witness has signed")
  public String cosigned(@PathParam("log") int log) {
    return found(KeptRecords.of(ledger).cosigned(log));
  }

  @GET
  @Path("/{log}/tile/{tile: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(operationId = "tile", summary = "Hashes of the tree, or entries (tlog-tiles)")
  public byte[] tile(@PathParam("log") int log, @PathParam("tile") String path) {
    return path.startsWith("entries/")
        ? found(
            Tile.at("0/" + path.substring("entries/".length()))
                .flatMap(t -> KeptRecords.of(ledger).entries(log, t)))
        : found(Tile.at(path).flatMap(t -> KeptRecords.of(ledger).tile(log, t)));
  }

  @GET
  @Path("/{log}/consistency")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "consistency",
      summary = "The proof that a log of one size is the beginning of that of another")
  public Consistency consistency(
      @PathParam("log") int log, @RestQuery long from, @RestQuery long to) {
    try {
      return new Consistency(from, to, KeptRecords.of(ledger).consistency(log, from, to));
    } catch (IllegalArgumentException e) {
      throw ProblemException.at(
          "", Code.VALUE_NOT_ALLOWED, "from and to are sizes that the log had, the smaller first.");
    }
  }

  private static <T> T found(Optional<T> value) {
    return value.orElseThrow(
        () ->
            new ProblemException(
                Problem.of(Code.NOT_FOUND, "The log has nothing at this address.")));
  }
}
