package dev.clausewise.engine.reading;

/** What a fact can be compared with. */
public enum FactKind {
  TEXT("no text"),
  NUMBER("no number"),
  DAY("no day"),
  TRUTH("neither true nor false"),
  /** Several texts at once: asked by {@code list contains}. */
  SET("no set");

  private final String isNot;

  FactKind(String isNot) {
    this.isNot = isNot;
  }

  String isNot() {
    return isNot;
  }
}
