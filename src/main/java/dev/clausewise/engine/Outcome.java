package dev.clausewise.engine;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/** What an instrument says of a use. The order is that of strictness: the later, the stricter. */
public enum Outcome {
  NOT_APPLICABLE,
  PERMITTED,
  PERMITTED_WITH_CONDITIONS,
  REVIEW_REQUIRED,
  PROHIBITED;

  public static final Comparator<Outcome> STRICTEST_FIRST = Comparator.reverseOrder();

  @JsonValue
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The outcome to act on: the one there is, or review where several are possible.
   *
   * @param possible at least one
   */
  public static Outcome toActOn(Set<Outcome> possible) {
    return possible.size() == 1 ? possible.iterator().next() : REVIEW_REQUIRED;
  }

  /** 0 for the mildest. */
  public int strictness() {
    return ordinal();
  }
}
