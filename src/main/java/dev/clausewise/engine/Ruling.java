package dev.clausewise.engine;

/** What one finding that stands leads to, by itself. */
public record Ruling(Finding finding, Outcome outcome, int strictness) {
  public Ruling(Finding finding, Outcome outcome) {
    this(finding, outcome, outcome.strictness());
  }
}
