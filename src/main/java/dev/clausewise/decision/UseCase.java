package dev.clausewise.decision;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.vocabulary.ExactJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A use case with the verdicts expected of it.
 *
 * @param asOf ISO 8601 date
 * @param facts as in a request
 * @param expected instrument id to what it must answer
 */
@RegisterForReflection
public record UseCase(
    String id, String description, String asOf, JsonNode facts, Map<String, Expected> expected) {

  /**
   * @param outcome as in an answer
   * @param clauses that the answer must cite; null for none in particular
   * @param possible exactly the outcomes that facts left out leave open; null if nothing is said
   * @param missingFacts that an answer would need, in words of whoever expects it; null if none
   * @param ifApplies the outcome if those were as supposed; null if nothing is said
   */
  @RegisterForReflection
  public record Expected(
      String outcome,
      List<String> clauses,
      List<String> possible,
      String note,
      List<String> missingFacts,
      String ifApplies) {}

  private static final ObjectMapper YAML =
      ExactJson.yaml().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Those that come with the application and may expect something of an instrument. */
  public static List<UseCase> about(String instrument) {
    List<UseCase> all = new ArrayList<>();
    for (String path :
        List.of("cases/given.yaml", "cases/" + instrument.toLowerCase(Locale.ROOT) + ".yaml")) {
      try (InputStream yaml = UseCase.class.getClassLoader().getResourceAsStream(path)) {
        all.addAll(yaml == null ? List.of() : read(yaml));
      } catch (IOException e) {
        throw new UncheckedIOException(path, e);
      }
    }
    return all;
  }

  /**
   * @param yaml a list of use cases, as {@code case.schema.json} has it
   */
  public static List<UseCase> read(InputStream yaml) throws IOException {
    return List.of(YAML.readValue(yaml, UseCase[].class));
  }
}
