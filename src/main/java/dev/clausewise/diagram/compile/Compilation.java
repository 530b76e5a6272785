package dev.clausewise.diagram.compile;

/** What compiling a model gave. */
public sealed interface Compilation permits Compiled, NotCompiled {
  String instrument();
}
