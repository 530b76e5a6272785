/**
 * The service: facts and a day to cited verdicts over all instruments. It knows nothing of HTTP, of
 * callers or of what is kept of an answer.
 */
package dev.clausewise.decision;
