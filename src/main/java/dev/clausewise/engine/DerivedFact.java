package dev.clausewise.engine;

import dev.clausewise.engine.reading.Truth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A decision of a model that names a derived fact, and what its own text is made of.
 *
 * @param facts that the text names; {@code asOf} among them if it names the day
 * @param decisions whose values the text uses
 * @param strings that the text names
 * @param truth empty if the text is not of the policy profile
 */
public record DerivedFact(
    String name,
    Set<String> facts,
    List<String> decisions,
    Set<String> strings,
    Optional<Truth> truth) {}
