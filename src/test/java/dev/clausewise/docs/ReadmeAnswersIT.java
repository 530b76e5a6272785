package dev.clausewise.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.clausewise.Installed;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of README.md that ask the service, run as they stand there: they answer what is
 * printed below them.
 */
@QuarkusIntegrationTest
class ReadmeAnswersIT {
  private static final Page README = Page.of("README.md");

  /** The service that the README speaks of; where the tests' one is, only the tests know. */
  private static final String SERVICE = "http://localhost:8080";

  /**
   * What is not the same at every call, or is another one whenever a policy changes, and the form
   * that it has. Everything else is held to what is printed; what … stands for says {@link
   * Printed}.
   */
  private static final Map<String, Pattern> ASIDE =
      Map.of(
          "/id", Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
          "/decidedAt", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"),
          "/policyVersion", Pattern.compile("sha256:[0-9a-f]{64}"));

  @TestHTTPResource String url;
  @TempDir Path empty;

  /** A command and the answer that is printed below it. */
  record Example(int line, String command, String answer) {
    @Override
    public String toString() {
      return README.file() + ":" + line;
    }
  }

  static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    List<Page.Block> blocks = README.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Page.Block block = blocks.get(i);
      if (block.text().startsWith("curl ")) {
        boolean answered = i + 1 < blocks.size() && blocks.get(i + 1).language().equals("json");
        assertTrue(answered, "no answer is printed below the command of line " + block.line());
        examples.add(new Example(block.line(), block.text(), blocks.get(i + 1).text()));
      }
    }
    assertTrue(examples.size() >= 3, () -> "commands that ask the service: " + examples);
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aCommandAnswersWhatIsPrintedBelowIt(Example example) throws Exception {
    if (Installed.program("curl").isEmpty()) {
      abort(Installed.missing("no curl: install one (Debian: apt-get install curl)"));
    }
    assertTrue(example.command().contains(SERVICE + "/"), example.command());
    String command = example.command().replace(SERVICE + "/", url);
    Path answer = empty.resolve("answer");
    Path told = empty.resolve("told");
    Process process =
        new ProcessBuilder("bash", "-c", command)
            .directory(empty.toFile())
            .redirectOutput(answer.toFile())
            .redirectError(told.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertEquals(0, process.waitFor(), () -> command + read(told));
    assertEquals("", read(told), command);
    List<String> differences =
        Printed.read(example.answer()).differences(Files.readString(answer), ASIDE);
    assertTrue(
        differences.isEmpty(),
        () -> example + "\n" + String.join("\n", differences) + "\nThe answer is " + read(answer));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
