package dev.clausewise.workbench;

import java.time.Duration;

/**
 * What one request to a {@link ModelWorker} may take.
 *
 * @param processor time of a processor
 * @param most time by the clock, from the request's arrival
 * @param least time by the clock for the work itself, however long the request waited for a process
 */
record WorkLimits(Duration processor, Duration most, Duration least) {}
