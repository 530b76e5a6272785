package dev.clausewise.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Cases;
import dev.clausewise.Policies;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Facts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** To touch fewer instruments, or to remember what one said, changes nothing that is said. */
class InScopeTest {
  private static final DecisionService FORGETFUL =
      new DecisionService(
          Policies.VOCABULARY,
          Policies.REGISTER,
          Policies.DIAGRAMS,
          Policies.DROOLS,
          Clock.systemUTC(),
          0);

  @Test
  void allInstrumentsSayWhatTheyDoWhereEachIsNamed() {
    List<String> each = Policies.DIAGRAMS.all().stream().map(Diagram::instrument).toList();
    int touched = 0;
    Random random = new Random(3);
    for (UseCase useCase : Cases.all()) {
      if (random.nextInt(3) > 0) {
        continue; // the cases of an instrument are much alike
      }
      Facts facts = Policies.READER.read(useCase.facts());
      LocalDate asOf = LocalDate.parse(useCase.asOf());
      Decision named = FORGETFUL.decide(facts, asOf, each, Engine.COMPILED);
      Decision all = Policies.SERVICE.decide(facts, asOf, List.of(), Engine.COMPILED);
      assertEquals(
          named.verdicts().stream()
              .filter(v -> !v.possibleOutcomes().equals(List.of(Outcome.NOT_APPLICABLE)))
              .toList(),
          all.verdicts(),
          useCase.id());
      assertEquals(named.possibleOutcomes(), all.possibleOutcomes(), useCase.id());
      assertEquals(named.openFacts(), all.openFacts(), useCase.id());
      assertEquals(named.nextQuestion(), all.nextQuestion(), useCase.id());
      touched++;
    }
    assertTrue(touched > 100);
  }
}
