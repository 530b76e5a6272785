package dev.clausewise.engine;

import java.util.List;

/**
 * What the rule unit makes of a set of findings.
 *
 * @param rulings of the findings that stand, strictest first, then in the order of the table
 * @param obligations in the order of the table, each once
 */
public record Judgment(Outcome outcome, List<Ruling> rulings, List<Obligation> obligations) {}
