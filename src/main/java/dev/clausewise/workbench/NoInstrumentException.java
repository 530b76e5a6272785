package dev.clausewise.workbench;

/** A draft that is a model of no instrument was asked for what only one of an instrument has. */
public final class NoInstrumentException extends RuntimeException {
  /**
   * @param so what follows
   */
  NoInstrumentException(String so) {
    super("The draft is a model of no instrument here: " + so + ".", null, false, false);
  }
}
