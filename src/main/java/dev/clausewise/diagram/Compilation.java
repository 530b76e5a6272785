package dev.clausewise.diagram;

/** What compiling a model gave. */
sealed interface Compilation permits Compiled, NotCompiled {
  String instrument();
}
