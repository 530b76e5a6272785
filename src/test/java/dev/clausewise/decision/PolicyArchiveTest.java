package dev.clausewise.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.clausewise.OtherPolicies;
import dev.clausewise.Policies;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyArchiveTest {
  private static final String VERSION = Policies.SERVICE.policyVersion();
  private static final LocalDate DAY = LocalDate.of(2024, 5, 10);
  private static final Facts POLICE =
      Facts.known(
          Map.of(
              "service", "azure_openai",
              "actorType", "police",
              "actorLevel", "local",
              "actorCountry", "US",
              "useCountry", "US",
              "capability", List.of("face_identification"),
              "timing", "post_event",
              "camera", "fixed_cctv"));

  private static Outcome seed(DecisionService service) {
    return service.decide(POLICE, DAY, List.of("SEED-2024-05"), Engine.COMPILED).outcome();
  }

  @Test
  void whatIsPackedAnswersAsBefore() {
    PolicyArchive archive = PolicyArchive.open(PolicyArchive.pack(), VERSION);
    assertEquals(VERSION, archive.decisions().policyVersion());
    for (String instrument : List.of("SEED-2024-05", "EU-AIA", "MSFT-AOAI-COC")) {
      for (UseCase use : UseCase.about(instrument)) {
        Facts facts = Policies.READER.read(use.facts());
        assertEquals(
            Policies.SERVICE
                .decide(facts, LocalDate.parse(use.asOf()), List.of(), Engine.COMPILED)
                .verdicts(),
            archive
                .decisions()
                .decide(facts, LocalDate.parse(use.asOf()), List.of(), Engine.COMPILED)
                .verdicts());
      }
    }
  }

  @Test
  void otherPoliciesAreAnotherVersionAndAnswerOtherwise() throws Exception {
    OtherPolicies others = OtherPolicies.laterBy("SEED-2024-05", "2024-05-01", "2024-06-01");
    assertNotEquals(VERSION, others.version());
    assertEquals(Outcome.PROHIBITED, seed(Policies.SERVICE));
    assertNotEquals(
        Outcome.PROHIBITED,
        seed(PolicyArchive.open(others.archive(), others.version()).decisions()));
  }

  @Test
  void anArchiveOfAnotherVersionOrDamagedIsRefused() {
    byte[] archive = PolicyArchive.pack();
    assertThrows(
        IllegalStateException.class, () -> PolicyArchive.open(archive, "sha256:" + "0".repeat(64)));
    assertThrows(IllegalStateException.class, () -> PolicyArchive.open(new byte[0], VERSION));
    byte[] damaged = archive.clone();
    damaged[archive.length / 2] ^= 1;
    assertThrows(RuntimeException.class, () -> PolicyArchive.open(damaged, VERSION));
  }
}
