package dev.clausewise.workbench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.decision.Diagnostic;
import dev.clausewise.engine.LintFinding;
import dev.clausewise.engine.PolicyModel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Map;

/**
 * Something about a draft.
 *
 * @param code stable
 * @param severity {@code error} where it stands in the way of proposing the draft, else {@code
 *     warning}
 * @param message what
 * @param help what to do about it
 * @param witness facts of a use case that shows it; null if none is needed
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DraftDiagnostic(
    String code,
    String severity,
    Where where,
    String message,
    String help,
    Map<String, Object> witness) {

  /**
   * A place in the model.
   *
   * @param decision null for the model as a whole
   * @param row 1-based; null for no row in particular
   * @param column 1-based input column; null for none in particular
   */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Where(String decision, Integer row, Integer column) {}

  static DraftDiagnostic of(LintFinding finding) {
    return new DraftDiagnostic(
        finding.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        "error",
        new Where(finding.decision(), finding.row(), finding.column()),
        finding.message(),
        finding.help(),
        null);
  }

  static DraftDiagnostic of(Diagnostic diagnostic) {
    return new DraftDiagnostic(
        diagnostic.code(),
        "error",
        inFindings(diagnostic.row()),
        diagnostic.message(),
        diagnostic.help(),
        null);
  }

  static DraftDiagnostic warning(
      String code, Integer row, String message, String help, Map<String, Object> witness) {
    return new DraftDiagnostic(code, "warning", inFindings(row), message, help, witness);
  }

  static DraftDiagnostic error(
      String code, String message, String help, Map<String, Object> witness) {
    return new DraftDiagnostic(code, "error", inFindings(null), message, help, witness);
  }

  private static Where inFindings(Integer row) {
    return new Where(PolicyModel.FINDINGS, row, null);
  }
}
