package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.vocabulary.FactsSchema;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Makes one self-contained OpenAPI document: the facts are described by the vocabulary, what all
 * requests have in common is said here once, and the schemas that Kogito refers to in files of its
 * own become schemas of the document.
 */
@OpenApiFilter(stages = RunStage.BOTH)
public class OneDocument implements OASFilter {
  private static final String COMPONENTS = "#/components/schemas/";

  /** Addresses that come after what they give access to. */
  private static final List<String> ACCESS =
      List.of("/v1/access", "/v1/keys", "/v1/session", "/login");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    document.getComponents().addSchema("Facts", schema(FactsSchema.ofStated(Vocabulary.load())));
    document.getComponents().addSchema("Problem", problem());
    document.getComponents().addSchema("ModelInput", input());
    document.getComponents().addSchema("ModelOutput", output());
    condition(document.getComponents());
    ApiExamples examples = ApiExamples.read();
    for (Map.Entry<String, PathItem> path : document.getPaths().getPathItems().entrySet()) {
      for (Operation operation : path.getValue().getOperations().values()) {
        if (path.getKey().startsWith("/v1/") && operation.getRequestBody() != null) {
          jsonRequest(operation);
        }
        if (operation.getRequestBody() != null) {
          local(operation.getRequestBody().getContent());
        }
        examples.addTo(operation);
        if (operation.getResponses() != null) {
          operation.getResponses().getAPIResponses().values().forEach(r -> local(r.getContent()));
        }
      }
    }
    oursFirst(document);
  }

  /** What the document is read for stands before the many addresses that are generated. */
  private static void oursFirst(OpenAPI document) {
    Paths sorted = OASFactory.createPaths();
    Set<String> tags = new LinkedHashSet<>();
    document.getPaths().getPathItems().entrySet().stream()
        .sorted(Comparator.comparingInt(path -> rank(path.getKey())))
        .forEach(
            path -> {
              sorted.addPathItem(path.getKey(), path.getValue());
              path.getValue().getOperations().values().forEach(o -> tags.addAll(tagsOf(o)));
            });
    document.setPaths(sorted);
    if (document.getTags() != null) {
      List<String> order = List.copyOf(tags);
      document.setTags(
          document.getTags().stream()
              .sorted(Comparator.comparingInt(tag -> order.indexOf(tag.getName())))
              .toList());
    }
  }

  private static List<String> tagsOf(Operation operation) {
    return operation.getTags() == null ? List.of() : operation.getTags();
  }

  private static int rank(String address) {
    if (ACCESS.stream().anyMatch(address::startsWith)) {
      return 1;
    }
    return address.startsWith("/v1/") ? 0 : 2;
  }

  /** What all requests with a body have in common; a resource says only the schema of its own. */
  private static void jsonRequest(Operation operation) {
    operation.getRequestBody().setRequired(true);
    operation.getResponses().addAPIResponse("422", refused());
  }

  /** What is kept as JSON is described by what it says, and not by the library that keeps it. */
  private static void condition(Components components) {
    components.removeSchema("JsonNode");
    components.removeSchema("JsonNodeType");
    components.addSchema(
        "Condition",
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .description(
                "A condition on facts: by the name of a fact a value, a list of values or bounds; all of them hold. Under all, any or not stand further conditions.")
            .additionalPropertiesBoolean(true));
    Schema coverage = components.getSchemas().get("Coverage");
    if (coverage != null) {
      coverage.addProperty("governs", OASFactory.createSchema().ref(COMPONENTS + "Condition"));
    }
  }

  private static Schema problem() {
    Schema error =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .addProperty("pointer", text().description("JSON pointer into the request"))
            .addProperty("code", text())
            .addProperty("detail", text())
            .addProperty("where", where());
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("A problem detail (RFC 9457) with a stable code.")
        .addProperty("type", text().format("uri"))
        .addProperty("title", text())
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", text())
        .addProperty("code", text())
        .addProperty(
            "errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(error));
  }

  private static Schema where() {
    Schema whole = OASFactory.createSchema().addType(Schema.SchemaType.INTEGER);
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("A place in the model that the pointer leads to, as far as it is known")
        .addProperty("decision", text())
        .addProperty("id", text())
        .addProperty("row", whole)
        .addProperty("cell", whole)
        .addProperty("line", whole)
        .addProperty("column", whole);
  }

  private static APIResponse refused() {
    return OASFactory.createAPIResponse()
        .description("Facts, a day or an instrument that there are not; nothing was decided")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref(COMPONENTS + "Problem"))));
  }

  private static void local(Content content) {
    if (content == null) {
      return;
    }
    content
        .getMediaTypes()
        .values()
        .forEach(
            media -> {
              Schema schema = media.getSchema();
              if (schema != null
                  && schema.getRef() != null
                  && schema.getRef().startsWith("/refs/")) {
                boolean in = schema.getRef().endsWith("/InputSet");
                media.setSchema(
                    OASFactory.createSchema()
                        .ref(COMPONENTS + (in ? "ModelInput" : "ModelOutput")));
              }
            });
  }

  private static Schema input() {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("The use case that one model is evaluated on.")
        .addProperty("facts", OASFactory.createSchema().ref(COMPONENTS + "Facts"))
        .addProperty("asOf", day());
  }

  private static Schema output() {
    Schema finding =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .addProperty("clause", text())
            .addProperty("effect", text())
            .addProperty("condition", text());
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description(
            "The use case, every derived fact by its name, and the findings: the rows that fired.")
        .addProperty("facts", OASFactory.createSchema().ref(COMPONENTS + "Facts"))
        .addProperty("asOf", day())
        .addProperty(
            "Findings", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(finding));
  }

  private static Schema day() {
    return text().format("date");
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }

  /** The parts of JSON Schema that the vocabulary uses. */
  private static Schema schema(JsonNode json) {
    Schema schema = OASFactory.createSchema();
    if (json.has("type")) {
      schema.addType(Schema.SchemaType.valueOf(json.get("type").asText().toUpperCase(Locale.ROOT)));
    }
    if (json.has("description")) {
      schema.description(json.get("description").asText());
    }
    if (json.has("format")) {
      schema.format(json.get("format").asText());
    }
    if (json.has("pattern")) {
      schema.pattern(json.get("pattern").asText());
    }
    if (json.has("minimum")) {
      schema
          .minimum(json.get("minimum").decimalValue())
          .maximum(json.get("maximum").decimalValue());
    }
    if (json.has("minItems")) {
      schema.minItems(json.get("minItems").asInt());
    }
    if (json.has("items")) {
      schema.items(schema(json.get("items")));
    }
    if (json.has("enum")) {
      List<Object> values = new ArrayList<>();
      json.get("enum").forEach(v -> values.add(v.asText()));
      schema.enumeration(values);
    }
    json.path("properties")
        .properties()
        .forEach(p -> schema.addProperty(p.getKey(), schema(p.getValue())));
    if (json.path("additionalProperties").isBoolean()
        && !json.path("additionalProperties").booleanValue()) {
      schema.additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    }
    return schema;
  }
}
