package dev.clausewise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Cases;
import dev.clausewise.OtherPolicies;
import dev.clausewise.Policies;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.PolicyArchive;
import dev.clausewise.decision.Shadow;
import dev.clausewise.decision.UseCase;
import dev.clausewise.vocabulary.Facts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was answered is held against Drools, and one difference ends readiness. */
class ShadowTest {
  private static final String SEED = "SEED-2024-05";
  private static final LocalDate DAY = LocalDate.of(2024, 5, 10);
  private static final Shadow SHADOW =
      new Shadow(Policies.VOCABULARY, Policies.DIAGRAMS, Policies.DROOLS);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(
              line.getParameters() == null
                  ? line.getMessage()
                  : String.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private static Facts police() throws Exception {
    return Policies.READER.read(
        new ObjectMapper()
            .readTree(
                """
                {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
                 "useCountry": "US", "capability": ["face_identification"], "timing": "post_event", "camera": "fixed_cctv"}
                """));
  }

  private static Decision decided(DecisionService service, Facts facts, List<String> asked) {
    return service.decide(facts, DAY, asked, Engine.COMPILED);
  }

  private double count(String name) {
    return meters.get(name).counter().count();
  }

  private void await(String name) throws InterruptedException {
    for (int i = 0; i < 500 && count(name) == 0; i++) {
      Thread.sleep(20);
    }
    Thread.sleep(100);
  }

  @AfterEach
  void quiet() {
    Logger.getLogger(ShadowChecks.class.getName()).removeHandler(handler);
  }

  /** What the build made of the models agrees with them, whatever is left out of a case. */
  @Test
  void nothingDiffersOfTheModelsInForce() {
    Random random = new Random(5);
    for (UseCase useCase : Cases.given()) {
      if (random.nextInt(4) > 0) {
        continue; // Drools takes a while for each instrument
      }
      Facts facts = Policies.READER.read(useCase.facts());
      Decision decision =
          Policies.SERVICE.decide(
              facts, LocalDate.parse(useCase.asOf()), List.of(), Engine.COMPILED);
      assertEquals(List.of(), SHADOW.differences(decision, facts, List.of(), random), useCase.id());
    }
  }

  @Test
  void anAnswerOfADoctoredDiagramEndsReadiness() throws Exception {
    OtherPolicies doctored = OtherPolicies.laterBy(SEED, "&quot;US&quot;", "&quot;CA&quot;");
    Decision wrong =
        decided(
            PolicyArchive.open(doctored.archive(), doctored.version()).decisions(),
            police(),
            List.of());
    ShadowChecks checks = new ShadowChecks(SHADOW, meters, 1);
    ShadowHealth health = new ShadowHealth(checks);
    Logger.getLogger(ShadowChecks.class.getName()).addHandler(handler);

    checks.answered(decided(Policies.SERVICE, police(), List.of()), police(), List.of());
    await("clausewise.shadow.checks");
    assertEquals(0, count("clausewise.shadow.mismatches"));
    assertEquals(Status.UP, health.call().await().indefinitely().getStatus());

    checks.answered(wrong, police(), List.of());
    await("clausewise.shadow.mismatches");
    assertEquals(1, count("clausewise.shadow.mismatches"));
    assertEquals(Status.DOWN, health.call().await().indefinitely().getStatus());
    String line = String.join("\n", logged);
    assertTrue(
        line.contains(wrong.id().toString())
            && line.contains(wrong.policyVersion())
            && line.contains(SEED),
        line);
    assertFalse(line.contains("police") || line.contains("azure_openai"), line);
    checks.close(null);
  }

  @Test
  void thatAnInstrumentWasLeftOutIsFoundToo() throws Exception {
    Decision all = decided(Policies.SERVICE, police(), List.of());
    Decision none = decided(Policies.SERVICE, police(), List.of("CN-FRT-2025"));
    assertTrue(all.verdicts().size() > 1);
    List<String> different = SHADOW.differences(none, police(), List.of(), new Random(1));
    assertTrue(different.contains(SEED), different::toString);
  }

  @Test
  void whatThereIsNoRoomForIsDropped() throws Exception {
    ShadowChecks checks = new ShadowChecks(SHADOW, meters, 1);
    checks.close(null);
    checks.answered(decided(Policies.SERVICE, police(), List.of(SEED)), police(), List.of(SEED));
    assertEquals(1, count("clausewise.shadow.dropped"));
  }

  @Test
  void noneIsCheckedWhereItIsOff() throws Exception {
    ShadowChecks checks = new ShadowChecks(SHADOW, meters, 0);
    checks.answered(decided(Policies.SERVICE, police(), List.of(SEED)), police(), List.of(SEED));
    Thread.sleep(200);
    assertEquals(0, count("clausewise.shadow.checks") + count("clausewise.shadow.dropped"));
  }
}
