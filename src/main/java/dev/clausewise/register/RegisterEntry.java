package dev.clausewise.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The YAML shape of a register entry: values by the day they begin, with the reference of each. */
@RegisterForReflection
record RegisterEntry(
    String id,
    String title,
    String issuer,
    String kind,
    String jurisdiction,
    String url,
    String summary,
    List<VersionEntry> versions,
    @JsonProperty("open_questions") List<String> openQuestions,
    List<ClauseEntry> clauses) {

  private static final Set<String> EFFECTS =
      Set.of("prohibits", "permits", "permits_if", "requires", "recommends", "scope", "fact");
  private static final Set<String> READ_IN = Set.of("primary", "secondary", "memory");
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .registerModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  static Instrument read(String path, InputStream yaml) throws IOException {
    try {
      return YAML.readValue(yaml, RegisterEntry.class).instrument();
    } catch (JsonProcessingException | IllegalStateException e) {
      throw new IllegalStateException(path + ": " + e.getMessage(), e);
    }
  }

  private Instrument instrument() {
    require(id != null && title != null && url != null, "an instrument needs id, title and url");
    require(clauses != null && !clauses.isEmpty(), "an instrument needs clauses");
    Map<String, Clause> byId = new LinkedHashMap<>();
    for (ClauseEntry entry : clauses) {
      require(
          byId.put(entry.id(), entry.clause()) == null, "clause " + entry.id() + " stands twice");
    }
    byId.values()
        .forEach(
            c ->
                c.defeats()
                    .forEach(
                        d ->
                            require(
                                byId.containsKey(d),
                                "clause " + c.id() + " defeats " + d + ", which is not there")));
    return new Instrument(
        id,
        title,
        issuer,
        kind,
        jurisdiction,
        url,
        summary,
        versions == null
            ? List.of()
            : versions.stream()
                .map(v -> new Instrument.Version(v.label(), v.from(), v.to(), v.note()))
                .toList(),
        openQuestions == null ? List.of() : openQuestions,
        byId);
  }

  private static void require(boolean held, String otherwise) {
    if (!held) {
      throw new IllegalStateException(otherwise);
    }
  }

  @RegisterForReflection
  record VersionEntry(String label, LocalDate from, LocalDate to, String note) {}

  @RegisterForReflection
  record ValueEntry(String text) {}

  @RegisterForReflection
  record Reference(String title, String href) {}

  @RegisterForReflection
  record Metadata(
      Map<LocalDate, List<Reference>> reference,
      @JsonProperty("read_in") String readIn,
      @JsonProperty("turns_on") String turnsOn) {}

  /** A clause: its text by the day it begins; the day of a null is the day on which it ends. */
  @RegisterForReflection
  record ClauseEntry(
      String id,
      String effect,
      Map<LocalDate, ValueEntry> values,
      Metadata metadata,
      Map<String, String> conditions,
      Map<String, String> doubts,
      List<String> defeats,
      @JsonProperty("non_deciding") String nonDeciding) {

    Clause clause() {
      require(
          EFFECTS.contains(effect), "clause " + id + " has an effect that there is not: " + effect);
      require(values != null && !values.isEmpty(), "clause " + id + " needs a dated text");
      TreeMap<LocalDate, ValueEntry> byDay = new TreeMap<>(values);
      LocalDate from = byDay.firstKey();
      require(byDay.firstEntry().getValue() != null, "clause " + id + " begins with no text");
      LocalDate to = byDay.lastEntry().getValue() == null ? byDay.lastKey() : null;
      require(
          byDay.size() == (to == null ? 1 : 2),
          "clause " + id + " has more than one text: give each its own clause id");
      require(
          metadata != null && READ_IN.contains(metadata.readIn()),
          "clause " + id + " does not say where it was read");
      require(
          metadata.reference() != null
              && metadata.reference().get(from) != null
              && !metadata.reference().get(from).isEmpty(),
          "clause " + id + " has no reference for " + from);
      Reference reference = metadata.reference().get(from).get(0);
      return new Clause(
          id,
          effect,
          from,
          to,
          byDay.firstEntry().getValue().text(),
          reference.title(),
          reference.href(),
          metadata.readIn(),
          metadata.turnsOn(),
          conditions == null ? Map.of() : conditions,
          doubts == null ? Map.of() : doubts,
          defeats == null ? List.of() : defeats,
          nonDeciding);
    }
  }
}
