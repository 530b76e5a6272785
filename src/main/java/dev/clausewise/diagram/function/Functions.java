package dev.clausewise.diagram.function;

import java.util.List;

/** Functions over the same variables, which nodes test in their order. */
public interface Functions {
  List<Variable> variables();

  /** That all of them are of. */
  Nodes nodes();
}
