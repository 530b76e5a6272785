package dev.clausewise.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A condition of a permission or requirement that no fact describes: what the user must do.
 *
 * @param id of the condition in the register
 * @param certain false if it holds only under some completion of the unknown facts
 */
@RegisterForReflection
public record CitedObligation(
    String clause, String id, String text, String citation, boolean certain) {}
