package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads, compiles and evaluates models, and checks a draft: what a worker does, in this process.
 */
public final class LooksUpByName implements Runnable {
  private static final Path MODELS = Path.of("src/test/resources/models/good");
  private static final List<String> NAMESPACES =
      List.of("20180521", "20191111", "20211108", "20230324", "20240513");

  @Override
  public void run() {
    ObjectMapper json = ExactJson.mapper();
    try (Stream<Path> files = Files.list(MODELS)) {
      for (Path file : files.sorted().toList()) {
        evaluate(json.createObjectNode().put("model", Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String version : NAMESPACES) {
      evaluate(
          json.createObjectNode()
              .put(
                  "model",
                  "<definitions xmlns='https://www.omg.org/spec/DMN/%s/MODEL/' id='m' name='m' namespace='m'><decision id='d' name='d'><variable name='d'/><literalExpression><text>replace(\"abc\", \"b\", \"-\")</text></literalExpression></decision></definitions>"
                      .formatted(version)));
    }
    new DraftEvaluation(() -> {}).warmUp();
  }

  private static void evaluate(ObjectNode request) {
    request.putObject("context");
    try {
      ModelEvaluation.evaluate(request);
    } catch (ModelException e) {
      // A refusal takes the same way as far as it goes.
    }
  }
}
