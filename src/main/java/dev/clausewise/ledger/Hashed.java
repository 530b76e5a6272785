package dev.clausewise.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.ExactJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps some facts as keyed hashes: who has the key can tell whether a value that they know was
 * meant, and nobody can read it. The key is no part of the database.
 */
final class Hashed {
  /** What the value of such a fact begins with, in place of one of the vocabulary. */
  static final String MARK = "hmac-sha256:";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_KEY = 32;
  private static final ObjectMapper JSON = ExactJson.mapper();

  private final List<String> names;
  private final SecretKeySpec key;

  /**
   * @param names of the facts
   * @throws IllegalArgumentException if the key has fewer than 32 bytes
   */
  Hashed(List<String> names, byte[] key) {
    if (key.length < LEAST_KEY) {
      throw new IllegalArgumentException("a key has at least " + LEAST_KEY + " bytes");
    }
    this.names = List.copyOf(names);
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * @param facts by RFC 8785
   * @return the same with the hashes
   */
  String of(String facts) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(facts);
      for (String name : names) {
        JsonNode value = json.get(name);
        if (value != null && !value.isNull()) {
          json.put(name, hash(name, value.toString()));
        }
      }
      return CanonicalFacts.canonical(json.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no facts", e);
    }
  }

  /** The name is hashed too: the same value of another fact has another hash. */
  private String hash(String name, String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal((name + "=" + value).getBytes(StandardCharsets.UTF_8));
      return MARK + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
