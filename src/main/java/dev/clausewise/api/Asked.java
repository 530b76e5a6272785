package dev.clausewise.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.decision.UnknownInstrumentException;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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
    return answered(answer, id -> "/instruments/" + instruments.indexOf(id));
  }

  /**
   * @param pointer from the id of an instrument to where the request names it
   */
  static <T> T answered(Supplier<T> answer, UnaryOperator<String> pointer) {
    try {
      return answer.get();
    } catch (UnknownInstrumentException e) {
      throw new ProblemException(
          Problem.of(
              Code.UNKNOWN_INSTRUMENT,
              e.getMessage(),
              List.of(
                  new Problem.Error(
                      pointer.apply(e.instrument()),
                      Code.UNKNOWN_INSTRUMENT.json(),
                      e.getMessage()))));
    }
  }

  private static List<String> instruments(ObjectNode request) {
    return Body.texts(
        request,
        "instruments",
        "instruments is a list of at least one instrument id, or is left out.");
  }
}
