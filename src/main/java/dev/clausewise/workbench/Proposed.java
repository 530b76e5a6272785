package dev.clausewise.workbench;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A draft on its way into force.
 *
 * @param file of the model, relative to a checkout
 * @param written whether the draft stands there now; false where there is no workspace
 * @param patch what it changes of the model that stood there, as {@code git apply} takes it; empty
 *     if nothing
 */
@RegisterForReflection
public record Proposed(String file, boolean written, String patch) {}
