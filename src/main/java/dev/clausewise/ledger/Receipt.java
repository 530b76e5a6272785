package dev.clausewise.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The proof that an answer is in the ledger. The leaf at the index is SHA-256 over a zero byte and
 * the record; the path leads from it to the root that the checkpoint signs (RFC 9162, 2.1.3). The
 * record names the digest of the salt and the facts, and that of the answer without its receipt.
 *
 * @param record the leaf's text, byte for byte
 * @param facts as recorded, by RFC 8785
 * @param salt 64 hexadecimal digits
 * @param index of the leaf, from 0
 * @param inclusion hashes from the leaf upwards, base64
 * @param checkpoint signed note (C2SP tlog-checkpoint)
 */
@RegisterForReflection
public record Receipt(
    String record,
    @JsonInclude(JsonInclude.Include.NON_NULL) String facts,
    @JsonInclude(JsonInclude.Include.NON_NULL) String salt,
    long index,
    List<String> inclusion,
    String checkpoint) {}
