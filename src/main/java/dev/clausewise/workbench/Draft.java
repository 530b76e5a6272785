package dev.clausewise.workbench;

/**
 * An instrument's model that is being edited.
 *
 * @param id a UUID
 * @param instrument whose model it is to become
 * @param model DMN XML, in whatever state the editing is
 * @param note what it is about, in the words of whoever edits it
 * @param revision 64 hexadecimal digits (SHA-256) over instrument, note and model: whoever replaces
 *     a draft names the revision that they saw
 */
public record Draft(String id, String instrument, String model, String note, String revision) {}
