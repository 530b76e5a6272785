package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsException;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.JsonPointers;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The body of a request: a JSON object that has no member but those that it may have. Whatever is
 * read from it and is not as it should be ends with a {@link ProblemException} that points at it.
 */
final class Body {
  static final int MOST_BYTES = 256 * 1024;
  static final String TOO_LARGE = "A request is at most 256 KiB, one with a model at most 2 MiB.";

  static final int MOST_MODEL_BYTES = 2 * 1024 * 1024;

  private final ObjectNode json;

  private Body(ObjectNode json) {
    this.json = json;
  }

  /**
   * A request about a use.
   *
   * @param members that it may have
   */
  static Body of(byte[] body, String... members) {
    return only(
        StrictJson.object(body, MOST_BYTES),
        List.of(members),
        () -> "Facts go into facts; beside it a request may have " + listed(members));
  }

  /** A request that carries a model, which may be larger, and no facts. */
  static Body withModel(byte[] body, String... members) {
    return only(
        StrictJson.object(body, MOST_MODEL_BYTES),
        List.of(members),
        () -> "A request may have " + listed(members));
  }

  private static String listed(String... members) {
    return String.join(", ", members) + ".";
  }

  private static Body only(ObjectNode json, List<String> members, Supplier<String> detail) {
    for (String name : (Iterable<String>) json::fieldNames) {
      if (!members.contains(name)) {
        throw new ProblemException(notOnly(json, members, detail.get()));
      }
    }
    return new Body(json);
  }

  private static Problem notOnly(ObjectNode json, List<String> members, String detail) {
    List<Problem.Error> errors =
        json.properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> !members.contains(name))
            .map(name -> new Problem.Error(JsonPointers.below("", name), Code.UNKNOWN_FACT, detail))
            .toList();
    return Problem.of(Code.UNKNOWN_FACT, detail, errors);
  }

  boolean has(String member) {
    return json.has(member);
  }

  /** A member as it was sent; a missing node if it was left out. */
  JsonNode path(String member) {
    return json.path(member);
  }

  /** Whether it is not there, or null. */
  boolean isLeftOut(String member) {
    return !json.hasNonNull(member);
  }

  /** The facts that the request states. */
  Facts facts(FactsReader reader) {
    try {
      return reader.read(json.get("facts"));
    } catch (FactsException e) {
      List<Problem.Error> errors =
          e.errors().stream()
              .map(x -> new Problem.Error("/facts" + x.pointer(), x.code(), x.detail()))
              .toList();
      throw new ProblemException(
          Problem.of(Code.of(e.errors().get(0).code()), e.getMessage(), errors));
    }
  }

  /**
   * The day that a request asks about.
   *
   * @param otherwise for a request without one, or with null
   */
  LocalDate asOf(LocalDate otherwise) {
    if (isLeftOut("asOf")) {
      return otherwise;
    }
    JsonNode asOf = path("asOf");
    if (!asOf.isTextual() || !FactsReader.looksLikeADay(asOf.textValue())) {
      throw ProblemException.at("/asOf", Code.WRONG_TYPE, "asOf is a date such as \"2024-05-10\".");
    }
    return day("/asOf", asOf.textValue());
  }

  /**
   * @param pointer into the request, or the name of a query parameter
   */
  static LocalDate day(String pointer, String text) {
    try {
      return FactsReader.readDay(text);
    } catch (DateTimeParseException e) {
      throw ProblemException.at(pointer, Code.DATE_OUT_OF_RANGE, FactsReader.dayDetail(text));
    }
  }

  /**
   * A list of texts; empty if it is left out.
   *
   * @param detail for what is not a list of at least one text
   */
  List<String> texts(String member, String detail) {
    if (isLeftOut(member)) {
      return List.of();
    }
    JsonNode list = path(member);
    if (!list.isArray() || list.isEmpty()) {
      throw ProblemException.at("/" + member, Code.WRONG_TYPE, detail);
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).isTextual()) {
        throw ProblemException.at("/" + member + "/" + i, Code.WRONG_TYPE, detail);
      }
      texts.add(list.get(i).textValue());
    }
    return texts;
  }

  /**
   * A text that the request must have.
   *
   * @param detail for a request without it
   */
  String text(String member, String detail) {
    if (!path(member).isTextual()) {
      throw ProblemException.at("/" + member, Code.WRONG_TYPE, detail);
    }
    return path(member).textValue();
  }

  /**
   * One of several values, by its name; empty if it is left out.
   *
   * @param detail for what is none of them
   */
  <T> Optional<T> choice(String member, T[] values, Function<T, String> name, String detail) {
    if (isLeftOut(member)) {
      return Optional.empty();
    }
    for (T value : values) {
      if (name.apply(value).equals(path(member).textValue())) {
        return Optional.of(value);
      }
    }
    throw ProblemException.at("/" + member, Code.VALUE_NOT_ALLOWED, detail);
  }
}
