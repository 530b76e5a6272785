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
  private final Map<String, Object> stated;
  private final Map<String, Default> leftOut;
  private final Map<String, Object> known;
  private final Map<String, Default> linked;

  private Facts(Map<String, Object> stated, Map<String, Default> leftOut) {
    this.stated = stated;
    this.leftOut = leftOut;
    Map<String, Object> all = new LinkedHashMap<>(stated);
    Map<String, Default> follow = new TreeMap<>();
    leftOut.forEach(
        (name, rule) -> {
          Object source = stated.get(rule.source());
          if (source != null) {
            all.put(name, rule.from(source));
          } else if (!(rule instanceof Default.CountryOf)) {
            follow.put(name, rule);
          }
        });
    this.known = Collections.unmodifiableMap(all);
    this.linked = Collections.unmodifiableMap(follow);
  }

  /**
   * @param stated facts that were given a value
   * @param leftOut facts that were not mentioned at all and have a default (as opposed to those
   *     stated to be unknown); neither map is to be changed any more
   */
  static Facts of(Map<String, Object> stated, Map<String, Default> leftOut) {
    return new Facts(stated, leftOut);
  }

  /**
   * Facts of which nothing follows from what was left out: every other one is unknown.
   *
   * @param known values as the vocabulary has them
   */
  public static Facts known(Map<String, Object> known) {
    return new Facts(new LinkedHashMap<>(known), Map.of());
  }

  /** What was stated, and what follows from that. */
  public Map<String, Object> known() {
    return known;
  }

  /** Whether a known fact was not stated but follows from another. */
  public boolean follows(String name) {
    return known.containsKey(name) && !stated.containsKey(name);
  }

  /** Whether a known subdivision is not in the country that is known beside it. */
  public boolean contradict(Vocabulary vocabulary) {
    for (Fact fact : vocabulary.facts()) {
      if (fact.byDefault().orElse(null) instanceof Default.CountryOf rule) {
        Object part = known.get(rule.source());
        Object country = known.get(fact.name());
        if (part != null && country != null && !country.equals(rule.from(part))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Facts that were not mentioned at all and have a default: name to rule. */
  public Map<String, Default> leftOut() {
    return Collections.unmodifiableMap(leftOut);
  }

  /** Facts whose value follows from that of an unknown fact: name to rule. */
  public Map<String, Default> linked() {
    return linked;
  }

  /** Whether the same was stated and the same was left out, whatever the order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Facts o && stated.equals(o.stated) && leftOut.equals(o.leftOut);
  }

  @Override
  public int hashCode() {
    return 31 * stated.hashCode() + leftOut.hashCode();
  }

  /**
   * These facts with one stated, or stated to be otherwise; what follows from it changes with it.
   */
  public Facts with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(stated);
    more.put(name, value);
    Map<String, Default> rest = new TreeMap<>(leftOut);
    rest.remove(name);
    return new Facts(more, rest);
  }
}
