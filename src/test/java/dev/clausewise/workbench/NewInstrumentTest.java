package dev.clausewise.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.engine.Linter;
import dev.clausewise.vocabulary.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An instrument that is begun: proposed as it is, it stands what the build asks, and needs review.
 */
class NewInstrumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final WorkLimits LIMITS = new WorkLimits(MINUTE, MINUTE, MINUTE);
  private static final Sandbox SANDBOX = new Sandbox(1, LIMITS, LIMITS, MINUTE);
  private static final Path KEPT = Path.of("src/test/resources/template/acme-new.dmn");

  @TempDir Path folder;

  @AfterAll
  static void end() {
    SANDBOX.close();
  }

  static List<NewInstrument> begun() {
    return List.of(Begun.POLICY, Begun.LAW, Begun.BOTH, Begun.EVERYWHERE);
  }

  private Workbench workbench(Path workspace) {
    return new Workbench(workspace, folder.resolve("drafts"), SANDBOX);
  }

  private static JsonNode check(Workbench workbench, Draft draft) throws Exception {
    return JSON.readTree(workbench.check(draft));
  }

  private static String outcome(Workbench workbench, Draft draft, ObjectNode facts, String day)
      throws Exception {
    return JSON.readTree(workbench.evaluate(draft, facts, LocalDate.parse(day)))
        .path("outcome")
        .asText();
  }

  /** As git leaves it in a checkout, where the same is asked of the files alone. */
  @ParameterizedTest
  @MethodSource("begun")
  void itsPatchAppliedStandsTheGatesOfTheBuildAndNothingIsMilderThanReview(NewInstrument begun)
      throws Exception {
    Path checkout = Files.createDirectories(folder.resolve("checkout"));
    Workbench without = workbench(null);
    Draft draft = without.begin(begun, Begun.services(), "");
    Proposed proposed = without.propose(draft);
    String lower = begun.id().toLowerCase();
    List<String> files =
        List.of(
            "dmn/" + lower + ".dmn",
            "src/main/resources/policies/" + lower + ".yaml",
            "src/test/resources/cases/" + lower + ".yaml",
            "src/main/resources/invariants/" + lower + ".yaml");
    assertEquals(files, proposed.files());
    assertFalse(proposed.written());
    Applied.to(checkout, proposed.patch());
    String model = Files.readString(checkout.resolve(files.get(0)));
    assertEquals(draft.model(), model);
    assertEquals(List.of(), Linter.lint(begun.id(), model, Vocabulary.load()));

    // Of the files in the checkout, with nothing of the draft.
    Workbench applied = workbench(checkout);
    Draft standing = applied.drafts().orElseThrow().create(begun.id(), model, "");
    JsonNode check = check(applied, standing);
    assertEquals("[]", check.path("diagnostics").toString());
    assertTrue(check.path("profile").asBoolean());
    assertEquals(0, check.path("cases").path("failed").asInt());
    assertEquals(begun.isOfSome() ? 3 : 2, check.path("cases").path("passed").asInt());
    JsonNode proof = check.path("proof");
    assertTrue(proof.path("exact").asBoolean());
    List<String> proved = proof.path("invariants").findValuesAsText("id");
    assertTrue(
        proved.containsAll(
            List.of(lower + "-never-milder", lower + "-no-earlier", "coverage-1", "governs-1")),
        proved.toString());
    assertFalse(proof.path("invariants").findValuesAsText("holds").contains("false"));
    assertTrue(check.path("difference").isMissingNode(), "nothing is in force");

    ObjectNode facts = JSON.createObjectNode();
    if (!begun.services().isEmpty()) {
      facts.put("service", begun.services().get(0));
    }
    if (begun.place() != null) {
      facts.put(begun.place().fact(), begun.place().value());
    }
    assertEquals("review_required", outcome(applied, standing, facts, "2026-07-01"));
    assertEquals("not_applicable", outcome(applied, standing, facts, "2026-06-30"));

    JsonNode register = JSON.readTree(applied.register(standing));
    assertEquals(begun.title(), register.path("title").asText());
    assertEquals(
        List.of("SCOPE", "CLAUSE-1", "NOT-ENCODED"),
        register.path("clauses").findValuesAsText("id"));
    assertEquals(begun.url(), register.path("clauses").get(1).path("url").asText());
    assertEquals("", applied.propose(standing).patch());
  }

  /** Coverage that says more than the model answers is seen. */
  @Test
  void aPermissionThatIsWrittenWithoutCoverageIsRefused() throws Exception {
    Workbench workbench = workbench(null);
    Draft draft = workbench.begin(Begun.POLICY, Begun.services(), "");
    String row = "&quot;undecided: any&quot;";
    assertTrue(draft.model().contains(row));
    String milder = draft.model().replace(row, "&quot;inside&quot;");
    String permissive =
        milder
            .replace("&quot;undecided: to-be-written&quot;", "&quot;none&quot;")
            .replace("<text>&quot;prohibits&quot;</text>", "<text>&quot;permits&quot;</text>");
    Draft other =
        workbench
            .drafts()
            .orElseThrow()
            .replace(draft.id(), draft.revision(), permissive, "", draft.files())
            .orElseThrow();
    JsonNode said = check(workbench, other).path("diagnostics");
    assertTrue(said.toString().contains("coverage-1"), said.toString());
    assertTrue(said.toString().contains("acme-new-never-milder"), said.toString());
  }

  /** The form of this file is compared with the editor's by a test of the pages. */
  @Test
  void theModelIsTheOneWhoseFormTheEditorKeeps() throws Exception {
    String model = InstrumentTemplate.of(Begun.POLICY, Begun.services()).model();
    if (Boolean.getBoolean("template.write")) {
      Files.createDirectories(KEPT.getParent());
      Files.writeString(KEPT, model);
    }
    assertEquals(Files.readString(KEPT), model);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACME-AUP", "US-CA-PC832.19", "US-CO-SB26-189", "SEED-2024-05", "A-1"})
  void anId(String id) {
    assertTrue(NewInstrument.isId(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ACME",
        "VOCABULARY",
        "acme-aup",
        "ACME--AUP",
        "-ACME-AUP",
        "ACME-AUP-",
        "ACME AUP",
        "../ACME-AUP",
        "ACME-AUP/../X",
        "ÄCME-AUP",
        "1-ACME",
        "ACME-AUP\n",
        "ACME-0123456789012345678901234567890123456789"
      })
  void noId(String id) {
    assertFalse(NewInstrument.isId(id));
  }

  @Test
  void anIdIsTakenByAnInstrumentADraftOrAFile() throws Exception {
    Path workspace = Files.createDirectories(folder.resolve("checkout"));
    Workbench workbench = workbench(workspace);
    assertTrue(workbench.taken("ACME-NEW", List.of("ACME-AUP")).isEmpty());
    assertEquals(
        "There is an instrument ACME-NE.W.",
        workbench.taken("ACME-NEW", List.of("ACME-NE.W")).orElseThrow());
    Path left = workspace.resolve("src/main/resources/invariants/acme-new.yaml");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "");
    assertTrue(workbench.taken("ACME-NEW", List.of()).orElseThrow().contains("acme-new.yaml"));
    Files.delete(left);
    workbench.drafts().orElseThrow().create(Draft.NONE, "<definitions/>", "of none");
    assertTrue(workbench.taken("ACME-NEW", List.of()).isEmpty());
    workbench.begin(Begun.POLICY, Begun.services(), "");
    assertEquals(
        "There is a draft of it already.", workbench.taken("ACME-NEW", List.of()).orElseThrow());
  }

  /** A model of no instrument is checked as a model; nothing of it is proposed. */
  @Test
  void aModelOfNoInstrumentIsCheckedAndNotProposed() throws Exception {
    Workbench workbench = workbench(null);
    Drafts drafts = workbench.drafts().orElseThrow();
    String dish = Files.readString(Path.of("src/test/resources/template/dish.dmn"));
    Draft good = drafts.create(Draft.NONE, dish, "dish");
    JsonNode check = check(workbench, drafts.find(good.id()).orElseThrow());
    assertEquals("[]", check.path("diagnostics").findValuesAsText("severity").toString());
    assertFalse(check.path("profile").asBoolean());
    assertEquals(Map.of(), workbench.files(good));
    for (String wrong : List.of("no model", dish.replace("Season</text>", "Seeson(</text>"))) {
      JsonNode said = check(workbench, drafts.create(Draft.NONE, wrong, "")).path("diagnostics");
      assertTrue(said.findValuesAsText("severity").contains("error"), said.toString());
    }
    String unsafe = Files.readString(Path.of("src/test/resources/models/unsafe/external.dmn"));
    JsonNode said = check(workbench, drafts.create(Draft.NONE, unsafe, "")).path("diagnostics");
    assertEquals("unsafe-model", said.get(0).path("code").asText());
    for (Runnable refused :
        List.<Runnable>of(
            () -> workbench.propose(good),
            () -> workbench.register(good),
            () -> workbench.evaluate(good, JSON.createObjectNode(), LocalDate.now()))) {
      try {
        refused.run();
        throw new AssertionError("a model of no instrument has none of it");
      } catch (NoInstrumentException e) {
        assertTrue(e.getMessage().startsWith("The draft is a model of no instrument here: "));
      }
    }
    assertEquals(
        null,
        drafts.all().stream().filter(d -> d.id().equals(good.id())).findFirst().get().instrument());
  }
}
