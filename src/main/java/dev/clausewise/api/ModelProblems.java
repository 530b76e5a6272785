package dev.clausewise.api;

import dev.clausewise.engine.reading.Place;
import dev.clausewise.workbench.Fault;
import dev.clausewise.workbench.ModelException;

/** What is told of a model or draft that nothing can be made of, and where in it that is. */
final class ModelProblems {
  private ModelProblems() {}

  static Problem of(ModelException e) {
    Code code =
        switch (e.reason()) {
          case UNSAFE -> Code.UNSAFE_MODEL;
          case INVALID -> Code.INVALID_MODEL;
          case NOT_ALLOWED -> Code.VALUE_NOT_ALLOWED;
          case NOT_PROVABLE -> Code.NOT_PROVABLE;
          case LIMIT -> Code.EVALUATION_LIMIT;
          case BUSY -> Code.RATE_LIMITED;
          case UNAVAILABLE -> Code.MODELS_UNAVAILABLE;
        };
    return Problem.of(code, e.getMessage(), e.faults().stream().map(f -> error(code, f)).toList());
  }

  private static Problem.Error error(Code code, Fault fault) {
    Place place = fault.place();
    String inTable = place.rowAndColumn();
    String where =
        (place.decision() == null ? "" : place.decision())
            + (place.decision() == null || inTable.isEmpty() ? "" : ", ")
            + inTable;
    return new Problem.Error(
        fault.pointer(),
        code.json(),
        (where.isEmpty() ? "" : where + ": ") + fault.message(),
        place.equals(Place.NONE) ? null : Problem.Where.of(place));
  }
}
