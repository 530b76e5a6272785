package dev.clausewise.workbench;

/**
 * Something that is wrong with a model from outside.
 *
 * @param source 0 for the model itself, 1 and up for its imports in their order
 * @param decision name of the decision or business knowledge model it is in; null if it is in none
 * @param message what is wrong
 */
public record Fault(int source, String decision, String message) {}
