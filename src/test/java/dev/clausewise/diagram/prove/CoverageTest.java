package dev.clausewise.diagram.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Policies;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Possible;
import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.compile.Compiler;
import dev.clausewise.diagram.function.Completion;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Facts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy does not decide it does not permit. */
class CoverageTest {
  private static final Path FOLDER = Path.of("src/test/resources/coverage");
  private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
  private static final Set<String> COVERED = Set.of("emotion_inference", "translation");

  private static Instrument instrument() throws IOException {
    return Register.read("acme-aup.yaml", Files.newInputStream(FOLDER.resolve("acme-aup.yaml")));
  }

  private static String dmn() throws IOException {
    return Files.readString(FOLDER.resolve("acme-aup.dmn"));
  }

  private static Compiled compiled(String dmn) throws IOException {
    PolicyModel model = Policies.model(dmn);
    Judgments judgments = new Judgments(model, instrument(), Policies.JUDGE);
    return assertInstanceOf(
        Compiled.class, Compiler.compile(model, judgments, Policies.VOCABULARY));
  }

  private static Map<String, Boolean> held(String dmn) throws IOException {
    return new Prover(Policies.VOCABULARY, List.of())
        .prove(compiled(dmn), instrument()).invariants().stream()
            .collect(Collectors.toMap(Proof.Checked::id, Proof.Checked::holds));
  }

  /** Every one, and every two of them. */
  private static List<List<String>> sets() {
    List<String> all = Policies.VOCABULARY.fact("capability").orElseThrow().allowedValues();
    List<List<String>> sets = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      sets.add(List.of(all.get(i)));
      for (int j = i + 1; j < all.size(); j++) {
        sets.add(List.of(all.get(i), all.get(j)));
      }
    }
    return sets;
  }

  @Test
  void itIsProvedThatNothingOutsideItIsMilderThanReview() throws Exception {
    assertEquals(
        Map.of("coverage-1", true, "governs-1", true, "governs-nothing-else", true), held(dmn()));
  }

  @Test
  void aTableThatPermitsMoreThanItsClausesDecideIsFound() throws Exception {
    String more =
        dmn()
            .replace(
                "&quot;emotion_inference&quot;,&quot;translation&quot;)",
                "&quot;emotion_inference&quot;,&quot;translation&quot;,&quot;deepfake&quot;,&quot;other&quot;)");
    assertFalse(more.equals(dmn()));
    assertFalse(held(more).get("coverage-1"));
  }

  @Test
  void aTableThatGovernsMoreThanItSaysIsFound() throws Exception {
    String more =
        dmn()
            .replace(
                "<text>not(&quot;other&quot;)</text>",
                "<text>not(&quot;other&quot;,&quot;llama&quot;)</text>");
    assertFalse(more.equals(dmn()));
    assertFalse(held(more).get("governs-nothing-else"));
  }

  @Test
  void aTableThatGovernsLessThanItSaysIsFound() throws Exception {
    String less =
        dmn().replace("&lt; date(&quot;2025-01-01&quot;)", "&lt; date(&quot;2025-01-02&quot;)");
    assertFalse(less.equals(dmn()));
    assertFalse(held(less).get("governs-1"));
  }

  @Test
  void theDiagramSaysOfEverySetWhatDroolsSays() throws Exception {
    PolicyModel model = Policies.model(dmn());
    Diagram diagram = Policies.diagram(model, instrument());
    assertTrue(diagram.isExact(), () -> diagram.notCompiled().toString());
    for (List<String> set : sets()) {
      Facts facts = Facts.known(Map.of("service", "other", "capability", set));
      List<Finding> findings = model.findings(Completion.of(facts, Policies.VOCABULARY), DAY);
      Outcome drools = Policies.JUDGE.judge(findings, Judge.defeats(instrument())).outcome();
      Possible possible = diagram.explore(facts, DAY).orElseThrow().possible();
      assertEquals(Set.of(drools), possible.outcomes(), set::toString);
      Outcome least = COVERED.containsAll(set) ? Outcome.PERMITTED : Outcome.REVIEW_REQUIRED;
      assertEquals(
          set.contains("emotion_inference") ? Outcome.PROHIBITED : least, drools, set::toString);
    }
  }

  @Test
  void aUseOfWhichNothingIsKnownMayBeOutsideIt() throws Exception {
    Diagram diagram = Policies.diagram(Policies.model(dmn()), instrument());
    Possible possible =
        diagram.explore(Facts.known(Map.of("service", "other")), DAY).orElseThrow().possible();
    assertEquals(
        Set.of(Outcome.PERMITTED, Outcome.REVIEW_REQUIRED, Outcome.PROHIBITED),
        possible.outcomes());
    assertEquals(Set.of("capability"), possible.openFacts().keySet());
  }

  @Test
  void theClauseThatIsCitedNamesWhatIsNotEncodedAndWhereItStands() throws Exception {
    String words =
        instrument().clause(Instrument.NOT_ENCODED).orElseThrow().words("elections").orElseThrow();
    assertTrue(words.contains("impersonation and election rules"), words);
    assertTrue(words.contains("ACME acceptable use policy, 7"), words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"capability: [emotion_inference, foresight]", "foresight: [translation]"})
  void aCoverageOfWhatTheVocabularyDoesNotHaveIsRefused(String decides) throws Exception {
    String yaml = Files.readString(FOLDER.resolve("acme-aup.yaml"));
    Instrument other =
        Register.read(
            "acme-aup.yaml",
            new ByteArrayInputStream(
                yaml.replace("capability: [emotion_inference, translation]", decides)
                    .getBytes(StandardCharsets.UTF_8)));
    assertThrows(
        IllegalStateException.class, () -> CoverageInvariants.of(other, Policies.VOCABULARY));
  }
}
