package dev.clausewise.workbench;

import dev.clausewise.engine.Sources;
import java.lang.invoke.MethodHandles;
import org.kie.dmn.feel.util.Either;

/**
 * The engine reads a property of a FEEL value that is no context by calling the Java method of that
 * name. Here it is given a class that does not: only FEEL's own properties are left, those of
 * dates, times, durations and ranges. In a native executable, a substitution does the same.
 */
final class Wall {
  /** Of the build: {@code src/build/java/CutProperties.java}. */
  private static final String CUT = "wall/EvalHelper.bin";

  private Wall() {}

  /**
   * Before the engine is used for the first time.
   *
   * @throws LinkageError if it has been used already
   */
  static void raise() {
    if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
      return;
    }
    try {
      MethodHandles.privateLookupIn(Either.class, MethodHandles.lookup())
          .defineClass(Sources.read(CUT));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
