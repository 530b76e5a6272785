package dev.clausewise.vocabulary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What texts of the policy profile compare a fact with: values between which they can tell a
 * difference lie on different sides of, or at, one of these.
 *
 * @param foldsCase whether texts are compared in lower case only
 */
public record Constants(
    Set<String> strings, Set<BigDecimal> numbers, Set<LocalDate> dates, boolean foldsCase) {

  public static final Constants NONE = new Constants(Set.of(), Set.of(), Set.of(), false);

  /** These and others; case counts as soon as it counts for one of them. */
  public Constants and(Constants other) {
    if (this.equals(NONE) || other.equals(NONE)) {
      return this.equals(NONE) ? other : this;
    }
    Set<String> strings = new TreeSet<>(this.strings);
    strings.addAll(other.strings);
    Set<BigDecimal> numbers = new TreeSet<>(this.numbers);
    numbers.addAll(other.numbers);
    Set<LocalDate> dates = new TreeSet<>(this.dates);
    dates.addAll(other.dates);
    return new Constants(strings, numbers, dates, foldsCase && other.foldsCase);
  }

  /** A text, number or day to compare with, and nothing else. */
  public static Constants of(Collection<String> strings, boolean foldsCase) {
    return new Constants(
        Collections.unmodifiableSet(new TreeSet<>(strings)), Set.of(), Set.of(), foldsCase);
  }

  public static Constants ofNumbers(Collection<BigDecimal> numbers) {
    return new Constants(
        Set.of(), Collections.unmodifiableSet(new TreeSet<>(numbers)), Set.of(), false);
  }

  public static Constants ofDays(LocalDate... days) {
    return new Constants(
        Set.of(), Set.of(), Collections.unmodifiableSet(new TreeSet<>(List.of(days))), false);
  }
}
