package dev.clausewise.engine.lint;

import dev.clausewise.engine.reading.PolicyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one check finds in one model. Messages are sentences without their full stop. */
public final class Report {
  private static final int LONGEST_QUOTATION = 200;

  private final LintFinding.Code code;
  private final String help;
  private final String model;
  private final List<LintFinding> findings;

  private Report(LintFinding.Code code, String help, String model, List<LintFinding> findings) {
    this.code = code;
    this.help = help;
    this.model = model;
    this.findings = findings;
  }

  /** What a check finds; nothing if the model keeps to it. */
  public static List<LintFinding> of(Check check, Subject subject) {
    List<LintFinding> findings = new ArrayList<>();
    check.look(subject, new Report(check.code(), check.help(), subject.name(), findings));
    return findings;
  }

  /** The same report, for findings with a way out of their own. */
  public Report advising(String wayOut) {
    return new Report(code, wayOut, model, findings);
  }

  /**
   * The same report, for findings of what was written in place of something else.
   *
   * @param meant what may have been meant; empty if nothing is near
   */
  public Report supposing(Optional<String> meant) {
    return meant.map(near -> advising(help + " Did you mean " + near + "?")).orElse(this);
  }

  /** About the model as a whole. */
  public void model(String message) {
    add(null, null, null, message);
  }

  /**
   * About a decision or another element with a name.
   *
   * @param name null for the model as a whole
   */
  public void decision(String name, String message) {
    add(name, null, null, message);
  }

  /** About the table of findings as a whole. */
  public void table(String message) {
    add(PolicyTable.FINDINGS, null, null, message);
  }

  /**
   * @param column 1-based
   */
  public void column(int column, String message) {
    add(PolicyTable.FINDINGS, null, column, message);
  }

  /**
   * @param row 1-based
   */
  public void row(int row, String message) {
    add(PolicyTable.FINDINGS, row, null, message);
  }

  /**
   * @param row 1-based
   * @param column 1-based
   */
  public void cell(int row, int column, String message) {
    add(PolicyTable.FINDINGS, row, column, message);
  }

  /** A text of the model as a message may quote it. */
  public static String shown(String text) {
    return text.length() <= LONGEST_QUOTATION ? text : text.substring(0, LONGEST_QUOTATION) + "…";
  }

  private void add(String decision, Integer row, Integer column, String message) {
    findings.add(new LintFinding(code, model, decision, row, column, message + ".", help));
  }
}
