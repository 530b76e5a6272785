package dev.clausewise.engine.lint.checks;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.reading.PolicyTable;
import org.kie.dmn.model.api.HitPolicy;

/** Every row that applies is a finding. */
final class Collect implements Check {
  @Override
  public Code code() {
    return Code.HIT_POLICY;
  }

  @Override
  public String help() {
    return "Use COLLECT without aggregation: every clause that applies is a finding.";
  }

  @Override
  public void look(Subject subject, Report report) {
    subject
        .table()
        .map(PolicyTable::element)
        .filter(t -> t.getHitPolicy() != HitPolicy.COLLECT || t.getAggregation() != null)
        .ifPresent(t -> report.table("the hit policy is " + t.getHitPolicy().value()));
  }
}
