package dev.clausewise.vocabulary;

import java.util.List;

/** The facts of a request are not facts of the vocabulary; nothing may be decided from them. */
public final class FactsException extends RuntimeException {
  private final transient List<FactError> errors;

  public FactsException(List<FactError> errors) {
    super(errors.size() == 1 ? errors.get(0).detail() : errors.size() + " facts cannot be read.");
    this.errors = List.copyOf(errors);
  }

  /** At least one, in the order of the request. */
  public List<FactError> errors() {
    return errors;
  }
}
