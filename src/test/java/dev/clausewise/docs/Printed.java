package dev.clausewise.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer as a page prints it: JSON, in which … stands for what was left out. As a member it
 * stands for any others, as an element for any number of them, in a text for any letters.
 */
final class Printed {
  private static final String LEFT_OUT = "…";
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode printed;

  private Printed(JsonNode printed) {
    this.printed = printed;
  }

  /**
   * @throws JsonProcessingException if it is not JSON, but for what was left out
   */
  static Printed read(String text) throws JsonProcessingException {
    return new Printed(JSON.readTree(quoted(text)));
  }

  /** With quotes round every … that is a member or an element. */
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder();
    Deque<Character> open = new ArrayDeque<>();
    boolean inText = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        inText = !inText;
      } else if (inText && c == '\\') {
        json.append(c);
        c = text.charAt(++i);
      } else if (!inText && (c == '{' || c == '[')) {
        open.push(c);
      } else if (!inText && (c == '}' || c == ']') && !open.isEmpty()) {
        open.pop();
      } else if (!inText && LEFT_OUT.charAt(0) == c) {
        boolean member = !open.isEmpty() && open.peek() == '{';
        json.append('"').append(c).append(member ? "\": true" : "\"");
        continue;
      }
      json.append(c);
    }
    return json.toString();
  }

  /**
   * Where an answer is not what is printed.
   *
   * @param aside pointers to what is another one each time, with the form that it has here and
   *     there
   * @return a line for each place; none if it is
   * @throws JsonProcessingException if the answer is not JSON
   */
  List<String> differences(String answer, Map<String, Pattern> aside)
      throws JsonProcessingException {
    List<String> differences = new ArrayList<>();
    compare("", printed, JSON.readTree(answer), aside, differences);
    return differences;
  }

  private static void compare(
      String at,
      JsonNode printed,
      JsonNode actual,
      Map<String, Pattern> aside,
      List<String> differences) {
    if (aside.containsKey(at)) {
      Pattern form = aside.get(at);
      Stream.of(printed, actual)
          .filter(one -> !one.isTextual() || !form.matcher(one.textValue()).matches())
          .forEach(one -> differences.add(at + ": " + one + " is not of the form " + form));
    } else if (printed.isObject() && actual.isObject()) {
      members(at, printed, actual, aside, differences);
    } else if (printed.isArray() && actual.isArray()) {
      elements(at, printed, actual, aside, differences);
    } else if (!same(printed, actual)) {
      differences.add(at + ": printed " + printed + ", answered " + actual);
    }
  }

  private static void members(
      String at,
      JsonNode printed,
      JsonNode actual,
      Map<String, Pattern> aside,
      List<String> differences) {
    TreeSet<String> names = new TreeSet<>();
    printed.fieldNames().forEachRemaining(names::add);
    boolean partly = names.remove(LEFT_OUT);
    if (!partly) {
      actual.fieldNames().forEachRemaining(names::add);
    }
    for (String name : names) {
      String place = at + "/" + name;
      if (!printed.has(name)) {
        differences.add(place + ": not printed, answered " + actual.get(name));
      } else if (!actual.has(name)) {
        differences.add(place + ": printed " + printed.get(name) + ", not answered");
      } else {
        compare(place, printed.get(name), actual.get(name), aside, differences);
      }
    }
  }

  private static void elements(
      String at,
      JsonNode printed,
      JsonNode actual,
      Map<String, Pattern> aside,
      List<String> differences) {
    int before = 0;
    while (before < printed.size() && !isLeftOut(printed.get(before))) {
      before++;
    }
    boolean partly = before < printed.size();
    int after = partly ? printed.size() - before - 1 : 0;
    if (partly ? actual.size() < before + after : actual.size() != before) {
      differences.add(at + ": printed " + printed + ", answered " + actual);
      return;
    }
    for (int i = 0; i < before; i++) {
      compare(at + "/" + i, printed.get(i), actual.get(i), aside, differences);
    }
    for (int i = 1; i <= after; i++) {
      int place = actual.size() - i;
      JsonNode one = printed.get(printed.size() - i);
      compare(at + "/" + place, one, actual.get(place), aside, differences);
    }
  }

  private static boolean isLeftOut(JsonNode element) {
    return element.isTextual() && element.textValue().equals(LEFT_OUT);
  }

  private static boolean same(JsonNode printed, JsonNode actual) {
    if (printed.isNumber() && actual.isNumber()) {
      return printed.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    if (printed.isTextual() && actual.isTextual()) {
      return Stream.of(printed.textValue().split(LEFT_OUT, -1))
          .map(Pattern::quote)
          .collect(
              Collectors.collectingAndThen(
                  Collectors.joining(".*"), all -> Pattern.compile(all, Pattern.DOTALL)))
          .matcher(actual.textValue())
          .matches();
    }
    return printed.equals(actual);
  }
}
