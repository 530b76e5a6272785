package dev.clausewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Packaged.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines that hold an inventory, and models, to the policies without a server. */
class DecideIT {
  private static final String SAMPLE =
      Path.of("src/test/resources/inventory/sample-2025.csv").toAbsolutePath().toString();

  @TempDir Path folder;

  private Plan plan() {
    return Packaged.in(folder).workers(1).with("CLAUSEWISE_LEDGER_DATABASE", "none");
  }

  @Test
  void theExitCodeIsThatOfTheWorstOutcome() throws Exception {
    Path answers = folder.resolve("answers.csv");
    Plan.Ended decided =
        plan()
            .run(
                "decide",
                "--mapping",
                "us-federal-2025",
                "--as-of",
                "2026-04-03",
                "--instruments",
                "US-OMB-M-25-21",
                "--format",
                "csv",
                "--output",
                answers.toString(),
                SAMPLE);
    assertEquals(4, decided.code(), decided::err);
    assertTrue(decided.err().contains("7 rows on 2026-04-03"), decided::err);
    assertTrue(Files.readString(answers).contains("US-OMB-M-25-21 4b-i (testing)"));

    Path mild =
        Files.writeString(
            folder.resolve("mild.ndjson"), "{\"facts\":{\"developmentStage\":\"retired\"}}\n");
    Plan.Ended settled = plan().run("decide", "--instruments", "US-OMB-M-25-21", mild.toString());
    assertEquals(0, settled.code(), settled::err);
    assertTrue(settled.out().startsWith("{\"row\":1,"), settled::out);

    Plan.Ended wrong = plan().run("decide", "--instruments", "NONE", mild.toString());
    assertEquals(2, wrong.code(), wrong::err);
    assertTrue(wrong.err().contains("There is no instrument NONE"), wrong::err);
  }

  /**
   * A library of the package must not put its XML parser in the place of the one that models are
   * read by.
   */
  @Test
  void noLibraryOffersAnotherParser() throws Exception {
    try (Stream<Path> libraries = Files.walk(Path.of("target/quarkus-app/lib"))) {
      for (Path jar : libraries.filter(file -> file.toString().endsWith(".jar")).toList()) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          assertNull(
              zip.getEntry("META-INF/services/javax.xml.stream.XMLInputFactory"), jar::toString);
        }
      }
    }
  }

  @Test
  void modelsAreChecked() throws Exception {
    Path broken = folder.resolve("broken.dmn");
    Files.writeString(
        broken,
        Files.readString(Path.of("mappings/us-federal-2025.dmn"))
            .replace("actorType: Kind of agency,", "actorType: Kind of agency +,"));
    Plan.Ended checked =
        plan()
            .run(
                "check",
                Path.of("dmn/ibm-fr-exit.dmn").toAbsolutePath().toString(),
                Path.of("mappings/us-federal-2024.dmn").toAbsolutePath().toString(),
                broken.toString());
    assertEquals(3, checked.code(), checked::err);
    assertTrue(checked.out().contains("ibm-fr-exit.dmn: valid, 12 cases"), checked::out);
    assertTrue(checked.out().contains("us-federal-2024.dmn: valid"), checked::out);
    assertTrue(checked.out().contains("broken.dmn:"), checked::out);
  }
}
