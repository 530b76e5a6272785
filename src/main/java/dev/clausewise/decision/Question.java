package dev.clausewise.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The unknown fact to ask for next.
 *
 * @param allowedValues of an enumerated fact; {@code [true, false]} for a boolean; empty for any
 *     other type
 * @param settles the share (0 to 1) of the uncertainty about the outcome (its entropy) that the
 *     answer is expected to settle, where every allowed value is as likely as any other
 */
@RegisterForReflection
public record Question(String fact, String question, List<?> allowedValues, double settles) {}
