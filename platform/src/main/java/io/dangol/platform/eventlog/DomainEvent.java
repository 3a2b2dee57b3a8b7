package io.dangol.platform.eventlog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/** What happened, as others may know it: no personal data. A flat record, ids first, {@code at} last. */
public interface DomainEvent {

    /** {@code io.dangol.<context>.<Thing><Happened>.v<N>}. */
    @JsonIgnore
    String type();

    /**
     * Events of one key stay on one partition, in the order of their transactions. Where two transactions may change
     * one thing at the same time, the event tells the thing's version or number, and its readers keep the highest.
     */
    @JsonIgnore
    String key();

    @JsonIgnore
    Topic topic();

    Instant at();
}
