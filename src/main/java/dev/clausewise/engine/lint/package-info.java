/**
 * What a check of a policy model is: what it is asked, what it may ask, and what it says. It knows
 * none of the checks, and nothing of what becomes of a model: no diagram, no proof, no evaluation.
 */
package dev.clausewise.engine.lint;
