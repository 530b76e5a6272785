package dev.clausewise.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.engine.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision in a line: what comes of the use, and which clauses make it so.
 *
 * @param outcome the strictest over all verdicts; review where it is not determined
 * @param possibleOutcomes strictest first
 * @param openFacts in the order worth asking
 * @param nextFact the open fact to find out first; null if there is none
 * @param clauses those that lead to the strictest of the possible outcomes, each once a condition
 * @param notEncoded ids of the instruments that govern the use and have no clause here for it
 */
@RegisterForReflection
public record Brief(
    Outcome outcome,
    boolean determined,
    List<Outcome> possibleOutcomes,
    List<String> openFacts,
    @JsonInclude(JsonInclude.Include.NON_NULL) String nextFact,
    List<Deciding> clauses,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notEncoded) {

  /**
   * A clause that decides.
   *
   * @param condition of the clause that the row is about; null if none
   * @param certain false if it applies only under some completion of the unknown facts
   */
  @RegisterForReflection
  public record Deciding(
      String instrument,
      String clause,
      Outcome outcome,
      @JsonInclude(JsonInclude.Include.NON_NULL) String condition,
      String citation,
      String url,
      boolean certain) {}

  /** One that was kept has no list where it was empty. */
  public Brief {
    notEncoded = notEncoded == null ? List.of() : notEncoded;
  }

  public static Brief of(Decision decision) {
    Outcome strictest = decision.possibleOutcomes().get(0);
    List<Deciding> clauses = new ArrayList<>();
    for (Verdict verdict : decision.verdicts()) {
      for (CitedFinding finding : verdict.findings()) {
        Deciding deciding = of(verdict, finding);
        if (finding.outcome() == strictest && !clauses.contains(deciding)) {
          clauses.add(deciding);
        }
      }
    }
    // Where it is settled, those that only might apply decide nothing any more.
    if (decision.determined() && clauses.stream().anyMatch(Deciding::certain)) {
      clauses.removeIf(clause -> !clause.certain());
    }
    return new Brief(
        decision.outcome(),
        decision.determined(),
        decision.possibleOutcomes(),
        decision.openFacts(),
        decision.nextQuestion() == null ? null : decision.nextQuestion().fact(),
        List.copyOf(clauses),
        decision.notEncoded());
  }

  private static Deciding of(Verdict verdict, CitedFinding finding) {
    return new Deciding(
        verdict.instrument(),
        finding.clause(),
        finding.outcome(),
        finding.condition() == null ? null : finding.condition().id(),
        finding.citation(),
        finding.url(),
        finding.certain());
  }
}
