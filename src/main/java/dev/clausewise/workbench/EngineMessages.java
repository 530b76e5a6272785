package dev.clausewise.workbench;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clausewise.engine.reading.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;

/**
 * What the engine says of a model, in the words of DMN and of the model's author. Names of Java and
 * of files are left out, unless the author wrote them.
 */
final class EngineMessages {
  /** Of one decision. */
  private static final int MOST_OF_ONE = 20;

  private static final int MOST = 2_000;
  private static final int LONGEST = 500;

  /** {@code org.example.Name}, {@code java.lang.Name$Inner}, {@code file:/a/b}, {@code /a/b.c}. */
  private static final Pattern INTERNALS =
      Pattern.compile(
          "\\b(?:[a-z_][\\w$]*\\.){2,}[A-Z][\\w$]*(?:@[0-9a-f]+)?|\\b[A-Z]\\w+(?:Exception|Error)\\b|\\bfile:\\S+|(?<![\\w:/.])/(?:[\\w.-]+/)+[\\w.-]*");

  /** How the engine writes the Java type of a value, sometimes without its first letter. */
  private static final Pattern CLASS =
      Pattern.compile("(?:\\bc?lass |\\binterface )?\\b(?:java|org\\.kie)\\.[\\w.$]+");

  private static final Map<String, String> FEEL_TYPES =
      Map.ofEntries(
          Map.entry("java.lang.String", "string"),
          Map.entry("java.math.BigDecimal", "number"),
          Map.entry("java.lang.Boolean", "boolean"),
          Map.entry("java.time.LocalDate", "date"),
          Map.entry("java.time.LocalTime", "time"),
          Map.entry("java.time.OffsetTime", "time"),
          Map.entry("java.time.LocalDateTime", "date and time"),
          Map.entry("java.time.ZonedDateTime", "date and time"),
          Map.entry("java.time.OffsetDateTime", "date and time"),
          Map.entry("java.time.Duration", "days and time duration"),
          Map.entry("java.util.ArrayList", "list"),
          Map.entry("java.util.List", "list"),
          Map.entry("java.util.LinkedHashMap", "context"),
          Map.entry("java.util.HashMap", "context"),
          Map.entry("java.util.Map", "context"));

  /** What Java says of an engine that did not expect a null, or another type. */
  private static final Pattern JAVA =
      Pattern.compile(
          "Cannot invoke \".*?\" because .*? is null|class \\S+ cannot be cast to class .*?(?: \\(.*?\\))?(?= \\(DMN|$)");

  /** Where it means the arguments, the engine names the class of the function. */
  private static final Pattern ARGUMENTS =
      Pattern.compile("Unable to find function '([^'(]*)\\( lass [^)]*\\)'");

  /** How the engine writes a type of a model, or of FEEL. */
  private static final Pattern TYPE =
      Pattern.compile("(?:DMNType\\{ [^{}]* : |Type\\{ )([^{}]*?) \\}");

  private EngineMessages() {}

  /**
   * One message.
   *
   * @param severity {@code info}, {@code warning} or {@code error}
   * @param code the engine's kind of message, such as {@code err-compiling-feel}, or one of ours
   * @param pointer JSON pointer to the text that it is about
   */
  record Message(String severity, String code, String pointer, Place place, String text) {

    /** Of something that stops a decision, which is not the engine's to say. */
    static Message error(String code, String decision, String text) {
      return new Message("error", code, Fault.pointer(0), Place.in(decision), text);
    }

    void write(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField("severity", severity);
      json.writeStringField("code", code);
      json.writeStringField("decision", place.decision());
      json.writeStringField("pointer", pointer);
      write("id", place.id(), json);
      write("row", place.row(), json);
      write("cell", place.cell(), json);
      write("line", place.line(), json);
      write("column", place.column(), json);
      json.writeStringField("text", text);
      json.writeEndObject();
    }

    private static void write(String name, Object value, JsonGenerator json) throws IOException {
      if (value instanceof Integer number) {
        json.writeNumberField(name, number);
      } else if (value instanceof String words) {
        json.writeStringField(name, words);
      }
    }
  }

  /**
   * Messages in the order of the model's decisions.
   *
   * @param leftOut how many more there are
   */
  record Said(List<Message> messages, int leftOut) {}

  /** Each once. */
  static Said of(List<DMNMessage> messages, Places places, Set<String> authors) {
    return of(messages, List.of(), List.of(), List.of(), places, authors);
  }

  /**
   * Each once, twenty of a decision at most.
   *
   * @param results of decisions that were evaluated: what the engine says of an input that a
   *     decision could not use is about that decision
   * @param more that are not the engine's
   * @param order names of the model's decisions
   * @param places of what they are about
   * @param authors texts that the caller wrote
   */
  static Said of(
      List<DMNMessage> messages,
      List<DMNDecisionResult> results,
      List<Message> more,
      List<String> order,
      Places places,
      Set<String> authors) {
    Map<DMNMessage, String> owners = new IdentityHashMap<>();
    results.forEach(d -> d.getMessages().forEach(m -> owners.put(m, d.getDecisionName())));
    Set<Message> distinct = new LinkedHashSet<>();
    for (DMNMessage message : messages) {
      DMNModelInstrumentedBase element = element(message);
      Place place = places.of(element);
      String owner = owners.get(message);
      distinct.add(
          new Message(
              severity(message),
              code(message),
              places.pointer(element),
              owner == null || owner.equals(place.decision()) ? place : Place.in(owner),
              words(message.getText(), authors)));
    }
    distinct.addAll(more);
    return cut(distinct, order);
  }

  private static Said cut(Set<Message> distinct, List<String> order) {
    Map<String, Integer> positions = new HashMap<>();
    order.forEach(name -> positions.putIfAbsent(name, positions.size()));
    List<Message> all = new ArrayList<>(distinct);
    all.sort(
        Comparator.comparing(
            m ->
                positions.getOrDefault(
                    m.place().decision(), m.place().decision() == null ? -1 : order.size())));
    Map<String, Integer> counts = new HashMap<>();
    List<Message> some =
        all.stream()
            .filter(m -> counts.merge(m.place().decision(), 1, Integer::sum) <= MOST_OF_ONE)
            .limit(MOST)
            .toList();
    return new Said(some, all.size() - some.size());
  }

  private static String severity(DMNMessage message) {
    return switch (message.getLevel()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      default -> "info";
    };
  }

  private static String code(DMNMessage message) {
    return message.getMessageType() == null
        ? "engine"
        : message.getMessageType().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the engine ran out of stack or memory and went on as if a value were missing. */
  static boolean exhausted(List<DMNMessage> messages) {
    return messages.stream().anyMatch(m -> exhausted(m.getException()) || eventExhausted(m));
  }

  private static boolean eventExhausted(DMNMessage message) {
    return message.getFeelEvent() != null && exhausted(message.getFeelEvent().getSourceException());
  }

  private static boolean exhausted(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof VirtualMachineError) {
        return true;
      }
    }
    return false;
  }

  /** Null for a message about none. */
  static DMNModelInstrumentedBase element(DMNMessage message) {
    return message.getSourceReference() instanceof DMNModelInstrumentedBase source ? source : null;
  }

  /**
   * @param authors texts that the caller wrote, whose words stay
   */
  static String words(String text, Set<String> authors) {
    String said =
        JAVA.matcher(text == null ? "" : text)
            .replaceAll("a part of it has no value, or one of another type");
    String called = ARGUMENTS.matcher(said).replaceAll("The function '$1' takes no such arguments");
    String named = TYPE.matcher(called).replaceAll("$1");
    String typed = CLASS.matcher(named).replaceAll(m -> Matcher.quoteReplacement(type(m, authors)));
    String words =
        INTERNALS
            .matcher(typed)
            .replaceAll(
                m -> Matcher.quoteReplacement(written(m.group(), authors) ? m.group() : "…"))
            .strip();
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
  }

  private static String type(MatchResult match, Set<String> authors) {
    String name = match.group().replaceFirst("^(?:c?lass |interface )", "");
    String type = FEEL_TYPES.get(name);
    return written(match.group(), authors) || type == null ? match.group() : type;
  }

  private static boolean written(String words, Set<String> authors) {
    return authors.stream().anyMatch(text -> text.contains(words));
  }
}
