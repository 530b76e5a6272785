/**
 * The facts that a use of AI is described by: names, types, allowed values and defaults, and the
 * reading and checking of the facts of a request. It knows nothing of instruments, engines or HTTP.
 */
package dev.clausewise.vocabulary;
