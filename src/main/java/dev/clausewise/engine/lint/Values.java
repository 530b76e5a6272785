package dev.clausewise.engine.lint;

import java.util.Optional;

/** The values that facts can have. */
public interface Values {
  /** Of which nothing is known: every fact may have any. */
  Values ANY = (fact, value) -> true;

  /** Whether a fact can have a value; what is no fact is not judged. */
  boolean of(String fact, String value);

  /** The value of a fact that may have been meant; empty if none is near. */
  default Optional<String> near(String fact, String value) {
    return Optional.empty();
  }
}
