package dev.clausewise.engine;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What one finding that stands leads to, by itself. */
@RegisterForReflection
public record Ruling(Finding finding, Outcome outcome, int strictness) {
  public Ruling(Finding finding, Outcome outcome) {
    this(finding, outcome, outcome.strictness());
  }
}
