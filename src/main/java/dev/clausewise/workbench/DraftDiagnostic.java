package dev.clausewise.workbench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.decision.Diagnostic;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.lint.LintFinding;
import dev.clausewise.engine.reading.Place;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
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

  /** The same place as others write it. */
  Place place() {
    return new Place(where.decision(), null, where.row(), where.column(), null, null);
  }

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

  /** What the engine says of a draft that it cannot compile. */
  static DraftDiagnostic invalid(Place place, String message) {
    return new DraftDiagnostic(
        "invalid-model",
        "error",
        new Where(place.decision(), place.row(), place.cell()),
        message,
        "Correct the model in a DMN editor.",
        null);
  }

  /** Of a use case on which the engine and what is compiled differ. */
  static DraftDiagnostic disagreement(Map<String, Object> facts) {
    return new DraftDiagnostic(
        "disagreement",
        "error",
        inFindings(null),
        "The engine does not say of the use case shown what the compiled model says.",
        "Look whether every column allows all values of its fact, and compare with constants written plainly.",
        facts);
  }

  /** What a proof has to say, worst first. */
  static List<DraftDiagnostic> of(Proof proof) {
    List<DraftDiagnostic> diagnostics = new ArrayList<>();
    for (Proof.Checked invariant : proof.invariants()) {
      if (!invariant.holds()) {
        diagnostics.add(
            new DraftDiagnostic(
                "invariant-broken",
                "error",
                inFindings(null),
                invariant.says()
                    + " The use case shown has the outcome "
                    + invariant.outcome().json()
                    + ".",
                "Find out which of text, model and invariant is wrong, and mend that one.",
                invariant.counterexample()));
      }
    }
    proof
        .gaps()
        .forEach(
            gap ->
                diagnostics.add(
                    warning(
                        "gap",
                        null,
                        "No row fires for some use cases; the answer to them is review.",
                        "Add a row for them.",
                        gap.witness())));
    proof
        .deadRows()
        .forEach(
            row ->
                diagnostics.add(
                    warning(
                        "dead-row",
                        row.row(),
                        "The row of clause " + row.clause() + " fires for no use case.",
                        "Correct its cells, or take it out.",
                        null)));
    return diagnostics;
  }

  private static DraftDiagnostic warning(
      String code, Integer row, String message, String help, Map<String, Object> witness) {
    return new DraftDiagnostic(code, "warning", inFindings(row), message, help, witness);
  }

  private static Where inFindings(Integer row) {
    return new Where(PolicyModel.FINDINGS, row, null);
  }
}
