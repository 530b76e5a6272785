package dev.clausewise.workbench;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A draft on its way into force.
 *
 * @param file of the model, relative to a checkout
 * @param files all that it changes or leaves as they are, the model's first
 * @param written whether the draft stands there now; false where there is no workspace
 * @param patch what it changes of the files that stood there, as {@code git apply} takes it; empty
 *     if nothing
 */
@RegisterForReflection
public record Proposed(String file, List<String> files, boolean written, String patch) {}
