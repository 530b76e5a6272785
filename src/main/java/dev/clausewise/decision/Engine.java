package dev.clausewise.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What evaluates facts. Both give the same answers. */
public enum Engine {
  /** The compiled diagrams; answers about unknown facts always come from them. */
  COMPILED,
  /** The models and the rule unit themselves. */
  DROOLS;

  @JsonValue
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
