package dev.clausewise.workbench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.decision.Diagnostic;
import dev.clausewise.diagram.prove.Invariant;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.lint.LintFinding;
import dev.clausewise.engine.reading.Place;
import dev.clausewise.register.Instrument;
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
   * A place in the model, or in a file beside it.
   *
   * @param decision null for the model as a whole, and for another file
   * @param row 1-based; null for no row in particular
   * @param column 1-based input column; null for none in particular
   * @param file relative to a checkout; null for the model
   * @param line 1-based line of the file; null for none in particular
   */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Where(String decision, Integer row, Integer column, String file, Integer line) {
    static Where in(String decision, Integer row, Integer column) {
      return new Where(decision, row, column, null, null);
    }
  }

  /** The same place as others write it. */
  Place place() {
    return new Place(where.decision(), null, where.row(), where.column(), null, null);
  }

  static DraftDiagnostic of(LintFinding finding) {
    return new DraftDiagnostic(
        finding.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        "error",
        Where.in(finding.decision(), finding.row(), finding.column()),
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
        Where.in(place.decision(), place.row(), place.cell()),
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
  static List<DraftDiagnostic> of(Proof proof, PolicyTexts texts) {
    List<DraftDiagnostic> diagnostics = new ArrayList<>();
    for (Proof.Checked invariant : proof.invariants()) {
      if (!invariant.holds()) {
        diagnostics.add(
            new DraftDiagnostic(
                "invariant-broken",
                "error",
                texts.placeOfInvariant(proof.instrument(), invariant.id()),
                invariant.id()
                    + ": "
                    + invariant.says()
                    + " The use case shown has the outcome "
                    + invariant.outcome().json()
                    + ".",
                "Find out which of text, model and invariant is wrong, and mend that one. Where the text has changed, the invariant ends on the first day of the change (to).",
                invariant.counterexample()));
      }
    }
    proof.lint().forEach(finding -> diagnostics.add(of(finding, proof)));
    return diagnostics;
  }

  private static DraftDiagnostic of(LintFinding finding, Proof proof) {
    DraftDiagnostic plain = of(finding);
    Map<String, Object> witness =
        switch (finding.code()) {
          case GAP -> proof.gaps().get(0).witness();
          case OVERLAP ->
              proof.overlaps().stream()
                  .filter(o -> finding.row() == o.row())
                  .findFirst()
                  .orElseThrow()
                  .witness();
          default -> null;
        };
    return new DraftDiagnostic(
        plain.code(), plain.severity(), plain.where(), plain.message(), plain.help(), witness);
  }

  /** Of invariants about an instrument alone that rest on clauses that it has not. */
  static List<DraftDiagnostic> ofClauses(
      List<Invariant> invariants, Instrument instrument, PolicyTexts texts) {
    List<DraftDiagnostic> diagnostics = new ArrayList<>();
    for (Invariant invariant : invariants) {
      if (invariant.instruments().equals(List.of(instrument.id()))) {
        invariant.clauses().stream()
            .filter(clause -> instrument.clause(clause).isEmpty())
            .forEach(
                clause ->
                    diagnostics.add(
                        new DraftDiagnostic(
                            "invariant-of-unknown-clause",
                            "error",
                            texts.placeOfInvariant(instrument.id(), invariant.id()),
                            invariant.id()
                                + " rests on "
                                + clause
                                + ", which the register does not have.",
                            "The register has " + instrument.clauses().keySet() + ".",
                            null)));
      }
    }
    return diagnostics;
  }

  /**
   * Of a case that does not come out as it should.
   *
   * @param witness its facts; null if they cannot be read
   */
  static DraftDiagnostic ofCase(
      String code, Where where, String message, String help, Map<String, Object> witness) {
    return new DraftDiagnostic(code, "error", where, message, help, witness);
  }

  private static Where inFindings(Integer row) {
    return Where.in(PolicyModel.FINDINGS, row, null);
  }
}
