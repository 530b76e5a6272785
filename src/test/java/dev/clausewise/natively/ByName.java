package dev.clausewise.natively;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Loads everything anew and keeps the names that were asked for by {@code Class.forName} and came
 * to something: what a native executable finds only if it was told of it, or if the name stands in
 * the code.
 */
final class ByName extends URLClassLoader {
  private static final List<String> BY_ITSELF =
      List.of(
          "sun.reflect.",
          "java.util.ServiceLoader",
          "java.lang.reflect.",
          "io.quarkus.",
          "io.smallrye.",
          "org.jboss.logmanager.",
          "com.fasterxml.jackson.");

  private final Set<String> names = new ConcurrentSkipListSet<>();

  private ByName(URL[] urls) {
    super(urls, ClassLoader.getPlatformClassLoader());
  }

  /**
   * Names that are looked up while something runs, but those of the virtual machine's own classes.
   *
   * @param runnable name of a class that can be made and run
   */
  static Set<String> of(String runnable) throws Exception {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    URL[] urls = Arrays.stream(path.split(File.pathSeparator)).map(ByName::url).toArray(URL[]::new);
    try (ByName loader = new ByName(urls)) {
      Thread thread =
          new Thread(
              null,
              () -> {
                try {
                  ((Runnable) loader.loadClass(runnable).getDeclaredConstructor().newInstance())
                      .run();
                } catch (ReflectiveOperationException e) {
                  throw new IllegalStateException(e);
                }
              },
              "by-name",
              64L * 1024 * 1024);
      Throwable[] thrown = new Throwable[1];
      thread.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
      thread.setContextClassLoader(loader);
      thread.start();
      thread.join();
      if (thrown[0] != null) {
        throw new IllegalStateException(thrown[0]);
      }
      return Set.copyOf(loader.names);
    }
  }

  private static URL url(String file) {
    try {
      return Path.of(file).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    Class<?> found = super.loadClass(name, resolve);
    boolean ofThePlatform = found.getClassLoader() == null || found.getClassLoader() == getParent();
    if (!ofThePlatform && isAskedByName()) {
      names.add(name);
    }
    return found;
  }

  /**
   * The virtual machine asks on behalf of whatever code it links; then no forName stands below.
   * What it asks for to read signatures, annotations and services, it reads natively too.
   */
  private static boolean isAskedByName() {
    List<String> callers =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .map(f -> f.getClassName() + "." + f.getMethodName())
                        .filter(f -> !f.contains("ClassLoader.") && !f.contains(".ByName."))
                        .limit(4)
                        .toList());
    return callers.get(0).startsWith("java.lang.Class.forName")
        && callers.stream().noneMatch(f -> BY_ITSELF.stream().anyMatch(f::startsWith));
  }
}
