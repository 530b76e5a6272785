package dev.clausewise.vocabulary;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of value a fact takes. */
public enum FactType {
  ENUM,
  BOOLEAN,
  NUMBER,
  DATE,
  /** ISO 3166-1 alpha-2, upper case. */
  COUNTRY,
  /** ISO 3166-2, such as {@code US-CA}. */
  SUBDIVISION;

  @JsonValue
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
