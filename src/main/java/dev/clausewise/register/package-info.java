/**
 * The register: instruments and their clauses over time, each with its text, its source and how
 * well that source was read. It knows nothing of facts, tables or verdicts.
 */
package dev.clausewise.register;
