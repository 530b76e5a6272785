package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.decision.UnknownInstrumentException;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a request asks about.
 *
 * @param instruments ids; empty for all
 */
record Asked(Facts facts, LocalDate asOf, List<String> instruments) {

  /**
   * @param members that the request may have
   * @param today for a request without a day
   * @throws ProblemException pointing at whatever is wrong
   */
  static Asked read(ObjectNode request, Set<String> members, FactsReader reader, LocalDate today) {
    Body.onlyMembers(request, members);
    return new Asked(Body.facts(request, reader), Body.asOf(request, today), instruments(request));
  }

  /** The answer, or a problem that points at the instrument that there is not. */
  <T> T answered(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (UnknownInstrumentException e) {
      String pointer = "/instruments/" + instruments.indexOf(e.instrument());
      throw new ProblemException(
          Problem.of(
              Code.UNKNOWN_INSTRUMENT,
              e.getMessage(),
              List.of(new Problem.Error(pointer, Code.UNKNOWN_INSTRUMENT.json(), e.getMessage()))));
    }
  }

  private static List<String> instruments(ObjectNode request) {
    JsonNode json = request.get("instruments");
    if (json == null || json.isNull()) {
      return List.of();
    }
    String detail = "instruments is a list of at least one instrument id, or is left out.";
    if (!json.isArray() || json.isEmpty()) {
      throw new ProblemException(
          Problem.of(Code.WRONG_TYPE, detail, List.of(Body.wrongType("/instruments", detail))));
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      if (!json.get(i).isTextual()) {
        throw new ProblemException(
            Problem.of(
                Code.WRONG_TYPE,
                detail,
                List.of(Body.wrongType("/instruments/" + i, "An instrument id is a text."))));
      }
      ids.add(json.get(i).textValue());
    }
    return ids;
  }
}
