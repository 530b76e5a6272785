package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.ledger.Ledger;
import dev.clausewise.ledger.Receipt;
import dev.clausewise.ledger.Records;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For whoever has a receipt; it tells nothing that is not in it. */
@Path("/v1/receipts")
@Tag(name = "The ledger")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ReceiptsResource {
  private static final String TEXTS =
      "A receipt has the texts record and checkpoint, the number index, the list of texts inclusion,"
          + " and may have the texts facts and salt.";

  private final Ledger ledger;

  ReceiptsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Whether a receipt is ours and unchanged.
   *
   * @param wrong what is not so, in words; empty if valid
   */
  @RegisterForReflection
  public record Checked(boolean valid, List<String> wrong) {}

  /**
   * What the receipts of a log are verified with.
   *
   * @param key as C2SP's signed-note writes it
   */
  @RegisterForReflection
  public record Key(String log, String key) {}

  @GET
  @Path("/keys")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "receiptKeys", summary = "The keys that checkpoints are signed with")
  public List<Key> keys() {
    return KeptRecords.of(ledger).heads().stream().map(h -> new Key(h.origin(), h.key())).toList();
  }

  @POST
  @Path("/verify")
  @RequestBodySchema(Receipt.class)
  @Operation(operationId = "verifyReceipt", summary = "Is a receipt ours, and unchanged?")
  public Checked verify(byte[] body) {
    Body request = Body.of(body, "record", "facts", "salt", "index", "inclusion", "checkpoint");
    Records records = KeptRecords.of(ledger);
    JsonNode index = request.path("index");
    if (!index.isIntegralNumber() || !index.canConvertToLong()) {
      throw ProblemException.at("/index", Code.WRONG_TYPE, TEXTS);
    }
    List<String> path = new ArrayList<>();
    for (JsonNode hash : request.path("inclusion")) {
      path.add(hash.asText());
    }
    List<String> wrong =
        records.wrong(
            new Receipt(
                request.text("record", TEXTS),
                request.has("facts") ? request.text("facts", TEXTS) : null,
                request.has("salt") ? request.text("salt", TEXTS) : null,
                index.longValue(),
                path,
                request.text("checkpoint", TEXTS)));
    return new Checked(wrong.isEmpty(), wrong);
  }
}
