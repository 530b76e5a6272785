package dev.clausewise.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.decision.CitedFinding;
import dev.clausewise.decision.CitedObligation;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.PreparedJson;
import dev.clausewise.decision.Texts;
import dev.clausewise.decision.Verdict;
import dev.clausewise.engine.Outcome;
import dev.clausewise.ledger.log.Hashes;
import dev.clausewise.vocabulary.ExactJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of an answer, and what its leaf commits to. Members are written in the order of
 * their names, as RFC 8785 has them: a tree that is sorted afterwards took longer than the
 * decision.
 */
final class Kept {
  private static final ObjectMapper CANONICAL =
      ExactJson.canonical().registerModule(new PreparedJson(ExactJson.canonical()));
  private static final JsonFactory JSON = new JsonFactory();

  /** Verdicts and findings by name: a thousand of the first and all of the second. */
  private static final Texts BY_NAME = new Texts(2L << 20);

  private Kept() {}

  /** The digest of the answer as it is sent, without its receipt, by RFC 8785. */
  static String digestOfAnswer(Decision decision) {
    MessageDigest sha256 = Hashes.sha256();
    // An answer over all instruments has 76 KB, which nobody needs in one piece.
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      CANONICAL.writeValue(out, decision);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Entry.named(sha256.digest());
  }

  /** Writes a JSON object. */
  @FunctionalInterface
  interface Members {
    void to(JsonGenerator json) throws IOException;
  }

  /**
   * @param members in the order of their names
   */
  static String object(Members members) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      members.to(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static byte[] bytes(Members value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      value.to(json);
    }
    return bytes.toByteArray();
  }

  static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void outcomes(JsonGenerator json, List<Outcome> values) throws IOException {
    json.writeArrayFieldStart("possibleOutcomes");
    for (Outcome value : values) {
      json.writeString(value.json());
    }
    json.writeEndArray();
  }

  /**
   * Outcomes, findings and obligations by name, by RFC 8785: what they say in words is in the
   * policies of the version that the record names.
   */
  static String verdicts(Decision decision) {
    return object(json -> verdicts(json, decision, i -> verdict(json, decision.verdicts().get(i))));
  }

  /** Writes one of several. */
  @FunctionalInterface
  interface Member {
    void to(int index) throws IOException;
  }

  static void verdicts(JsonGenerator json, Decision decision, Member verdict) throws IOException {
    strings(json, "notEncoded", decision.notEncoded());
    strings(json, "openFacts", decision.openFacts());
    outcomes(json, decision.possibleOutcomes());
    json.writeArrayFieldStart("verdicts");
    for (int i = 0; i < decision.verdicts().size(); i++) {
      verdict.to(i);
    }
    json.writeEndArray();
  }

  /** Of each verdict what was written before; null for one that was not. */
  static List<SerializableString> again(Decision decision) throws IOException {
    List<SerializableString> texts = new ArrayList<>(decision.verdicts().size());
    for (Verdict verdict : decision.verdicts()) {
      texts.add(BY_NAME.again(verdict, v -> bytes(j -> verdict(j, v))));
    }
    return texts;
  }

  /**
   * The digest of {@link #verdicts(Decision)}, which nobody needs in one piece.
   *
   * @param again of the same decision
   */
  static MessageDigest digest(Decision decision, List<SerializableString> again)
      throws IOException {
    MessageDigest sha256 = Hashes.sha256();
    try (JsonGenerator json =
        JSON.createGenerator(new DigestOutputStream(OutputStream.nullOutputStream(), sha256))) {
      json.writeStartObject();
      verdicts(
          json,
          decision,
          i -> {
            if (again.get(i) == null) {
              verdict(json, decision.verdicts().get(i));
            } else {
              json.writeRawValue(again.get(i));
            }
          });
      json.writeEndObject();
    }
    return sha256;
  }

  static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("determined", verdict.determined());
    json.writeArrayFieldStart("findings");
    for (CitedFinding finding : verdict.findings()) {
      json.writeRawValue(BY_NAME.of(finding, f -> bytes(j -> finding(j, f))));
    }
    json.writeEndArray();
    json.writeStringField("instrument", verdict.instrument());
    json.writeArrayFieldStart("obligations");
    for (CitedObligation obligation : verdict.obligations()) {
      json.writeStartObject();
      json.writeBooleanField("certain", obligation.certain());
      json.writeStringField("clause", obligation.clause());
      json.writeStringField("id", obligation.id());
      json.writeEndObject();
    }
    json.writeEndArray();
    strings(json, "openFacts", verdict.openFacts());
    json.writeStringField("outcome", verdict.outcome().json());
    outcomes(json, verdict.possibleOutcomes());
    json.writeEndObject();
  }

  private static void finding(JsonGenerator json, CitedFinding finding) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("certain", finding.certain());
    json.writeStringField("clause", finding.clause());
    CitedFinding.Condition condition = finding.condition();
    if (condition != null) {
      json.writeObjectFieldStart("condition");
      if (condition.id() != null) {
        json.writeStringField("id", condition.id());
      }
      json.writeStringField("status", condition.status());
      json.writeEndObject();
    }
    json.writeStringField("effect", finding.effect());
    json.writeStringField("outcome", finding.outcome().json());
    json.writeNumberField("row", finding.row());
    json.writeEndObject();
  }

  /** The instruments of the verdicts between spaces, as they are searched for. */
  static String instruments(List<Verdict> verdicts) {
    StringBuilder names = new StringBuilder(" ");
    verdicts.forEach(v -> names.append(v.instrument()).append(' '));
    return names.toString();
  }
}
