package dev.clausewise.access.keys;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key that somebody asks for.
 *
 * @param name whose it is to be
 * @param end from when on it is of no use; null if it has none
 * @param perSecond requests a second at most; null if it has no number of its own
 */
public record Wanted(String name, List<String> roles, Instant end, Integer perSecond) {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_PER_SECOND = 1_000_000;

  /**
   * Why there cannot be such a key: what is wrong, by the name of the component.
   *
   * @param given the roles that there are
   */
  public Map<String, String> faults(Instant now, List<String> given) {
    Map<String, String> faults = new LinkedHashMap<>();
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      faults.put("name", "A name has 1 to " + LONGEST_NAME + " characters that are seen.");
    }
    if (roles.isEmpty() || !given.containsAll(roles)) {
      faults.put("roles", "A key has some of the roles " + String.join(", ", given) + ".");
    }
    if (end != null && !end.isAfter(now)) {
      faults.put("end", "The end of a key is to come.");
    }
    if (perSecond != null && (perSecond < 1 || perSecond > MOST_PER_SECOND)) {
      faults.put(
          "perSecond", "Requests a second are a whole number from 1 to " + MOST_PER_SECOND + ".");
    }
    return faults;
  }
}
