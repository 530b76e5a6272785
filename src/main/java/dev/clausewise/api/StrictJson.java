package dev.clausewise.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
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
    } catch (JsonProcessingException e) {
      throw new ProblemException(malformed(e));
    } catch (ArithmeticException | NumberFormatException e) {
      // What Jackson lets through of java.math for an exponent beyond an int.
      throw new ProblemException(
          Code.MALFORMED_JSON, "A number in the body is beyond what can be read.");
    } catch (IOException e) {
      throw new ProblemException(Code.MALFORMED_JSON, "The body could not be read.");
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
