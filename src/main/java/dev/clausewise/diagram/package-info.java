/**
 * Unknowns: what an instrument says over all completions of the facts that are not known, which of
 * them matter, and what to ask next. It asks the engine for every value and every judgment, and
 * knows nothing of services or HTTP.
 */
package dev.clausewise.diagram;
