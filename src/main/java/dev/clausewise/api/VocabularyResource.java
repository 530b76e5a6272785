package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.access.Role;
import dev.clausewise.engine.Sources;
import dev.clausewise.vocabulary.City;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.FactsSchema;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.Compressed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/vocabulary")
@Tag(name = "What the policies say")
@RolesAllowed(Role.CALLER)
@OfPolicies
public class VocabularyResource {

  /**
   * A value of an enumerated fact.
   *
   * @param meaning what belongs to it, and what does not
   * @param label what people call it, of a city; left out of others
   * @param spellings texts that are read as it whatever else is said, of a city; left out of others
   * @param subdivision where it is, of a city; left out of others
   */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ValueView(
      String value, String meaning, String label, List<String> spellings, String subdivision) {

    static ValueView of(Fact fact, String value) {
      City city = fact.cities().flatMap(c -> c.city(value)).orElse(null);
      return new ValueView(
          value,
          fact.described().get(value),
          city == null ? null : city.label(),
          city == null ? List.of() : city.spellings(),
          city == null ? null : city.subdivision());
    }
  }

  /** A fact as callers see it. */
  @RegisterForReflection
  public record FactView(
      String name,
      FactType type,
      boolean set,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> allowedValues,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ValueView> values,
      @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal minimum,
      @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal maximum,
      @JsonProperty("default") String byDefault,
      String meaning,
      String question,
      @JsonInclude(JsonInclude.Include.NON_NULL) String unit) {

    static FactView of(Fact fact) {
      return new FactView(
          fact.name(),
          fact.type(),
          fact.set(),
          fact.allowedValues(),
          fact.allowedValues().stream().map(v -> ValueView.of(fact, v)).toList(),
          fact.bounds() == null ? null : fact.bounds().least(),
          fact.bounds() == null ? null : fact.bounds().most(),
          fact.byDefault().map(Default::inWords).orElse("unknown"),
          fact.meaning(),
          fact.question(),
          fact.unit());
    }
  }

  private final List<FactView> facts;
  private final ObjectNode schema;

  VocabularyResource(Vocabulary vocabulary) {
    this.facts = vocabulary.facts().stream().map(FactView::of).toList();
    this.schema = FactsSchema.of(vocabulary);
  }

  @GET
  @Compressed
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "vocabulary", summary = "The facts that a use is described by")
  public List<FactView> facts() {
    return facts;
  }

  @GET
  @Compressed
  @Path("/schema")
  @Produces({"application/schema+json", MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "vocabularySchema",
      summary = "A JSON Schema (2020-12) of the facts of a request")
  @APIResponse(responseCode = "200", description = "The schema")
  public String schema() {
    return schema.toPrettyString();
  }

  @GET
  @Compressed
  @Path("/model")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(
      operationId = "vocabularyModel",
      summary = "The DMN model of the facts, which every instrument's model imports")
  public String model() {
    return new String(Sources.read("dmn/vocabulary.dmn"), StandardCharsets.UTF_8);
  }
}
