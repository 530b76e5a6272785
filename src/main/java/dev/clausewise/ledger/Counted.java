package dev.clausewise.ledger;

import java.util.Map;

/**
 * How many decisions came to which outcome; those that none came to are left out.
 *
 * @param outcomes of all that were counted
 * @param alone of those in which nothing but certain instruments spoke; they are in the others too
 */
public record Counted(Map<String, Long> outcomes, Map<String, Long> alone) {}
