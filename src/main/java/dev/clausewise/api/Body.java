package dev.clausewise.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.FactError;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsException;
import dev.clausewise.vocabulary.FactsReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads request bodies: size first, then strict JSON, then the members that a request may have. */
final class Body {
  static final int MOST_BYTES = 256 * 1024;
  static final String TOO_LARGE = "A request is at most 256 KiB, one with a model at most 2 MiB.";

  private static final int MOST_MODEL_BYTES = 2 * 1024 * 1024;

  private static final ObjectMapper STRICT =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Body() {}

  /**
   * @throws ProblemException if it is too large, is not JSON or is not an object
   */
  static ObjectNode object(byte[] body) {
    return object(body, MOST_BYTES);
  }

  /** A request that carries a model, which may be larger. */
  static ObjectNode model(byte[] body) {
    return object(body, MOST_MODEL_BYTES);
  }

  private static ObjectNode object(byte[] body, int most) {
    if (body != null && body.length > most) {
      throw new ProblemException(Problem.of(Code.BODY_TOO_LARGE, TOO_LARGE));
    }
    if (body == null || body.length == 0) {
      throw new ProblemException(
          Problem.of(Code.MALFORMED_JSON, "The body is empty. Send a JSON object."));
    }
    JsonNode json;
    try {
      json = STRICT.readTree(body);
    } catch (JsonProcessingException e) {
      throw new ProblemException(malformed(e));
    } catch (ArithmeticException | NumberFormatException e) {
      // What Jackson lets through of java.math for an exponent beyond an int.
      throw new ProblemException(
          Problem.of(Code.MALFORMED_JSON, "A number in the body is beyond what can be read."));
    } catch (IOException e) {
      throw new ProblemException(Problem.of(Code.MALFORMED_JSON, "The body could not be read."));
    }
    if (!(json instanceof ObjectNode object)) {
      throw new ProblemException(
          Problem.of(
              Code.WRONG_TYPE,
              "The body is a JSON object.",
              List.of(wrongType("", "The body is a JSON object."))));
    }
    return object;
  }

  static Problem malformed(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    boolean twice =
        e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate field");
    return Problem.of(
        Code.MALFORMED_JSON,
        (twice ? "A member stands twice in one object" : "The body is not JSON") + where + ".");
  }

  /**
   * @throws ProblemException naming every member that is not among those allowed
   */
  static void onlyMembers(ObjectNode object, Set<String> allowed) {
    onlyMembers(object, allowed, unknownMember(allowed));
  }

  /** The same for a request that has no facts. */
  static void onlyMembersOf(ObjectNode object, Set<String> allowed) {
    onlyMembers(object, allowed, "A request may have " + String.join(", ", allowed) + ".");
  }

  private static void onlyMembers(ObjectNode object, Set<String> allowed, String detail) {
    List<Problem.Error> errors =
        object.properties().stream()
            .map(java.util.Map.Entry::getKey)
            .filter(name -> !allowed.contains(name))
            .map(name -> new Problem.Error(pointer("", name), Code.UNKNOWN_FACT.json(), detail))
            .toList();
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.of(Code.UNKNOWN_FACT, detail, errors));
    }
  }

  private static String unknownMember(Set<String> allowed) {
    return "Facts go into facts; beside it a request may have " + String.join(", ", allowed) + ".";
  }

  /**
   * The facts of a request.
   *
   * @throws ProblemException pointing at each fact that the vocabulary does not have so
   */
  static Facts facts(ObjectNode request, FactsReader reader) {
    JsonNode facts = request.get("facts");
    try {
      return reader.read(facts);
    } catch (FactsException e) {
      List<Problem.Error> errors =
          e.errors().stream()
              .map(x -> new Problem.Error("/facts" + x.pointer(), x.code(), x.detail()))
              .toList();
      throw new ProblemException(Problem.of(code(e.errors().get(0)), e.getMessage(), errors));
    }
  }

  private static Code code(FactError error) {
    return Code.valueOf(error.code().toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }

  /**
   * The day that a request asks about.
   *
   * @param otherwise for a request without one, or with null
   */
  static LocalDate asOf(ObjectNode request, LocalDate otherwise) {
    JsonNode asOf = request.get("asOf");
    if (asOf == null || asOf.isNull()) {
      return otherwise;
    }
    if (!asOf.isTextual() || !FactsReader.looksLikeADay(asOf.textValue())) {
      String detail = "asOf is a date such as \"2024-05-10\".";
      throw new ProblemException(
          Problem.of(Code.WRONG_TYPE, detail, List.of(wrongType("/asOf", detail))));
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
      String detail = FactsReader.dayDetail(text);
      throw new ProblemException(
          Problem.of(
              Code.DATE_OUT_OF_RANGE,
              detail,
              List.of(new Problem.Error(pointer, Code.DATE_OUT_OF_RANGE.json(), detail))));
    }
  }

  /**
   * A list of texts; empty if it is left out.
   *
   * @param detail for what is not a list of at least one text
   */
  static List<String> texts(ObjectNode request, String member, String detail) {
    JsonNode json = request.get(member);
    if (json == null || json.isNull()) {
      return List.of();
    }
    if (!json.isArray() || json.isEmpty()) {
      throw refused(Code.WRONG_TYPE, "/" + member, detail);
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      if (!json.get(i).isTextual()) {
        throw refused(Code.WRONG_TYPE, "/" + member + "/" + i, detail);
      }
      texts.add(json.get(i).textValue());
    }
    return texts;
  }

  /**
   * A text that the request must have.
   *
   * @param detail for a request without it
   */
  static String text(ObjectNode request, String member, String detail) {
    JsonNode json = request.get(member);
    if (json == null || !json.isTextual()) {
      throw refused(Code.WRONG_TYPE, "/" + member, detail);
    }
    return json.textValue();
  }

  /** One thing that is wrong with a request. */
  static ProblemException refused(Code code, String pointer, String detail) {
    return new ProblemException(
        Problem.of(code, detail, List.of(new Problem.Error(pointer, code.json(), detail))));
  }

  static Problem.Error wrongType(String pointer, String detail) {
    return new Problem.Error(pointer, Code.WRONG_TYPE.json(), detail);
  }

  static String pointer(String above, String name) {
    return above + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
