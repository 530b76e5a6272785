package dev.clausewise.workbench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.diagram.prove.Difference;
import dev.clausewise.diagram.prove.Proof;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What is to be said of a draft.
 *
 * @param diagnostics what is wrong or worth a look, worst first
 * @param profile whether it keeps to the policy profile; if not, nothing of it was compiled and the
 *     rest is left out
 * @param proof what holds of every use case by the draft
 * @param cases how the use cases of the instrument come out
 * @param difference from the model in force; left out if either has no diagrams
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DraftCheck(
    List<DraftDiagnostic> diagnostics,
    boolean profile,
    Proof proof,
    Cases cases,
    Difference difference) {

  /**
   * @param passed number of the cases that come out as they expect
   * @param failed number of the others, each with a diagnostic {@code case-fails}
   */
  @RegisterForReflection
  public record Cases(int passed, int failed) {}

  /** Whether nothing stands in the way of putting the draft into force. */
  public boolean proposable() {
    return diagnostics.stream().noneMatch(d -> d.severity().equals("error"));
  }
}
