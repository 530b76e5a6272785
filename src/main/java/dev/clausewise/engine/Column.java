package dev.clausewise.engine;

import java.util.Set;

/**
 * An input column of the table of findings.
 *
 * @param index 0-based
 * @param expression as it stands in the table: {@code asOf}, a fact, or the name of a decision
 * @param looksAt the facts that its value depends on, through decisions too; and {@code asOf} if it
 *     depends on the day
 * @param constants the texts that its cells and the decisions behind it compare with: any two
 *     others are the same to it
 */
public record Column(int index, String expression, Set<String> looksAt, Set<String> constants) {}
