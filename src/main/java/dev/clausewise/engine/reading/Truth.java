package dev.clausewise.engine.reading;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a derived fact of the profile is made of. Each test looks at one fact alone, so that the
 * engine has to be asked as often as that fact has classes; how tests are joined is composition.
 */
public sealed interface Truth {
  /** The tests that it is made of. */
  default Stream<Test> tests() {
    if (this instanceof Both both) {
      return both.parts().stream().flatMap(Truth::tests);
    } else if (this instanceof Either either) {
      return either.parts().stream().flatMap(Truth::tests);
    } else if (this instanceof Not not) {
      return not.part().tests();
    } else if (this instanceof Same same) {
      return Stream.concat(same.one().tests(), same.other().tests());
    }
    return this instanceof Test test ? Stream.of(test) : Stream.empty();
  }

  record Both(List<Truth> parts) implements Truth {}

  record Either(List<Truth> parts) implements Truth {}

  record Not(Truth part) implements Truth {}

  /** Whether two have the same value. */
  record Same(Truth one, Truth other) implements Truth {}

  /** Another derived fact. */
  record Decided(String decision) implements Truth {}

  /**
   * A comparison with constants.
   *
   * @param text FEEL, by itself true or false
   * @param fact that it looks at, {@code asOf} for the day; null for none
   * @param strings that it names
   * @param ofEveryMember whether it is true of a set exactly if it is true of each member by itself
   */
  record Test(String text, String fact, Set<String> strings, boolean ofEveryMember)
      implements Truth {}
}
