package dev.clausewise.natively;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a native executable would lack without being told of it: types that are written as JSON,
 * classes that libraries look up by name, and files that are read from the class path. A native
 * build takes minutes and a compiler that is not everywhere; that nothing is missing from the lists
 * is seen here.
 */
class RegisteredTest {
  private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");
  private static final java.nio.file.Path METADATA =
      CLASSES.resolve("META-INF/native-image/dev.clausewise/clausewise/reachability-metadata.json");

  /** Looked up by a name that stands in the code as it is: the compiler of the image sees it. */
  private static final java.nio.file.Path SEEN =
      java.nio.file.Path.of("src/test/resources/native/seen.txt");

  /**
   * What Quarkus takes along by itself, what Kogito reads while it builds, and the wall, in whose
   * place an executable has a substitution.
   */
  private static final Set<String> NOT_TAKEN =
      Set.of("META-INF", "application.properties", "IndexFile.dmn_json", "wall");

  private static JsonNode metadata() throws IOException {
    return new ObjectMapper().readTree(METADATA.toFile());
  }

  private static Set<String> registered() throws IOException {
    Set<String> names = new TreeSet<>();
    metadata().path("reflection").forEach(entry -> names.add(entry.path("type").asText()));
    return names;
  }

  @Test
  void everyTypeThatIsRegisteredExists() throws Exception {
    for (String name : registered()) {
      assertEquals(name, Class.forName(name, false, getClass().getClassLoader()).getName());
    }
    for (JsonNode resource : metadata().path("resources")) {
      String file = resource.path("glob").asText();
      assertTrue(getClass().getClassLoader().getResource(file) != null, file);
    }
  }

  @Test
  void everyClassThatIsLookedUpByNameIsRegisteredOrSeen() throws Exception {
    Set<String> found = ByName.of("dev.clausewise.workbench.LooksUpByName");
    Set<String> known = new TreeSet<>(registered());
    known.addAll(Files.readAllLines(SEEN));
    Set<String> missing = new TreeSet<>(found);
    missing.removeAll(known);
    assertFalse(found.isEmpty());
    assertEquals(
        Set.of(),
        missing,
        "looked up by name; register them in reachability-metadata.json, or list them in seen.txt if the name stands in the code");
  }

  @Test
  void everyTypeThatIsWrittenAsJsonIsRegistered() {
    Set<String> missing = new TreeSet<>();
    Deque<Class<?>> waiting = new ArrayDeque<>(roots());
    Set<Class<?>> met = new HashSet<>();
    while (!waiting.isEmpty()) {
      Class<?> type = waiting.pop();
      if (!type.getName().startsWith("dev.clausewise.") || !met.add(type)) {
        continue;
      }
      if (type.isRecord()) {
        if (!type.isAnnotationPresent(RegisterForReflection.class)) {
          missing.add(type.getName());
        }
        for (RecordComponent component : type.getRecordComponents()) {
          waiting.addAll(classes(component.getGenericType()));
        }
      } else if (type.isSealed()) {
        waiting.addAll(Arrays.asList(type.getPermittedSubclasses()));
      }
    }
    assertTrue(met.size() > 20, "only " + met);
    assertEquals(Set.of(), missing);
  }

  /** What resources answer with, and what a worker does. */
  private static List<Class<?>> roots() {
    List<Class<?>> roots = new ArrayList<>();
    for (JavaClass found : new ClassFileImporter().importPath(CLASSES)) {
      if (found.isAnnotatedWith(Path.class) && found.getName().startsWith("dev.clausewise.")) {
        for (Method method : found.reflect().getDeclaredMethods()) {
          if (Arrays.stream(method.getAnnotations())
              .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class))) {
            roots.addAll(classes(method.getGenericReturnType()));
          }
        }
      }
      if (found.getSimpleName().equals("DraftCheck") || found.getSimpleName().equals("Problem")) {
        roots.add(found.reflect());
      }
    }
    return roots;
  }

  private static List<Class<?>> classes(Type type) {
    List<Class<?>> classes = new ArrayList<>();
    if (type instanceof Class<?> one) {
      classes.add(one.isArray() ? one.getComponentType() : one);
    } else if (type instanceof ParameterizedType of) {
      classes.addAll(classes(of.getRawType()));
      for (Type argument : of.getActualTypeArguments()) {
        classes.addAll(classes(argument));
      }
    } else if (type instanceof WildcardType any) {
      for (Type bound : any.getUpperBounds()) {
        classes.addAll(classes(bound));
      }
    }
    return classes;
  }

  @Test
  void everyFileIsTakenIntoTheExecutable() throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newInputStream(CLASSES.resolve("application.properties"))) {
      properties.load(in);
    }
    List<PathMatcher> includes =
        Arrays.stream(properties.getProperty("quarkus.native.resources.includes").split(","))
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob.strip()))
            .toList();
    Set<String> missing = new TreeSet<>();
    try (Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
      files
          .filter(Files::isRegularFile)
          .map(CLASSES::relativize)
          .filter(file -> !file.toString().endsWith(".class"))
          .filter(file -> !NOT_TAKEN.contains(file.getName(0).toString()))
          .filter(file -> includes.stream().noneMatch(glob -> glob.matches(file)))
          .forEach(file -> missing.add(file.toString()));
    }
    assertEquals(Set.of(), missing);
  }
}
