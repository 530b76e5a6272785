package dev.clausewise.engine;

/**
 * An input column of the table of findings.
 *
 * @param index 0-based
 * @param expression as it stands in the table: {@code asOf}, a fact, or the name of a decision
 */
public record Column(int index, String expression) {}
