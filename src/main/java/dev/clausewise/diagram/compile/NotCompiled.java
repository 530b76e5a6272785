package dev.clausewise.diagram.compile;

import java.util.List;

/**
 * A model that is not of the policy profile: it runs on Drools where all its facts are known.
 *
 * @param reason the place that keeps it from being compiled
 * @param looksAt names of the facts that it may look at
 */
public record NotCompiled(String instrument, String reason, List<String> looksAt)
    implements Compilation {}
