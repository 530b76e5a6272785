package dev.clausewise.attacks;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request of an attack and what became of it.
 *
 * @param name of the attack
 * @param way that it was sent
 * @param sent what was sent, which an answer may repeat
 * @param status 0 without an answer
 * @param body of the answer, or why there was none
 */
record Attempt(String name, String way, String sent, int status, Duration took, String body) {
  /** Classes, stack traces and places of files. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(?:java|javax|jdk|sun|com\\.sun|org\\.kie|org\\.drools|org\\.antlr|io\\.quarkus|com\\.thoughtworks|com\\.fasterxml)(?:\\.[\\w$]+)+"
              + "|\\b(?:dev\\.clausewise)(?!\\.dev)(?:\\.[\\w$]+)+"
              + "|\\b[A-Z]\\w*(?:Exception|Error)\\b|Error id|\\tat "
              + "|(?:file:|jar:|(?<![\\w:/.<])/)(?:root|home|tmp|usr|etc|proc|opt|var|app)/[\\w./-]+|root:x:");

  /** What a model says if it has called a method of Java. */
  private static final String RAN = "method ran";

  boolean isAnswered() {
    return status != 0;
  }

  /** Whether the answer lays it at the door of the service; 503 says that it is busy. */
  boolean isFault() {
    return status >= 500 && status != 503;
  }

  boolean isRefused() {
    return status >= 400 && !isFault();
  }

  boolean ranAMethod() {
    return status == 200 && !sent.contains(RAN) && body.contains(RAN);
  }

  /** What the answer tells of the inside of the service; empty for nothing. */
  String inside() {
    Matcher inside = INSIDE.matcher(isAnswered() ? body : "");
    while (inside.find()) {
      if (!sent.contains(inside.group())) {
        return inside.group();
      }
    }
    return "";
  }

  @Override
  public String toString() {
    String shown = body.length() > 160 ? body.substring(0, 160) + "…" : body;
    return String.format(
        Locale.ROOT,
        "%s, %s: %d in %.1f s: %s",
        name,
        way,
        status,
        took.toMillis() / 1000.0,
        shown.replaceAll("\\s+", " "));
  }
}
