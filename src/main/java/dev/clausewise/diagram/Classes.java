package dev.clausewise.diagram;

import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;

/** A use case on a day, and the classes that it is of for all diagrams of {@link Diagrams}. */
public final class Classes {
  private final Facts facts;
  private final LocalDate asOf;
  private final int[] known;

  Classes(Facts facts, LocalDate asOf, int[] known) {
    this.facts = facts;
    this.asOf = asOf;
    this.known = known;
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
}
