package io.dangol.loyalty.rule;

/**
 * Something that has to happen before points can be spent, such as a delivery.
 *
 * @param event what it is called by whoever tells of it
 * @param withinDays from when the sale is recorded
 * @param otherwise what becomes of the points where nobody tells of it in time
 */
public record Awaits(String event, int withinDays, Otherwise otherwise) {

    /** Without the event. */
    public enum Otherwise {
        /** They can be spent. */
        OPEN,
        /** They go back to who funded them. */
        WITHDRAW
    }
}
