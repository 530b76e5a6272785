package dev.clausewise.diagram.prove;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.Sources;
import dev.clausewise.vocabulary.ExactJson;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * A statement about every use case there can be.
 *
 * @param instruments ids; empty for every instrument
 * @param clauses ids of the clauses that it rests on
 * @param when what the use cases have in common that it is about
 */
public record Invariant(
    String id,
    String says,
    List<String> instruments,
    List<String> clauses,
    Condition when,
    Claim claim) {

  private static final String OF_SEVERAL = "invariants/all.yaml";

  private static final ObjectMapper YAML = ExactJson.yaml();
  private static final Set<String> MEMBERS =
      Set.of(
          "id",
          "says",
          "instrument",
          "instruments",
          "clauses",
          "from",
          "to",
          "where",
          "always",
          "never",
          "cites",
          "never_cites",
          "prohibitions",
          "unknown",
          "never_only");

  /** What is said of them. */
  sealed interface Claim {
    /** The outcome is one of these. */
    record Always(List<Outcome> outcomes) implements Claim {}

    /** The outcome is none of these. */
    record Never(List<Outcome> outcomes) implements Claim {}

    /** A finding of each of these clauses stands. */
    record Cites(List<String> clauses) implements Claim {}

    /** A finding of none of these clauses stands. */
    record NeverCites(List<String> clauses) implements Claim {}

    /**
     * What a row without conditions prohibits is prohibited, unless the use is out of scope or a
     * clause applies that the register makes an exception from it.
     */
    record ProhibitionsStand() implements Claim {}

    /**
     * With a fact unknown and all others known, these are never the only outcomes that remain
     * possible over all the instruments together.
     */
    record NeverOnly(String unknown, List<Outcome> outcomes) implements Claim {}
  }

  /**
   * What is said of some instruments, each alone and several together.
   *
   * @param instruments ids
   * @throws IllegalStateException if one is not of the shape
   */
  public static List<Invariant> load(Collection<String> instruments, Vocabulary vocabulary) {
    return load(
        instruments,
        vocabulary,
        path ->
            Invariant.class.getClassLoader().getResource(path) == null ? null : Sources.read(path));
  }

  /**
   * The same of other files than those on the class path.
   *
   * @param files from path to content; null for one that there is not
   */
  public static List<Invariant> load(
      Collection<String> instruments, Vocabulary vocabulary, Function<String, byte[]> files) {
    List<Invariant> all =
        new ArrayList<>(read(OF_SEVERAL, files.apply(OF_SEVERAL), null, vocabulary));
    for (String id : instruments) {
      String path = path(id);
      byte[] yaml = files.apply(path);
      if (yaml != null) {
        all.addAll(read(path, yaml, id, vocabulary));
      }
    }
    Set<String> ids = new HashSet<>();
    all.forEach(i -> require(ids.add(i.id()), i.id() + " stands twice"));
    return List.copyOf(all);
  }

  private static String path(String instrument) {
    return "invariants/" + instrument.toLowerCase(Locale.ROOT) + ".yaml";
  }

  /**
   * @param of the instrument that all of them are about; null for any
   */
  static List<Invariant> read(String path, byte[] yaml, String of, Vocabulary vocabulary) {
    try {
      List<Invariant> all = new ArrayList<>();
      for (JsonNode json : YAML.readTree(yaml)) {
        String id = json.path("id").asText();
        try {
          Invariant invariant = read(json, vocabulary);
          require(of == null || invariant.instruments().equals(List.of(of)), "is not of " + of);
          all.add(invariant);
        } catch (RuntimeException e) {
          throw new IllegalStateException(path + ": " + id + ": " + e.getMessage(), e);
        }
      }
      return all;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(path + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException(path + " cannot be read", e);
    }
  }

  private static Invariant read(JsonNode json, Vocabulary vocabulary) {
    json.fieldNames()
        .forEachRemaining(name -> require(MEMBERS.contains(name), "has no member " + name));
    require(!json.path("says").asText().isBlank(), "says nothing");
    List<Claim> claims = new ArrayList<>();
    if (json.has("always")) {
      claims.add(new Claim.Always(outcomes(json.get("always"))));
    }
    if (json.has("never")) {
      claims.add(new Claim.Never(outcomes(json.get("never"))));
    }
    if (json.has("cites")) {
      claims.add(new Claim.Cites(strings(json.get("cites"))));
    }
    if (json.has("never_cites")) {
      claims.add(new Claim.NeverCites(strings(json.get("never_cites"))));
    }
    if (json.has("prohibitions")) {
      require(json.get("prohibitions").asText().equals("stand"), "prohibitions: stand");
      claims.add(new Claim.ProhibitionsStand());
    }
    if (json.has("never_only")) {
      claims.add(
          new Claim.NeverOnly(json.path("unknown").asText(), outcomes(json.get("never_only"))));
    }
    require(claims.size() == 1, "makes " + claims.size() + " claims, not one");
    List<String> instruments =
        json.has("instrument")
            ? List.of(json.get("instrument").asText())
            : json.path("instruments").asText().equals("all")
                ? List.of()
                : strings(json.path("instruments"));
    return new Invariant(
        json.path("id").asText(),
        json.path("says").asText(),
        instruments,
        json.has("clauses") ? strings(json.get("clauses")) : List.of(),
        new Condition.All(
            List.of(
                Condition.during(day(json.get("from")), day(json.get("to"))),
                Condition.read(json.get("where"), vocabulary))),
        claims.get(0));
  }

  private static LocalDate day(JsonNode json) {
    return json == null || json.isNull() ? null : LocalDate.parse(json.asText());
  }

  private static List<Outcome> outcomes(JsonNode json) {
    return strings(json).stream().map(o -> Outcome.valueOf(o.toUpperCase(Locale.ROOT))).toList();
  }

  private static List<String> strings(JsonNode json) {
    require(json.isArray() && !json.isEmpty(), "a list of at least one, not " + json);
    List<String> strings = new ArrayList<>();
    json.forEach(s -> strings.add(s.asText()));
    return List.copyOf(strings);
  }

  private static void require(boolean held, String otherwise) {
    if (!held) {
      throw new IllegalStateException(otherwise);
    }
  }
}
