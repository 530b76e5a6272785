package dev.clausewise.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A patch as whoever gets one applies it. */
final class Applied {
  private Applied() {}

  static void to(Path checkout, String patch) throws IOException, InterruptedException {
    Files.writeString(checkout.resolve("patch"), patch);
    Process git =
        new ProcessBuilder("git", "apply", "patch")
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .start();
    String says = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, git.waitFor(), says + patch);
  }
}
