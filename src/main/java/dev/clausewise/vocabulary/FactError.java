package dev.clausewise.vocabulary;

/**
 * What is wrong with one fact of a request.
 *
 * @param pointer JSON pointer (RFC 6901) relative to the facts object
 * @param code {@code unknown-fact}, {@code value-not-allowed}, {@code wrong-type} or {@code
 *     date-out-of-range}
 * @param detail what was wrong and what to do
 */
public record FactError(String pointer, String code, String detail) {}
