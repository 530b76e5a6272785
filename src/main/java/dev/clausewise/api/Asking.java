package dev.clausewise.api;

/**
 * What a decision is recorded and logged with, beside what was asked.
 *
 * @param by who asks
 * @param began by {@link System#nanoTime}
 * @param trace the id of the trace; null if there are no traces
 */
record Asking(String by, long began, String trace) {}
