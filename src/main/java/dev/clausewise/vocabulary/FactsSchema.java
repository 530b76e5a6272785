package dev.clausewise.vocabulary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The vocabulary as a JSON Schema (2020-12) of a {@code facts} object. */
public final class FactsSchema {
  private static final ObjectMapper JSON = ExactJson.mapper();

  private FactsSchema() {}

  /**
   * A schema that accepts what {@link FactsReader} accepts, save for the calendar and the list of
   * countries.
   */
  public static ObjectNode of(Vocabulary vocabulary) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "https://clausewise.dev/schemas/facts.json");
    schema.put("title", "Facts of an intended use of AI");
    schema.put("description", "A fact that is left out, null or \"unknown\" is unknown.");
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    vocabulary.facts().forEach(fact -> properties.set(fact.name(), property(fact)));
    return schema;
  }

  /**
   * The same for those who generate clients, which make nothing of a value that may be of two
   * kinds: what is unknown is left out.
   */
  public static ObjectNode ofStated(Vocabulary vocabulary) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("description", "Facts of an intended use of AI. What is left out is unknown.");
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (Fact fact : vocabulary.facts()) {
      ObjectNode property = value(fact);
      property.put("description", fact.meaning());
      properties.set(fact.name(), property);
    }
    return schema;
  }

  private static ObjectNode property(Fact fact) {
    ObjectNode property = JSON.createObjectNode();
    property.put("description", fact.meaning());
    ArrayNode anyOf = property.putArray("anyOf");
    anyOf.add(value(fact));
    ArrayNode unknown = anyOf.addObject().putArray("enum");
    unknown.add("unknown").addNull();
    return property;
  }

  private static ObjectNode value(Fact fact) {
    if (!fact.set()) {
      return one(fact);
    }
    ObjectNode value = JSON.createObjectNode();
    value.put("type", "array").put("minItems", 1);
    value.set("items", one(fact));
    return value;
  }

  private static ObjectNode one(Fact fact) {
    ObjectNode one = JSON.createObjectNode();
    switch (fact.type()) {
      case ENUM -> {
        boolean city = fact.cities().isPresent(); // any name of a city will do
        ArrayNode values = one.put("type", "string").putArray(city ? "examples" : "enum");
        fact.allowedValues().forEach(values::add);
        if (city) {
          one.put("minLength", 1).put("maxLength", Cities.LONGEST_TEXT);
        }
      }
      case BOOLEAN -> one.put("type", "boolean");
      case NUMBER ->
          one.put("type", "number")
              .put("minimum", fact.bounds().least())
              .put("maximum", fact.bounds().most());
      case DATE ->
          one.put("type", "string")
              .put("format", "date")
              .put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
      case COUNTRY -> one.put("type", "string").put("pattern", "^[A-Z]{2}$");
      case SUBDIVISION -> one.put("type", "string").put("pattern", Subdivisions.PATTERN);
    }
    return one;
  }
}
