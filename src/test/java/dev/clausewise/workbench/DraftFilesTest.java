package dev.clausewise.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files beside a model: read as they stand in the workspace, edited and proposed with it. */
class DraftFilesTest {
  private static final String INSTRUMENT = "MSFT-AZURE-FR-POLICE";
  private static final String CASES = "src/test/resources/cases/msft-azure-fr-police.yaml";
  private static final String INVARIANTS =
      "src/main/resources/invariants/msft-azure-fr-police.yaml";
  private static final String REGISTER = "src/main/resources/policies/msft-azure-fr-police.yaml";
  private static final String OPEN_CASE =
      """

      - id: azure-police-of-no-country
        description: A police force of a country that is not said
        asOf: "2024-06-01"
        facts: {service: azure_ai_face, actorType: police, capability: [face_identification]}
        expected:
          MSFT-AZURE-FR-POLICE: {outcome: prohibited, clauses: [US-POLICE]}
      """;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final WorkLimits LIMITS = new WorkLimits(MINUTE, MINUTE, MINUTE);
  private static final Sandbox SANDBOX = new Sandbox(1, LIMITS, LIMITS, MINUTE);

  @TempDir Path workspace;

  @AfterAll
  static void end() {
    SANDBOX.close();
  }

  private Workbench workbench() {
    return new Workbench(workspace, workspace.resolve("drafts"), SANDBOX);
  }

  private static Draft draft(Workbench workbench, Map<String, String> files) {
    Drafts drafts = workbench.drafts().orElseThrow();
    Draft made = drafts.create(INSTRUMENT, Policies.IN_FORCE.model(INSTRUMENT), "");
    return drafts.replace(made.id(), made.revision(), made.model(), "", files).orElseThrow();
  }

  private void stands(String file, String text) throws Exception {
    Files.createDirectories(workspace.resolve(file).getParent());
    Files.writeString(workspace.resolve(file), text);
  }

  private static String built(String file) throws Exception {
    return Files.readString(Path.of(file));
  }

  private static List<JsonNode> diagnostics(Workbench workbench, Draft draft) throws Exception {
    JsonNode check = new ObjectMapper().readTree(workbench.check(draft));
    return List.copyOf(check.path("diagnostics").findParents("code"));
  }

  private static JsonNode only(List<JsonNode> diagnostics) {
    assertEquals(1, diagnostics.size(), diagnostics.toString());
    return diagnostics.get(0);
  }

  /** The tests of the build want it determined. */
  @Test
  void aCaseThatIsNotDeterminedIsSaidWithTheFactsThatItLacks() throws Exception {
    String cases = built(CASES).stripTrailing() + "\n";
    stands(CASES, cases + OPEN_CASE);
    Workbench workbench = workbench();
    Draft draft = draft(workbench, Map.of());
    JsonNode said = only(diagnostics(workbench, draft));
    assertEquals("case-undetermined", said.path("code").asText());
    assertTrue(said.path("message").asText().contains("actorCountry"), said.toString());
    assertEquals(CASES, said.path("where").path("file").asText());
    assertEquals(cases.lines().count() + 2, said.path("where").path("line").asInt());
    assertEquals("2024-06-01", said.path("witness").path("asOf").asText());
    assertThrows(ModelException.class, () -> workbench.propose(draft));

    Draft mended =
        draft(
            workbench,
            Map.of("cases", cases + OPEN_CASE.replace("police,", "police, actorCountry: US,")));
    assertEquals(List.of(), diagnostics(workbench, mended));
  }

  @Test
  void anInvariantThatIsBrokenIsNamedWithItsPlace() throws Exception {
    String before = built(INVARIANTS).stripTrailing() + "\n";
    Workbench workbench = workbench();
    String wrong =
        """
        - id: azure-never-prohibits
          says: "It never prohibits anything."
          instrument: MSFT-AZURE-FR-POLICE
          clauses: [US-POLICE, OF-NOBODY]
          never: [prohibited]
        """;
    List<JsonNode> said =
        diagnostics(workbench, draft(workbench, Map.of("invariants", before + wrong)));
    assertEquals(
        List.of("invariant-broken", "invariant-of-unknown-clause"),
        said.stream().map(d -> d.path("code").asText()).toList());
    assertTrue(said.get(0).path("message").asText().startsWith("azure-never-prohibits: It never"));
    for (JsonNode one : said) {
      assertEquals(INVARIANTS, one.path("where").path("file").asText());
      assertEquals(before.lines().count() + 1, one.path("where").path("line").asInt());
    }
  }

  @Test
  void aTextThatCannotBeReadIsSaidWithItsLine() throws Exception {
    Workbench workbench = workbench();
    String broken = "id: [\n" + built(REGISTER);
    JsonNode said = only(diagnostics(workbench, draft(workbench, Map.of("register", broken))));
    assertEquals("unreadable-file", said.path("code").asText());
    assertEquals(REGISTER, said.path("where").path("file").asText());
    assertTrue(said.path("where").path("line").asInt() > 0, said.toString());
    JsonNode shape = only(diagnostics(workbench, draft(workbench, Map.of("register", "id: X\n"))));
    assertEquals("unreadable-file", shape.path("code").asText());
  }

  /** An author reads what is wrong with the text, and not what it is read into. */
  @Test
  void whatIsOfAnotherShapeIsSaidWithoutATypeOfJava() throws Exception {
    Workbench workbench = workbench();
    Map<Map<String, String>, String> words =
        Map.of(
            Map.of("register", "- a\n"), "the whole is of another kind",
            Map.of("register", "title: [{}]\n"), "title is of another kind",
            Map.of("register", built(REGISTER) + "colour: red\n"), "there is no member colour",
            Map.of("cases", "- [a]\n"), "item 1 is of another kind",
            Map.of("cases", "- {id: a, expected: red}\n"), "item 1, expected is of another kind");
    for (Map.Entry<Map<String, String>, String> entry : words.entrySet()) {
      JsonNode said = only(diagnostics(workbench, draft(workbench, entry.getKey())));
      String message = said.path("message").asText();
      assertTrue(message.contains(entry.getValue()), said.toString());
      assertFalse(message.contains("dev.clausewise") || message.contains("java."), message);
    }
  }

  @Test
  void allOfItIsOnePatchThatGitTakes() throws Exception {
    for (String file : List.of(CASES, REGISTER)) {
      stands(file, built(file));
    }
    Files.createDirectories(workspace.resolve("dmn"));
    String model = Policies.IN_FORCE.model(INSTRUMENT);
    String before = model.replace("<description>", "<description>Before. ");
    Files.writeString(workspace.resolve("dmn/msft-azure-fr-police.dmn"), before);
    Workbench workbench = workbench();
    String cases = built(CASES) + "# edited\n";
    String invariants = built(INVARIANTS) + "# edited\n";
    Draft draft = draft(workbench, Map.of("cases", cases, "invariants", invariants));
    assertEquals(cases, workbench.files(draft).get("cases"));
    assertEquals(built(REGISTER), workbench.files(draft).get("register"));
    assertEquals(
        Map.of("cases", cases),
        workbench.edited(INSTRUMENT, Map.of("cases", cases, "invariants", built(INVARIANTS))));

    Path checkout = Files.createDirectories(workspace.resolve("checkout"));
    for (String file : List.of("dmn/msft-azure-fr-police.dmn", CASES)) {
      Files.createDirectories(checkout.resolve(file).getParent());
      Files.copy(workspace.resolve(file), checkout.resolve(file));
    }
    Files.createDirectories(checkout.resolve(INVARIANTS).getParent());
    Files.writeString(checkout.resolve(INVARIANTS), built(INVARIANTS));
    Proposed proposed = workbench.propose(draft);
    assertEquals(List.of("dmn/msft-azure-fr-police.dmn", CASES, INVARIANTS), proposed.files());
    Applied.to(checkout, proposed.patch());
    for (Path root : List.of(workspace, checkout)) {
      assertEquals(model, Files.readString(root.resolve("dmn/msft-azure-fr-police.dmn")));
      assertEquals(cases, Files.readString(root.resolve(CASES)));
      assertEquals(invariants, Files.readString(root.resolve(INVARIANTS)));
    }
    assertFalse(proposed.patch().contains(REGISTER));
  }
}
