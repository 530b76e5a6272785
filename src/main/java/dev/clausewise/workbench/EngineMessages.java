package dev.clausewise.workbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.NamedElement;

/** What the engine says of a model, in the words of DMN alone. */
final class EngineMessages {
  private static final int MOST = 100;
  private static final int LONGEST = 500;

  /** {@code org.example.Name}, {@code java.lang.Name$Inner}, {@code file:/a/b}, {@code /a/b.c}. */
  private static final Pattern INTERNALS =
      Pattern.compile(
          "(?:class |interface )?\\b(?:[a-z_][\\w$]*\\.){2,}[A-Z][\\w$]*(?:@[0-9a-f]+)?|\\b[A-Z]\\w+(?:Exception|Error)\\b|\\bfile:\\S+|(?<![\\w:/.])/(?:[\\w.-]+/)+[\\w.-]*");

  /** How the engine writes a type of a model, or of FEEL. */
  private static final Pattern TYPE =
      Pattern.compile("(?:DMNType\\{ [^{}]* : |Type\\{ )([^{}]*?) \\}");

  private EngineMessages() {}

  /**
   * One message.
   *
   * @param severity {@code info}, {@code warning} or {@code error}
   * @param code the engine's kind of message, such as {@code err-compiling-feel}
   * @param decision name of the decision or other element it is about; null if there is none
   */
  record Message(String severity, String code, String decision, String text) {
    static Message of(DMNMessage message, String decision) {
      String severity =
          switch (message.getLevel()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            default -> "info";
          };
      String code =
          message.getMessageType() == null
              ? "engine"
              : message.getMessageType().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return new Message(severity, code, decision, words(message.getText()));
    }

    void write(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField("severity", severity);
      json.writeStringField("code", code);
      json.writeStringField("decision", decision);
      json.writeStringField("text", text);
      json.writeEndObject();
    }
  }

  /** Each once, the first hundred. */
  static List<Message> of(List<DMNMessage> messages) {
    return of(messages, List.of());
  }

  /**
   * Each once, the first hundred.
   *
   * @param decisions that were evaluated: what the engine says of an input that a decision could
   *     not use is about that decision
   */
  static List<Message> of(List<DMNMessage> messages, List<DMNDecisionResult> decisions) {
    Map<DMNMessage, String> owners = new IdentityHashMap<>();
    decisions.forEach(d -> d.getMessages().forEach(m -> owners.put(m, d.getDecisionName())));
    Set<Message> distinct = new LinkedHashSet<>();
    for (DMNMessage message : messages) {
      if (distinct.size() < MOST) {
        String owner = owners.get(message);
        distinct.add(Message.of(message, owner == null ? element(message) : owner));
      }
    }
    return List.copyOf(distinct);
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

  /** Name of the decision, or other named part of the diagram, that a message is about. */
  static String element(DMNMessage message) {
    if (!(message.getSourceReference() instanceof DMNModelInstrumentedBase source)) {
      return null;
    }
    for (DMNModelInstrumentedBase s = source; s != null; s = s.getParent()) {
      if (s instanceof DRGElement element) {
        return element.getName();
      }
    }
    return source instanceof NamedElement named ? named.getName() : null;
  }

  static String words(String text) {
    String named = TYPE.matcher(text == null ? "" : text).replaceAll("$1");
    String words = INTERNALS.matcher(named).replaceAll("…").strip();
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
  }
}
