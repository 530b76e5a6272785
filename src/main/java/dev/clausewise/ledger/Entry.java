package dev.clausewise.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.decision.Decision;
import dev.clausewise.ledger.log.Hashes;
import dev.clausewise.vocabulary.ExactJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What a leaf of the log says: a JSON object by RFC 8785. It tells of a decision all but its facts
 * and its findings, to which it commits; or that something was erased.
 *
 * @param text the bytes that are hashed, as text
 */
record Entry(String text) {
  static final String DECISION = "decision";
  static final String ERASURE = "erasure";
  static final String RETENTION = "retention";

  /** The form of entries; another one says so. */
  private static final int VERSION = 1;

  private static final ObjectMapper JSON = ExactJson.mapper();

  /**
   * A decision.
   *
   * @param asked ids of the instruments that the request named; empty for all
   * @param by who asked
   * @param software version of the service
   * @param facts digest, as {@link Sealed#digestOfFacts} makes it
   * @param verdicts what is kept of the answer
   */
  static Entry of(
      Decision decision,
      List<String> asked,
      String by,
      String software,
      String facts,
      String answer,
      String verdicts) {
    return new Entry(
        Kept.object(
            json -> {
              json.writeStringField("answer", answer);
              json.writeStringField("asOf", decision.asOf().toString());
              json.writeStringField("by", by);
              json.writeBooleanField("determined", decision.determined());
              json.writeStringField("engine", decision.engine().json());
              json.writeStringField("facts", facts);
              json.writeStringField("id", decision.id().toString());
              if (!asked.isEmpty()) {
                Kept.strings(json, "instruments", asked);
              }
              json.writeStringField("kind", DECISION);
              json.writeStringField("outcome", decision.outcome().json());
              json.writeStringField("policyVersion", decision.policyVersion());
              json.writeStringField("softwareVersion", software);
              json.writeStringField("time", decision.decidedAt().toString());
              json.writeStringField("verdicts", verdicts);
              json.writeNumberField("version", VERSION);
            }));
  }

  /** That the facts of another record were erased. */
  static Entry erasure(UUID id, Instant at, String by, String erased) {
    return new Entry(
        Kept.object(
            json -> {
              json.writeStringField("by", by);
              json.writeStringField("erased", erased);
              json.writeStringField("id", id.toString());
              json.writeStringField("kind", ERASURE);
              json.writeStringField("time", at.toString());
              json.writeNumberField("version", VERSION);
            }));
  }

  /**
   * That the first records of a log were taken away because of their age.
   *
   * @param origin of the log, which may be another than the one this is written to
   * @param records how many of its first ones are no longer kept
   * @param before the moment that they were all recorded before
   */
  static Entry retention(UUID id, Instant at, String origin, long records, Instant before) {
    return new Entry(
        Kept.object(
            json -> {
              json.writeStringField("before", before.toString());
              json.writeStringField("id", id.toString());
              json.writeStringField("kind", RETENTION);
              json.writeStringField("log", origin);
              json.writeNumberField("records", records);
              json.writeStringField("time", at.toString());
              json.writeNumberField("version", VERSION);
            }));
  }

  /**
   * @throws IllegalArgumentException if it is no entry
   */
  static Read read(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      if (json == null || !json.isObject() || !json.path("id").isTextual()) {
        throw new IllegalArgumentException("no entry of the ledger");
      }
      return new Read(new Entry(new String(bytes, StandardCharsets.UTF_8)), json);
    } catch (IOException e) {
      throw new IllegalArgumentException("no entry of the ledger", e);
    }
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An entry with its members. */
  record Read(Entry entry, JsonNode json) {
    String string(String name) {
      return json.path(name).asText(null);
    }

    String id() {
      return string("id");
    }

    String kind() {
      return string("kind");
    }

    String text() {
      return entry.text();
    }

    byte[] hash() {
      return Hashes.leaf(entry.bytes());
    }
  }

  /** {@code sha256:} and 64 hexadecimal digits over the parts. */
  static String digest(byte[]... parts) {
    return named(Hashes.of(parts));
  }

  static String named(byte[] sha256) {
    return "sha256:" + HexFormat.of().formatHex(sha256);
  }
}
