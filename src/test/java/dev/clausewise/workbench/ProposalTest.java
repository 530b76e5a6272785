package dev.clausewise.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Cells;
import dev.clausewise.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed, with a workspace and without, and that git takes the patch. */
class ProposalTest {
  private static final String INSTRUMENT = "MSFT-AZURE-FR-POLICE";
  private static final String FILE = "dmn/msft-azure-fr-police.dmn";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final WorkLimits LIMITS = new WorkLimits(MINUTE, MINUTE, MINUTE);
  private static final Sandbox SANDBOX = new Sandbox(1, LIMITS, LIMITS, MINUTE);

  @AfterAll
  static void end() {
    SANDBOX.close();
  }

  @TempDir Path folder;

  private Workbench workbench(Path workspace) {
    return new Workbench(workspace, folder.resolve("drafts"), SANDBOX);
  }

  /** Another text for one condition that means the same. */
  private static String changed(String dmn) {
    Cells.Cell cell =
        Cells.of(dmn).stream()
            .filter(c -> c.input() && c.text().startsWith("\""))
            .findFirst()
            .orElseThrow();
    return cell.with(cell.text() + ", " + cell.text(), dmn);
  }

  private static List<String> changes(String patch) {
    return patch.lines().skip(2).filter(l -> l.startsWith("-") || l.startsWith("+")).toList();
  }

  /** The file after git has applied a patch to it. */
  private String applied(String before, String patch) throws Exception {
    Path checkout = Files.createTempDirectory(folder, "checkout");
    Path file = checkout.resolve(FILE);
    Files.createDirectories(file.getParent());
    if (before != null) {
      Files.writeString(file, before);
    }
    Applied.to(checkout, patch);
    return Files.readString(file);
  }

  @Test
  void withoutAWorkspaceAProposalIsAPatchOfTheModelInForce() throws Exception {
    Workbench workbench = workbench(null);
    String inForce = Policies.IN_FORCE.model(INSTRUMENT);
    String model = changed(inForce);
    Draft draft = workbench.drafts().orElseThrow().create(INSTRUMENT, model, "");
    Proposed proposed = workbench.propose(draft);
    assertEquals(FILE, proposed.file());
    assertFalse(proposed.written());
    assertEquals(
        List.of("--- a/" + FILE, "+++ b/" + FILE), proposed.patch().lines().limit(2).toList());
    List<String> changes = changes(proposed.patch());
    assertEquals(2, changes.size(), proposed.patch());
    assertTrue(changes.get(0).startsWith("-"), "what goes is read before what comes");
    assertEquals(model, applied(inForce, proposed.patch()));
    assertTrue(Files.isDirectory(folder.resolve("drafts")));
    assertFalse(Files.exists(folder.resolve("dmn")));
  }

  @Test
  void withAWorkspaceTheModelThereIsWrittenOver() throws Exception {
    Workbench workbench = workbench(folder);
    String model = Policies.IN_FORCE.model(INSTRUMENT);
    String before = model.stripTrailing();
    Files.createDirectories(folder.resolve("dmn"));
    Files.writeString(folder.resolve(FILE), before);
    Draft draft = workbench.drafts().orElseThrow().create(INSTRUMENT, model, "");
    Proposed proposed = workbench.propose(draft);
    assertTrue(proposed.written());
    assertEquals(model, Files.readString(folder.resolve(FILE)));
    assertEquals(model, applied(before, proposed.patch()));
    assertEquals("", workbench.propose(draft).patch());
  }

  @Test
  void whatHasErrorsIsNotProposed() {
    String inForce = Policies.IN_FORCE.model(INSTRUMENT);
    String permissive =
        Cells.output(inForce, Cells.rowOf(inForce, "US-POLICE"), 2).with("\"permits\"", inForce);
    Workbench workbench = workbench(folder);
    Draft draft = workbench.drafts().orElseThrow().create(INSTRUMENT, permissive, "");
    assertThrows(ModelException.class, () -> workbench.propose(draft));
    assertFalse(Files.exists(folder.resolve(FILE)));
  }

  @Test
  void gitTakesEveryPatch() throws Exception {
    String[][] changes = {
      {"a\nb\n", "a\nc\n"},
      {"a\nb", "a\nc"},
      {"a\nb", "a\nb\n"},
      {"a\nb\n", "a\nb"},
      {"a\nb\nc\nd\ne\nf", "z\na\nb\nc\nd\ne\nf"},
      {"a\r\nb\r\n", "a\r\nb\n"},
      {"-- a\n@@ b\n", "-- a\n@@ c"},
      {"a", "a\n\n"},
      {null, "a\nb\n"},
      {null, "a\nb"},
      {"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "0\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\nx\n"},
    };
    for (String[] change : changes) {
      assertEquals(change[1], applied(change[0], Patch.of(FILE, change[0], change[1])));
    }
  }

  @Test
  void aModelThatIsLaidOutAnewTakesNoLongTime() throws Exception {
    String before = Policies.IN_FORCE.model(INSTRUMENT).repeat(20);
    String after = before.replace("\n", " \n");
    long start = System.nanoTime();
    String patch = Patch.of(FILE, before, after);
    System.out.printf(
        "%d lines, all changed: %d ms%n",
        before.lines().count(), (System.nanoTime() - start) / 1_000_000);
    assertEquals(after, applied(before, patch));
  }
}
