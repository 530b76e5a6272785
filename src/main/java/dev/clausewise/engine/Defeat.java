package dev.clausewise.engine;

/**
 * An exception and the general clause that it defeats.
 *
 * @param depth length of the chain of clauses that {@code by} defeats in turn: an exception to an
 *     exception comes first
 */
public record Defeat(String by, String defeated, int depth) {}
