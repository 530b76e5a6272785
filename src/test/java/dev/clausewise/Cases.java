package dev.clausewise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.decision.UseCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The use cases of {@code src/test/resources/cases}. */
public final class Cases {
  private static final Path FOLDER = Path.of("src/test/resources/cases");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Cases() {}

  /** The cases given with the policy facts. */
  public static List<UseCase> given() {
    return read(FOLDER.resolve("given.yaml"));
  }

  /** Our own, written against the clauses. */
  public static List<UseCase> own() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<UseCase> cases = new ArrayList<>();
      files
          .filter(f -> f.toString().endsWith(".yaml"))
          .filter(f -> !f.endsWith("given.yaml") && !f.endsWith("disputes.yaml"))
          .sorted()
          .forEach(f -> cases.addAll(read(f)));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Given and own; no two with one id. */
  public static List<UseCase> all() {
    List<UseCase> all = new ArrayList<>(given());
    all.addAll(own());
    Set<String> ids = new HashSet<>();
    all.forEach(
        c -> {
          if (!ids.add(c.id())) {
            throw new IllegalStateException("two cases have the id " + c.id());
          }
        });
    return all;
  }

  /** The request that asks the service for exactly the instruments that a case is about. */
  public static String request(UseCase useCase) {
    ObjectNode request = JSON.createObjectNode().put("asOf", useCase.asOf());
    request.set("facts", useCase.facts());
    request.set("instruments", JSON.valueToTree(useCase.expected().keySet()));
    return request.toString();
  }

  private static List<UseCase> read(Path file) {
    try (InputStream yaml = Files.newInputStream(file)) {
      return UseCase.read(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }
}
