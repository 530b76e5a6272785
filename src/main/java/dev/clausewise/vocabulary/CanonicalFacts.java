package dev.clausewise.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Facts as text, one text for one use case (RFC 8785). Read again by a {@link FactsReader} it is
 * the same facts.
 */
public final class CanonicalFacts {
  private static final ObjectMapper JSON = ExactJson.mapper();

  private CanonicalFacts() {}

  /**
   * What was stated; null for a fact that has a default and was stated to be unknown. A number that
   * a double does not hold, as RFC 8785 writes numbers, is not written as another one: see {@link
   * #number}.
   */
  public static String of(Facts facts, Vocabulary vocabulary) {
    Map<String, Object> stated = new TreeMap<>();
    boolean numbers = false;
    for (Map.Entry<String, Object> known : facts.known().entrySet()) {
      if (!facts.follows(known.getKey())) {
        stated.put(known.getKey(), known.getValue());
        numbers |= known.getValue() instanceof BigDecimal;
      }
    }
    for (Fact fact : vocabulary.facts()) {
      boolean unknown =
          fact.byDefault().isPresent()
              && !facts.leftOut().containsKey(fact.name())
              && !facts.known().containsKey(fact.name());
      if (unknown) {
        stated.put(fact.name(), null);
      }
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    stated.forEach((name, value) -> put(json, name, value));
    // Sorted, and of texts without control characters, it is canonical but for its numbers.
    return numbers ? canonical(json.toString()) : json.toString();
  }

  /**
   * The facts that a text by {@link #of} is about.
   *
   * @throws FactsException if the vocabulary has not all of them
   */
  public static Facts read(String canonical, Vocabulary vocabulary) {
    ObjectNode json;
    try {
      json = (ObjectNode) JSON.readTree(canonical);
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IllegalArgumentException("no facts", e);
    }
    for (Fact fact : vocabulary.facts()) {
      JsonNode value = json.get(fact.name());
      if (fact.type() == FactType.NUMBER && value != null && value.isTextual()) {
        json.put(fact.name(), new BigDecimal(value.textValue()));
      }
    }
    return new FactsReader(vocabulary).read(json);
  }

  /**
   * @param json a JSON text
   * @return the same by RFC 8785
   */
  public static String canonical(String json) {
    try {
      return new JsonCanonicalizer(json).getEncodedString();
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  private static void put(ObjectNode json, String name, Object value) {
    if (value == null) {
      json.putNull(name);
    } else if (value instanceof List<?> members) {
      ArrayNode array = json.putArray(name);
      members.forEach(m -> array.add((String) m));
    } else if (value instanceof Boolean truth) {
      json.put(name, truth);
    } else if (value instanceof BigDecimal number) {
      number(json, name, number);
    } else {
      json.put(name, value.toString());
    }
  }

  /** As text where a double is another number: RFC 8785 writes those of IEEE 754 only. */
  private static void number(ObjectNode json, String name, BigDecimal number) {
    double nearest = number.doubleValue();
    boolean exact =
        Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0;
    if (exact) {
      json.put(name, number);
    } else {
      json.put(name, number.toPlainString());
    }
  }
}
