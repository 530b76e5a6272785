package dev.clausewise.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.ExactJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts that are kept as keyed hashes. */
class HashedTest {
  private static final String FACTS =
      "{\"actorCountry\":\"US\",\"capability\":[\"face_identification\"],\"personsScanned\":1000,\"similarityThreshold\":\"98.99999999999999999999\",\"useCity\":\"other\"}";

  private static byte[] key(int filled) {
    byte[] key = new byte[32];
    key[0] = (byte) filled;
    return key;
  }

  private static String of(String facts, int key, String... names) {
    return new Hashed(List.of(names), key(key)).of(facts);
  }

  @Test
  void theNamedFactsAreHashedAndNoOthers() throws Exception {
    String hashed = of(FACTS, 1, "useCity", "capability", "similarityThreshold", "timing");
    var json = ExactJson.mapper().readTree(hashed);
    for (String name : List.of("useCity", "capability", "similarityThreshold")) {
      assertTrue(json.path(name).asText().matches("hmac-sha256:[0-9a-f]{64}"), hashed);
    }
    assertEquals("US", json.path("actorCountry").asText());
    assertEquals(1000, json.path("personsScanned").asInt());
    assertFalse(json.has("timing"));
    assertFalse(hashed.contains("face_identification") || hashed.contains("98.99"));
    assertEquals(CanonicalFacts.canonical(hashed), hashed);
  }

  @Test
  void aHashIsOfKeyNameAndValue() {
    String one = of(FACTS, 1, "useCity");
    assertEquals(one, of(FACTS, 1, "useCity"));
    assertNotEquals(one, of(FACTS, 2, "useCity"));
    assertNotEquals(one, of(FACTS.replace("other", "portland_or"), 1, "useCity"));
    String twice = "{\"actorCountry\":\"US\",\"useCountry\":\"US\"}";
    String[] hashes = of(twice, 1, "actorCountry", "useCountry").split("hmac-sha256:");
    assertNotEquals(hashes[1].substring(0, 64), hashes[2].substring(0, 64));
  }

  @Test
  void whatIsUnknownStaysSo() {
    assertEquals("{\"useCity\":null}", of("{\"useCity\":null}", 1, "useCity"));
  }

  @Test
  void aShortKeyIsNone() {
    List<String> names = List.of("useCity");
    assertThrows(IllegalArgumentException.class, () -> new Hashed(names, new byte[31]));
  }
}
