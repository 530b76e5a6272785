/**
 * What a model has to be like to be of the policy profile: one check a file, all of them in {@link
 * dev.clausewise.engine.lint.checks.Checks}. A check knows the model that it looks at and none of
 * the other checks.
 */
package dev.clausewise.engine.lint.checks;
