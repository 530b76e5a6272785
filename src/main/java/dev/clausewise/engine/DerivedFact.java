package dev.clausewise.engine;

import java.util.List;
import java.util.Set;

/**
 * A decision of a model that names a derived fact, and what its own text is made of.
 *
 * @param facts that the text names; {@code asOf} among them if it names the day
 * @param decisions whose values the text uses
 * @param strings that the text compares with
 * @param ofEveryMember whether the text is true of the set that it names exactly if it is true of
 *     each member by itself
 */
public record DerivedFact(
    String name,
    Set<String> facts,
    List<String> decisions,
    Set<String> strings,
    boolean ofEveryMember) {}
