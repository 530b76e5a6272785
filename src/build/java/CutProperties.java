import static net.bytebuddy.matcher.ElementMatchers.named;

import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.pool.TypePool;

/**
 * Takes out of the engine the one place where a property of a FEEL value is read by calling a Java
 * method. FEEL's own properties, those of dates, times, durations and ranges, are an explicit list
 * in the engine, and contexts are looked up by key; neither comes here. Processes that work with
 * models from outside begin by defining this class in place of the engine's. Run by the build; its
 * argument is the file to write.
 */
public final class CutProperties {
  private static final String ENGINE = "org.kie.dmn.feel.util.EvalHelper";
  private static final String METHOD = "getGenericAccessor";

  public static void main(String[] arguments) throws Exception {
    ClassFileLocator jars = ClassFileLocator.ForClassLoader.ofSystemLoader();
    try (DynamicType.Unloaded<?> cut =
        new ByteBuddy()
            .redefine(TypePool.Default.of(jars).describe(ENGINE).resolve(), jars)
            .method(named(METHOD))
            .intercept(FixedValue.nullValue())
            .make()) {
      Path file = Path.of(arguments[0]);
      Files.createDirectories(file.getParent());
      Files.write(file, cut.getBytes());
    }
  }
}
