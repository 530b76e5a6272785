package dev.clausewise.diagram.prove;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.lint.LintFinding;
import dev.clausewise.engine.lint.LintFinding.Code;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What holds of every use case by one instrument, over all combinations of classes of the facts
 * that it looks at.
 *
 * @param exact false if the model could not be compiled to diagrams: then {@code reason} says why,
 *     and there is nothing else
 * @param combinations number of possible combinations of classes, as a decimal integer
 * @param gaps what no row decides; empty if there is none
 * @param deadRows rows (1-based) that fire for no use case
 * @param shadowedRows rows that fire, but never without another one that takes them away
 * @param overlaps rows that say different things of one clause about the same use case
 */
@RegisterForReflection
public record Proof(
    String instrument,
    boolean exact,
    @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
    String combinations,
    List<Gap> gaps,
    List<Row> deadRows,
    List<Row> shadowedRows,
    List<Overlap> overlaps,
    List<Checked> invariants) {

  /**
   * @param share (0 to 1) of the combinations
   * @param witness facts of one use case, its day under {@code asOf} if it takes one
   */
  @RegisterForReflection
  public record Gap(double share, Map<String, Object> witness) {}

  @RegisterForReflection
  public record Row(int row, String clause) {}

  /** Two rows of one clause and condition that stand together and lead to different outcomes. */
  @RegisterForReflection
  public record Overlap(String clause, int row, int other, Map<String, Object> witness) {}

  /**
   * An invariant and whether it holds.
   *
   * @param counterexample facts of a use case for which it does not; null if it holds
   * @param outcome what that use case gives
   */
  @RegisterForReflection
  public record Checked(
      String id,
      String says,
      List<String> clauses,
      boolean holds,
      @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> counterexample,
      @JsonInclude(JsonInclude.Include.NON_NULL) Outcome outcome) {}

  /** What a linter shows of it: exact over the whole model, not table by table. */
  public List<LintFinding> lint() {
    List<LintFinding> found = new ArrayList<>();
    for (Gap gap : gaps) {
      found.add(
          finding(
              Code.GAP,
              null,
              String.format(
                  Locale.ROOT,
                  "no row decides %.3g %% of the use cases, such as %s",
                  100 * gap.share(),
                  gap.witness()),
              "Add a row, or put these uses outside or inside the scope."));
    }
    for (Row row : deadRows) {
      found.add(
          finding(
              Code.DEAD_ROW,
              row.row(),
              "the row of " + row.clause() + " fires for no use case",
              "Its cells contradict each other: correct one, or take the row away."));
    }
    for (Row row : shadowedRows) {
      found.add(
          finding(
              Code.SHADOWED_ROW,
              row.row(),
              "the row of " + row.clause() + " never fires without one that takes it away",
              "Narrow the exception or the scope, or take the row away."));
    }
    for (Overlap overlap : overlaps) {
      found.add(
          finding(
              Code.OVERLAP,
              overlap.row(),
              "rows "
                  + overlap.row()
                  + " and "
                  + overlap.other()
                  + " of "
                  + overlap.clause()
                  + " say different things of "
                  + overlap.witness(),
              "Make their cells exclude each other; until then the stricter one decides."));
    }
    return List.copyOf(found);
  }

  private LintFinding finding(Code code, Integer row, String message, String help) {
    return new LintFinding(code, instrument, "Findings", row, null, message + ".", help);
  }

  /** Whether every invariant holds. */
  public boolean holds() {
    return invariants.stream().allMatch(Checked::holds);
  }
}
