package dev.clausewise.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.vocabulary.ExactJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files of an {@link NewInstrument instrument that is about to be written}. They stand what the
 * build asks of any instrument, and say of every use that it governs that a person has to look:
 * nothing of the text is encoded until somebody writes it.
 */
final class InstrumentTemplate {
  private static final ObjectMapper JSON = ExactJson.mapper();

  /** The clause that is there to be written over. */
  static final String SAMPLE = "CLAUSE-1";

  private static final String SCOPE = "SCOPE";
  private static final String UNWRITTEN = "to-be-written";

  private final NewInstrument instrument;

  /** A service that it does not govern; null where it governs all. */
  private final String otherService;

  private InstrumentTemplate(NewInstrument instrument, String otherService) {
    this.instrument = instrument;
    this.otherService = otherService;
  }

  /**
   * @param services all that the vocabulary has
   */
  static InstrumentTemplate of(NewInstrument instrument, List<String> services) {
    return new InstrumentTemplate(
        instrument,
        instrument.services().isEmpty()
            ? null
            : services.stream()
                .filter(s -> !instrument.services().contains(s))
                .findFirst()
                .orElseThrow());
  }

  /** The texts beside the model, by {@link PolicyFile#key}. */
  Map<String, String> files() {
    return Map.of(
        PolicyFile.REGISTER.key(), register(),
        PolicyFile.CASES.key(), cases(),
        PolicyFile.INVARIANTS.key(), invariants());
  }

  private String register() {
    return """
    id: %s
    title: %s
    issuer: %s
    kind: %s
    jurisdiction: %s
    url: %s
    summary: "To be written: what it says, in one sentence."
    versions:
      - label: %s
        from: %s
        to: null
    coverage:
      - from: %s
        governs: %s
        decides:
          capability: []
          purpose: []
    not_encoded:
      - {id: whole-text, says: "the whole text, of which no clause has been written yet", citation: %s, href: %s}
    clauses:
    %s%s"""
        .formatted(
            quoted(instrument.id()),
            quoted(instrument.title()),
            quoted(instrument.issuer()),
            quoted(instrument.kind()),
            quoted(instrument.place() == null ? "global" : instrument.place().value()),
            quoted(instrument.url()),
            quoted(instrument.citation()),
            instrument.from(),
            instrument.from(),
            governs(),
            quoted(instrument.citation()),
            quoted(instrument.url()),
            clause(SCOPE, "scope", "To be written: whom and what it governs, and where.", ""),
            clause(
                SAMPLE,
                "prohibits",
                "To be written: the first clause, in words of your own.",
                """
                    doubts:
                      %s: "This clause is a template: nobody has written yet what the text says here."
                """
                    .formatted(UNWRITTEN)));
  }

  private String clause(String id, String effect, String text, String more) {
    return """
      - id: "%s"
        effect: %s
        values:
          %s:
            text: "%s"
        metadata:
          reference:
            %s:
              - title: %s
                href: %s
          read_in: memory
          turns_on: "to be written"
    %s"""
        .formatted(
            id,
            effect,
            instrument.from(),
            text,
            instrument.from(),
            quoted(instrument.citation()),
            quoted(instrument.url()),
            more);
  }

  private String cases() {
    StringBuilder cases =
        new StringBuilder("# yaml-language-server: $schema=../case.schema.json\n");
    cases.append(
        useCase(1, "The day before it is in force", day(-1), governed(), "not_applicable", SCOPE));
    cases.append(
        useCase(
            2,
            "Its first day, while no clause of it is written",
            day(0),
            governed(),
            "review_required",
            SAMPLE + ", NOT-ENCODED"));
    if (instrument.isOfSome()) {
      cases.append(
          useCase(3, "A use that it does not govern", day(0), others(), "not_applicable", SCOPE));
    }
    return cases.toString();
  }

  private String useCase(
      int number,
      String description,
      String day,
      Map<String, String> facts,
      String outcome,
      String clauses) {
    return """
    - id: %s-own-%02d
      description: %s
      asOf: "%s"
      facts: %s
      expected:
        %s: {outcome: %s, clauses: [%s]}
    """
        .formatted(
            lower(), number, description, day, flow(facts), instrument.id(), outcome, clauses);
  }

  private String invariants() {
    return """
    - id: %s-never-milder
      says: "While its clauses are being written, no use that it governs is answered milder than review."
      instrument: %s
      clauses: ["%s"]
      from: %s
      where: %s
      always: [review_required, prohibited]
    - id: %s-no-earlier
      says: "It has no effect before %s."
      instrument: %s
      clauses: ["%s"]
      to: %s
      always: [not_applicable]
    """
        .formatted(
            lower(),
            instrument.id(),
            SAMPLE,
            instrument.from(),
            governs(),
            lower(),
            instrument.from(),
            instrument.id(),
            SCOPE,
            instrument.from());
  }

  /** A condition as invariants state it. */
  private String governs() {
    List<String> parts = new ArrayList<>();
    if (!instrument.services().isEmpty()) {
      parts.add("service: [" + String.join(", ", instrument.services()) + "]");
    }
    if (instrument.place() != null) {
      // Quoted: YAML reads NO as false.
      parts.add(instrument.place().fact() + ": " + quoted(instrument.place().value()));
    }
    return "{" + String.join(", ", parts) + "}";
  }

  /** Facts of a use that it governs. */
  private Map<String, String> governed() {
    Map<String, String> facts = new LinkedHashMap<>();
    if (!instrument.services().isEmpty()) {
      facts.put("service", instrument.services().get(0));
    }
    if (instrument.place() != null) {
      facts.put(instrument.place().fact(), instrument.place().value());
    }
    return facts;
  }

  /** Facts of one that it does not. */
  private Map<String, String> others() {
    Map<String, String> facts = governed();
    if (instrument.place() != null) {
      facts.put(instrument.place().fact(), instrument.place().elsewhere());
    } else {
      facts.put("service", otherService);
    }
    return facts;
  }

  private static String flow(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(e -> e.getKey() + ": " + quoted(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String day(int later) {
    return instrument.from().plusDays(later).toString();
  }

  private String lower() {
    return instrument.id().toLowerCase(Locale.ROOT);
  }

  /** A text of JSON is one of YAML. */
  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** DMN XML, in the form in which the editor writes it. */
  String model() {
    ModelText model = new ModelText(instrument.id(), instrument.title());
    if (instrument.isOfSome()) {
      model.fact("Governed", "Is the use one that the instrument governs?", expression());
    }
    String before = "< date(\"" + instrument.from() + "\")";
    String since = ">= date(\"" + instrument.from() + "\")";
    model.row(before, "-", SCOPE, "scope", "outside", SCOPE + ": before its first day");
    if (instrument.isOfSome()) {
      model.row(
          since, "false", SCOPE, "scope", "outside", SCOPE + ": a use that it does not govern");
    }
    model.row(
        since,
        "true",
        SAMPLE,
        "prohibits",
        "undecided: " + UNWRITTEN,
        SAMPLE + ": TO BE WRITTEN, with the days, facts and effect of the clause");
    model.row(
        since,
        "true",
        "NOT-ENCODED",
        "scope",
        "undecided: any",
        "NOT-ENCODED: every use, until clauses decide some");
    return model.text();
  }

  private String expression() {
    List<String> parts = new ArrayList<>();
    if (!instrument.services().isEmpty()) {
      parts.add(
          "facts.service in ("
              + instrument.services().stream()
                  .map(s -> '"' + s + '"')
                  .collect(Collectors.joining(","))
              + ")");
    }
    if (instrument.place() != null) {
      parts.add("facts." + instrument.place().fact() + " = \"" + instrument.place().value() + '"');
    }
    return String.join(" and ", parts);
  }
}
