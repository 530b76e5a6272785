package dev.clausewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.workbench.Begun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model and a register entry dropped into their folders are answered, with no Java written; so is
 * what the workbench proposes of an instrument that was only begun.
 */
class NewInstrumentIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path NEW = Path.of("src/test/resources/coverage");

  @TempDir Path copy;

  @Test
  void aModelAndARegisterEntryAreAllThatItTakes() throws Exception {
    for (String part :
        List.of(
            "pom.xml",
            "dmn",
            "src/build",
            "src/main/java",
            "src/main/resources",
            "src/test/resources/cases")) {
      copy(Path.of(part), copy.resolve(part));
    }
    Files.copy(NEW.resolve("acme-aup.dmn"), copy.resolve("dmn/acme-aup.dmn"));
    Files.copy(
        NEW.resolve("acme-aup.yaml"), copy.resolve("src/main/resources/policies/acme-aup.yaml"));
    apply(Begun.patch(Begun.POLICY, copy.resolve("drafts")));
    List<String> maven =
        new ArrayList<>(
            List.of(
                "mvn",
                "-B",
                "-q",
                "-o",
                "package",
                "-DskipTests",
                "-Dspotless.check.skip=true",
                // The pages are the same with any instruments, and what builds them is not copied.
                "-Dquarkus.quinoa=false"));
    String repository = System.getProperty("maven.repo.local");
    if (repository != null && !repository.startsWith("$")) {
      maven.add("-Dmaven.repo.local=" + repository);
    }
    assertEquals(
        0,
        run(maven),
        "the build with the new instrument failed: " + Files.readString(copy.resolve("log")));

    Path jar = copy.resolve("target/quarkus-app/quarkus-run.jar");
    try (Packaged service = Packaged.in(copy.resolve("service")).application(jar).start()) {
      String request =
          "{\"facts\": {\"service\": \"other\", \"capability\": [\"emotion_inference\"]}, \"asOf\": \"2025-03-01\"}";
      JsonNode generated = JSON.readTree(service.post("/ACME-AUP", request));
      assertEquals("NO-EMOTION", generated.at("/Findings/0/clause").asText(), generated.toString());
      JsonNode decision = JSON.readTree(service.post("/v1/decisions", request));
      JsonNode verdict = null;
      for (JsonNode v : decision.get("verdicts")) {
        verdict = v.get("instrument").asText().equals("ACME-AUP") ? v : verdict;
      }
      assertTrue(verdict != null, decision.toString());
      assertEquals("prohibited", verdict.get("outcome").asText());
      assertEquals("NO-EMOTION", verdict.at("/findings/0/clause").asText());
      assertEquals("ACME acceptable use policy, 3", verdict.at("/findings/0/citation").asText());

      JsonNode begun =
          JSON.readTree(
              service.post(
                  "/v1/decisions",
                  "{\"facts\": {\"service\": \"mistral\"}, \"instruments\": [\"ACME-NEW\"], \"asOf\": \"2026-07-01\"}"));
      assertEquals("review_required", begun.get("outcome").asText(), begun.toString());
      assertTrue(begun.get("determined").asBoolean(), begun.toString());
    }
  }

  private void apply(String patch) throws Exception {
    Files.writeString(copy.resolve("patch"), patch);
    assertEquals(
        0, run(List.of("git", "apply", "patch")), Files.readString(copy.resolve("log")) + patch);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(file.equals(from) ? to.getParent() : target.getParent());
        Files.copy(file, file.equals(from) ? to : target);
      }
    }
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(copy.resolve("log").toFile())
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }
}
