package dev.clausewise.diagram;

import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.Set;

/** A use case on a day, and the classes that it is of for all diagrams of {@link Diagrams}. */
public final class Classes {
  private final Facts facts;
  private final LocalDate asOf;
  private final int[] known;
  private final Set<String> linked;

  /**
   * @param linked names of the facts that follow from unknown ones
   */
  Classes(Facts facts, LocalDate asOf, int[] known, Set<String> linked) {
    this.facts = facts;
    this.asOf = asOf;
    this.known = known;
    this.linked = linked;
  }

  public Facts facts() {
    return facts;
  }

  public LocalDate asOf() {
    return asOf;
  }

  int[] known() {
    return known;
  }

  /** One object for each such set, so that what belongs to it is found at a glance. */
  Set<String> linked() {
    return linked;
  }
}
