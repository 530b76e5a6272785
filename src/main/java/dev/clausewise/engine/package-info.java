/**
 * Drools: from the facts of a use case to the findings of one instrument (its DMN model) to a
 * judgment (the rule unit). It knows facts and the register, one instrument at a time; nothing of
 * unknowns over several facts, of services or HTTP. Below it are what reads models ({@code
 * reading}) and what a model is checked for ({@code lint}), which know nothing of it.
 */
package dev.clausewise.engine;
