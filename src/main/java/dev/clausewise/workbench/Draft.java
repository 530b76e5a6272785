package dev.clausewise.workbench;

import java.util.Map;

/**
 * A model that is being edited: an instrument's, or one from outside that is of none.
 *
 * @param id a UUID
 * @param instrument whose model it is to become; {@link #NONE} for a model of none
 * @param model DMN XML, in whatever state the editing is
 * @param note what it is about, in the words of whoever edits it
 * @param files texts of the files beside the model that are changed with it, by {@link
 *     PolicyFile#key}
 * @param revision 64 hexadecimal digits (SHA-256) over all of them: whoever replaces a draft names
 *     the revision that they saw
 */
public record Draft(
    String id,
    String instrument,
    String model,
    String note,
    Map<String, String> files,
    String revision) {
  public Draft {
    files = Map.copyOf(files);
  }

  /** What a draft of a model of no instrument has in the place of one. */
  public static final String NONE = "";

  /** Whether it is to become the model of an instrument. */
  public boolean isOfAnInstrument() {
    return !instrument.equals(NONE);
  }
}
