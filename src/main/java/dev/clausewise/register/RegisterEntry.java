package dev.clausewise.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    List<CoverageEntry> coverage,
    @JsonProperty("not_encoded") List<PartEntry> notEncoded,
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
    require(
        coverage != null && !coverage.isEmpty(),
        "it has no coverage: say what it governs, and which of it its clauses decide");
    List<Coverage> covered = coverage.stream().map(CoverageEntry::coverage).toList();
    List<NotEncoded> parts =
        notEncoded == null ? List.of() : notEncoded.stream().map(PartEntry::part).toList();
    require(
        byId.put(Instrument.NOT_ENCODED, notEncoded(covered.get(0).from(), parts)) == null,
        "clause " + Instrument.NOT_ENCODED + " is made of not_encoded");
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
        covered,
        parts,
        byId);
  }

  /** What a row cites where it says that there is more in the text than clauses here. */
  private Clause notEncoded(LocalDate from, List<NotEncoded> parts) {
    Map<String, String> doubts = new LinkedHashMap<>();
    for (NotEncoded part : parts) {
      require(
          doubts.put(
                  part.id(),
                  "Not encoded here: " + part.says() + " (" + part.citation() + "). Read it there.")
              == null,
          "what is not encoded stands twice: " + part.id());
    }
    String all =
        parts.stream()
            .map(p -> p.says() + " (" + p.citation() + ")")
            .collect(Collectors.joining("; "));
    require(
        doubts.put(
                Instrument.ANY_PART,
                "No clause here decides this kind of use."
                    + (all.isEmpty() ? "" : " Not encoded: " + all + ".")
                    + " Read the text.")
            == null,
        "no part is called " + Instrument.ANY_PART);
    return new Clause(
        Instrument.NOT_ENCODED,
        "scope",
        from,
        null,
        parts.isEmpty()
            ? "Uses that nobody has read this text for."
            : "The text has parts that are not encoded here: "
                + parts.stream().map(NotEncoded::says).collect(Collectors.joining("; "))
                + ".",
        parts.isEmpty() ? title : parts.get(0).citation(),
        parts.isEmpty() || parts.get(0).url() == null ? url : parts.get(0).url(),
        "primary",
        null,
        null,
        "whether the use is of the subjects that the clauses decide",
        Map.of(),
        doubts,
        List.of(),
        null);
  }

  /** A copy is there for everybody: a path or an address of one network is none. */
  private static void requireCopy(String archived, String of) {
    if (archived != null) {
      String otherwise = of + " is archived at an address that begins with https://";
      try {
        URI address = new URI(archived);
        require("https".equals(address.getScheme()) && address.getHost() != null, otherwise);
      } catch (URISyntaxException e) {
        throw new IllegalStateException(otherwise, e);
      }
    }
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
  record CoverageEntry(
      LocalDate from,
      LocalDate to,
      JsonNode governs,
      Map<String, List<String>> decides,
      Map<String, List<String>> leaves) {
    Coverage coverage() {
      require(from != null, "a coverage begins on a day");
      require(decides != null && !decides.isEmpty(), "a coverage decides something");
      Map<String, List<String>> left = leaves == null ? Map.of() : leaves;
      left.forEach(
          (fact, values) ->
              require(
                  Collections.disjoint(values, decides.getOrDefault(fact, List.of())),
                  "a coverage both decides and leaves a value of " + fact));
      return new Coverage(from, to, governs, decides, left);
    }
  }

  @RegisterForReflection
  record PartEntry(
      String id,
      String says,
      String citation,
      String href,
      @JsonProperty("read_on") LocalDate readOn,
      String archived) {
    NotEncoded part() {
      require(
          id != null && says != null && citation != null,
          "what is not encoded has an id, says what it is and where it stands");
      requireCopy(archived, "the part " + id);
      return new NotEncoded(id, says, citation, href, readOn, archived);
    }
  }

  @RegisterForReflection
  record Reference(
      String title, String href, @JsonProperty("read_on") LocalDate readOn, String archived) {}

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
      requireCopy(reference.archived(), "clause " + id);
      return new Clause(
          id,
          effect,
          from,
          to,
          byDay.firstEntry().getValue().text(),
          reference.title(),
          reference.href(),
          metadata.readIn(),
          reference.readOn(),
          reference.archived(),
          metadata.turnsOn(),
          conditions == null ? Map.of() : conditions,
          doubts == null ? Map.of() : doubts,
          defeats == null ? List.of() : defeats,
          nonDeciding);
    }
  }
}
