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
 */
public record Constants(Set<String> strings, Set<BigDecimal> numbers, Set<LocalDate> dates) {

  public static final Constants NONE = new Constants(Set.of(), Set.of(), Set.of());

  /** These and others. */
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
    return new Constants(strings, numbers, dates);
  }

  /** A text, number or day to compare with, and nothing else. */
  public static Constants of(Collection<String> strings) {
    return new Constants(Collections.unmodifiableSet(new TreeSet<>(strings)), Set.of(), Set.of());
  }

  public static Constants ofNumbers(Collection<BigDecimal> numbers) {
    return new Constants(Set.of(), Collections.unmodifiableSet(new TreeSet<>(numbers)), Set.of());
  }

  public static Constants ofDays(LocalDate... days) {
    return new Constants(
        Set.of(), Set.of(), Collections.unmodifiableSet(new TreeSet<>(List.of(days))));
  }
}
