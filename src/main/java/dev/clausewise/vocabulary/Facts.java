package dev.clausewise.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A use case: what is known of it. Values are {@code String}, {@code Boolean}, {@code BigDecimal},
 * {@code LocalDate} or, for set-valued facts, {@code List<String>}. Every other fact is unknown. A
 * fact that was left out and whose default follows from a fact that is itself unknown is
 * <em>linked</em>: it is not free, its value follows in each completion.
 */
public final class Facts {
  private final Map<String, Object> known;
  private final Map<String, Default> linked;

  private Facts(Map<String, Object> known, Map<String, Default> linked) {
    this.known = Collections.unmodifiableMap(known);
    this.linked = Collections.unmodifiableMap(linked);
  }

  /**
   * @param stated facts that were given a value
   * @param leftOut facts that were not mentioned at all and have a default (as opposed to those
   *     stated to be unknown)
   */
  static Facts of(Map<String, Object> stated, Map<String, Default> leftOut) {
    Map<String, Object> known = new LinkedHashMap<>(stated);
    Map<String, Default> linked = new TreeMap<>();
    leftOut.forEach(
        (name, rule) -> {
          Object source = stated.get(rule.source());
          if (source != null) {
            known.put(name, rule.from(source));
          } else if (!(rule instanceof Default.CountryOf)) {
            linked.put(name, rule);
          }
        });
    return new Facts(known, linked);
  }

  public Map<String, Object> known() {
    return known;
  }

  /** Facts whose value follows from that of an unknown fact: name to rule. */
  public Map<String, Default> linked() {
    return linked;
  }

  /** These facts with one more known; linked facts follow. */
  public Facts with(String name, Object value) {
    Map<String, Object> stated = new LinkedHashMap<>(known);
    stated.put(name, value);
    Map<String, Default> stillLinked = new TreeMap<>(linked);
    stillLinked.remove(name);
    return of(stated, stillLinked);
  }
}
