package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactsException;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.JsonPointers;
import dev.clausewise.vocabulary.Vocabulary;
import dev.clausewise.workbench.NewInstrument;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a new instrument is begun from, for the OpenAPI document; and how it is read. All that is
 * wrong with it is said at once.
 */
@Schema(name = "NewInstrument")
record NewInstrumentRequest(
    @Schema(
            required = true,
            description =
                "Capital letters and digits, in two parts or more with - between them: ACME-AUP, US-OR-133.741. Not one that there is.")
        String id,
    @Schema(required = true) String title,
    @Schema(required = true, description = "A provider, or whose law it is") String issuer,
    @Schema(required = true, description = "provider policy, or law") String kind,
    @Schema(
            description =
                "Where it applies: a country (ISO 3166-1) or a part of one (ISO 3166-2); everywhere if it is left out")
        String place,
    @Schema(description = "Services of the vocabulary to which it applies; any if left out")
        List<String> services,
    @Schema(required = true, description = "Its first day") LocalDate from,
    @Schema(required = true, description = "Where its text stands, in words") String citation,
    @Schema(required = true, description = "The address of its text: http or https") String url) {

  private static final int LONGEST = 300;
  private static final Set<String> KINDS = Set.of("provider policy", "law");
  private static final Set<String> MEMBERS =
      Set.of("id", "title", "issuer", "kind", "place", "services", "from", "citation", "url");
  private static final String AT = "/begin";

  /** One request being read. */
  private static final class Reading {
    private final JsonNode json;
    private final Vocabulary vocabulary;
    private final List<Problem.Error> errors = new ArrayList<>();

    Reading(JsonNode json, Vocabulary vocabulary) {
      this.json = json;
      this.vocabulary = vocabulary;
    }

    void wrong(String member, Code code, String detail) {
      errors.add(new Problem.Error(AT + "/" + member, code, detail));
    }

    /** A text of one line that can stand in XML and YAML. */
    String text(String member, String what) {
      JsonNode value = json.path(member);
      if (!value.isTextual()) {
        wrong(member, Code.WRONG_TYPE, member + " is " + what + ".");
        return "";
      }
      String text = value.textValue().strip();
      boolean plain =
          text.codePoints()
              .allMatch(
                  c ->
                      Character.isDefined(c)
                          && !Character.isISOControl(c)
                          && Character.getType(c) != Character.SURROGATE
                          && Character.getType(c) != Character.LINE_SEPARATOR
                          && Character.getType(c) != Character.PARAGRAPH_SEPARATOR);
      if (text.isEmpty()) {
        wrong(member, Code.VALUE_NOT_ALLOWED, member + " is left empty: it is " + what + ".");
      } else if (text.length() > LONGEST || !plain) {
        wrong(
            member,
            Code.VALUE_NOT_ALLOWED,
            member + " is one line of at most " + LONGEST + " characters.");
      }
      return text;
    }

    String id() {
      int before = errors.size();
      String id = text("id", "the id of the instrument");
      if (errors.size() == before && !NewInstrument.isId(id)) {
        wrong(
            "id",
            Code.VALUE_NOT_ALLOWED,
            "An id is capital letters and digits in two parts or more with - between them, such as ACME-AUP or US-OR-133.741, of at most 40 characters.");
      }
      return id;
    }

    String kind() {
      String kind = text("kind", "provider policy or law");
      if (!kind.isEmpty() && !KINDS.contains(kind)) {
        wrong("kind", Code.VALUE_NOT_ALLOWED, "kind is provider policy or law.");
      }
      return kind;
    }

    List<String> services() {
      JsonNode list = json.path("services");
      List<String> services = new ArrayList<>();
      if (list.isMissingNode() || list.isNull()) {
        return services;
      }
      if (!list.isArray()) {
        wrong("services", Code.WRONG_TYPE, "services is a list of services of the vocabulary.");
        return services;
      }
      List<String> known = known(vocabulary);
      for (int i = 0; i < list.size(); i++) {
        String service = list.get(i).asText();
        if (!known.contains(service)) {
          wrong(
              "services/" + i,
              Code.VALUE_NOT_ALLOWED,
              "There is no such service. GET /v1/vocabulary lists them.");
        } else if (!services.contains(service)) {
          services.add(service);
        }
      }
      if (services.size() == known.size()) {
        wrong("services", Code.VALUE_NOT_ALLOWED, "Leave services out for any service.");
      }
      return services;
    }

    /** A country or a part of one, as the vocabulary takes it. */
    NewInstrument.Place place() {
      if (json.path("place").isMissingNode() || json.path("place").isNull()) {
        return null;
      }
      String place = json.path("place").asText();
      boolean part = place.contains("-");
      String fact = part ? "useSubdivision" : "useCountry";
      ObjectNode facts = JsonNodeFactory.instance.objectNode().put(fact, place);
      try {
        new FactsReader(vocabulary).read(facts);
      } catch (FactsException e) {
        wrong("place", Code.VALUE_NOT_ALLOWED, e.getMessage());
      }
      if (place.equals("unknown")) {
        wrong("place", Code.VALUE_NOT_ALLOWED, "Leave place out for an instrument of no place.");
      }
      return new NewInstrument.Place(fact, place, elsewhere(place, part));
    }

    private static String elsewhere(String place, boolean part) {
      if (part) {
        return place.equals("US-WY") ? "US-CA" : "US-WY";
      }
      return place.equals("US") ? "FR" : "US";
    }

    LocalDate from() {
      String text = json.path("from").asText();
      if (!json.path("from").isTextual() || !FactsReader.looksLikeADay(text)) {
        wrong("from", Code.WRONG_TYPE, "from is the first day, such as \"2026-07-01\".");
        return FactsReader.FIRST_DAY;
      }
      try {
        LocalDate from = FactsReader.readDay(text);
        if (from.equals(FactsReader.FIRST_DAY)) {
          wrong("from", Code.DATE_OUT_OF_RANGE, "There is no day before " + from + " to compare.");
        }
        return from;
      } catch (DateTimeParseException e) {
        wrong("from", Code.DATE_OUT_OF_RANGE, FactsReader.dayDetail(text));
        return FactsReader.FIRST_DAY;
      }
    }

    String url() {
      String url = text("url", "the address of the text");
      if (!url.isEmpty() && !isAddress(url)) {
        wrong("url", Code.VALUE_NOT_ALLOWED, "url begins with https:// or http://.");
      }
      return url;
    }

    private static boolean isAddress(String text) {
      try {
        URI uri = new URI(text);
        return uri.getHost() != null && text.matches("https?://.*");
      } catch (URISyntaxException e) {
        return false;
      }
    }
  }

  /** The services that a request may name. */
  static List<String> known(Vocabulary vocabulary) {
    return vocabulary.fact("service").map(Fact::allowedValues).orElseThrow();
  }

  /**
   * @throws ProblemException that points at each thing that is wrong
   */
  static NewInstrument read(JsonNode json, Vocabulary vocabulary) {
    if (!json.isObject()) {
      throw ProblemException.at(
          AT, Code.WRONG_TYPE, "begin describes a new instrument: " + described() + ".");
    }
    Reading reading = new Reading(json, vocabulary);
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                reading.errors.add(
                    new Problem.Error(
                        JsonPointers.below(AT, name),
                        Code.UNKNOWN_FACT,
                        "begin may have " + described() + "."));
              }
            });
    NewInstrument instrument =
        new NewInstrument(
            reading.id(),
            reading.text("title", "what the instrument is called"),
            reading.text("issuer", "the provider, or whose law it is"),
            reading.kind(),
            reading.services(),
            reading.place(),
            reading.from(),
            reading.text("citation", "where its text stands, in words"),
            reading.url());
    if (!reading.errors.isEmpty()) {
      Problem.Error first = reading.errors.get(0);
      throw new ProblemException(Problem.of(Code.of(first.code()), first.detail(), reading.errors));
    }
    return instrument;
  }

  private static String described() {
    return String.join(", ", new TreeSet<>(MEMBERS));
  }
}
