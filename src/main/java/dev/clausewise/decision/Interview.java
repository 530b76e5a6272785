package dev.clausewise.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.engine.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Where an interview about a use stands.
 *
 * @param outcome the strictest over all instruments; review where it is not determined
 * @param possibleOutcomes strictest first
 * @param nextQuestion null once the outcome is determined, or where every open fact was skipped
 * @param openFacts in the order worth asking
 */
@RegisterForReflection
public record Interview(
    Outcome outcome,
    boolean determined,
    List<Outcome> possibleOutcomes,
    @JsonInclude(JsonInclude.Include.NON_NULL) Question nextQuestion,
    List<String> openFacts) {}
