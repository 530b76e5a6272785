package dev.clausewise.engine;

/**
 * A condition that no fact describes and that the answer passes on: clause and id of the condition
 * in the register.
 */
public record Obligation(String clause, String condition) {}
