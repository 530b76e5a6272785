package dev.clausewise.access.keys;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A new key.
 *
 * @param secret shown this once
 */
@RegisterForReflection
public record Made(@JsonUnwrapped ApiKey key, String secret) {}
