package dev.clausewise.engine.lint;

/** One thing that every model of the policy profile keeps to. */
public interface Check {
  /** What a model that does not is told by; several checks may share one. */
  LintFinding.Code code();

  /** The way out, unless a finding has a better one of its own. */
  String help();

  /** Reports every place where the model does not keep to it. */
  void look(Subject subject, Report report);
}
