package dev.clausewise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Policies;
import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgmentsTest {
  @ParameterizedTest
  @ValueSource(strings = {"EU-AIA", "US-CO-24-18-307", "US-WA-43.386"})
  void whatTakesARowAwayIsWhatTheRulesSayOfEachPair(String id) {
    PolicyModel model =
        Policies.MODELS.models().stream()
            .filter(m -> m.instrument().equals(id))
            .findFirst()
            .orElseThrow();
    Judgments judgments =
        new Judgments(model, Policies.REGISTER.instrument(id).orElseThrow(), Policies.JUDGE);
    int some = 0;
    for (int row = 0; row < model.rowCount(); row++) {
      BitSet threats = judgments.threats(row);
      some += threats.cardinality();
      for (int other = 0; other < model.rowCount(); other++) {
        assertEquals(
            !stands(row, other, judgments),
            threats.get(other),
            "row " + row + " beside row " + other);
      }
    }
    assertTrue(some > 0);
  }

  private static boolean stands(int row, int other, Judgments judgments) {
    BitSet two = new BitSet();
    two.set(row);
    two.set(other);
    return judgments.of(two).rulings().stream().anyMatch(r -> r.finding().row() == row + 1);
  }
}
