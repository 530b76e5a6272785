package dev.clausewise.api;

import dev.clausewise.decision.UnknownInstrumentException;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a request asks about.
 *
 * @param instruments ids; empty for all
 */
record Asked(Facts facts, LocalDate asOf, List<String> instruments) {

  /**
   * @param today for a request without a day
   * @throws ProblemException pointing at whatever is wrong
   */
  static Asked of(Body request, FactsReader reader, LocalDate today) {
    return new Asked(
        request.facts(reader),
        request.asOf(today),
        request.texts(
            "instruments", "instruments is a list of at least one instrument id, or is left out."));
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
      throw ProblemException.at(
          pointer.apply(e.instrument()), Code.UNKNOWN_INSTRUMENT, e.getMessage());
    }
  }
}
