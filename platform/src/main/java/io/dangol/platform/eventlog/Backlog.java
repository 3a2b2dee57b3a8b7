package io.dangol.platform.eventlog;

/**
 * What the relay has yet to copy.
 *
 * @param oldestAgeMs age of the oldest, milliseconds
 */
public record Backlog(long events, long oldestAgeMs) {}
