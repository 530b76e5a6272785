package dev.clausewise.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.ExactJson;
import java.io.IOException;

/** Reads what is sent: its size first, then JSON that can be read in one way only. */
final class StrictJson {
  private static final ObjectMapper STRICT =
      ExactJson.of(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String TOO_LONG =
      "This is longer or nested deeper than is read: a number has at most 1,000 digits, a name 50,000 characters, and nothing is nested deeper than 1,000.";

  private StrictJson() {}

  /**
   * @param most bytes that it may have
   * @throws ProblemException if it is too large, is not JSON or is not an object
   */
  static ObjectNode object(byte[] body, int most) {
    if (body != null && body.length > most) {
      throw new ProblemException(Code.BODY_TOO_LARGE, Body.TOO_LARGE);
    }
    if (body == null || body.length == 0) {
      throw new ProblemException(Code.MALFORMED_JSON, "The body is empty. Send a JSON object.");
    }
    if (!(json(body) instanceof ObjectNode object)) {
      throw ProblemException.at("", Code.WRONG_TYPE, "The body is a JSON object.");
    }
    return object;
  }

  private static JsonNode json(byte[] body) {
    try {
      return STRICT.readTree(body);
    } catch (StreamConstraintsException e) {
      throw ProblemException.at(unreadable(body), Code.VALUE_NOT_ALLOWED, TOO_LONG);
    } catch (JsonProcessingException e) {
      throw new ProblemException(malformed(e));
    } catch (ArithmeticException | NumberFormatException e) {
      // What Jackson lets through of java.math for an exponent beyond an int.
      throw ProblemException.at(
          unreadable(body), Code.VALUE_NOT_ALLOWED, "This number is beyond what can be read.");
    } catch (IOException e) {
      throw new ProblemException(Code.MALFORMED_JSON, "The body could not be read.");
    }
  }

  /** Where the first thing stands that the library cannot read, which it does not say itself. */
  private static String unreadable(byte[] body) {
    try (JsonParser parser = STRICT.createParser(body)) {
      try {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (token.isNumeric()) {
            parser.getDecimalValue();
          }
        }
        return "";
      } catch (StreamConstraintsException | ArithmeticException | NumberFormatException e) {
        return parser.getParsingContext().pathAsPointer().toString();
      }
    } catch (IOException e) {
      return ""; // malformed, and further on than what is looked for
    }
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
}
