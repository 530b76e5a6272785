package dev.clausewise.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A decision as it was recorded.
 *
 * @param log origin of its log
 * @param index in it
 * @param facts as stated; null if they were erased
 * @param verdicts outcomes, findings and obligations by name
 * @param answer digest of the answer as it was sent, without its receipt, by RFC 8785
 */
@RegisterForReflection
public record Recorded(
    String id,
    String time,
    String asOf,
    String outcome,
    boolean determined,
    List<String> instruments,
    String engine,
    String by,
    String policyVersion,
    String softwareVersion,
    String log,
    long index,
    boolean factsErased,
    @JsonRawValue String facts,
    @JsonRawValue String verdicts,
    String answer,
    @JsonInclude(JsonInclude.Include.NON_NULL) Receipt receipt) {

  /** Whether some of its facts are kept as hashes, so that nobody can decide it again. */
  public boolean hasHashes() {
    return facts != null && facts.contains("\"" + Hashed.MARK);
  }
}
