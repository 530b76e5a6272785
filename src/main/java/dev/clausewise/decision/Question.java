package dev.clausewise.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The unknown fact to ask for next.
 *
 * @param allowedValues of an enumerated fact; {@code [true, false]} for a boolean; empty for any
 *     other type
 * @param settles the expected share (0 to 1) of the open verdicts that an answer settles
 */
@RegisterForReflection
public record Question(String fact, String question, List<?> allowedValues, double settles) {}
