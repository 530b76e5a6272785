package dev.clausewise.engine;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A condition that no fact describes and that the answer passes on: clause and id of the condition
 * in the register.
 */
@RegisterForReflection
public record Obligation(String clause, String condition) {}
