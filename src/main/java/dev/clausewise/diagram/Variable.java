package dev.clausewise.diagram;

import java.util.List;

/**
 * An unknown that a model looks at: a fact, or whether a set-valued fact has one member.
 *
 * @param member null for a fact that is not set-valued
 * @param values representatives of its classes; true and false for a member
 */
record Variable(String fact, String member, List<Object> values) {}
