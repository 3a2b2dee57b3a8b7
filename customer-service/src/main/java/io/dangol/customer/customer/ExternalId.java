package io.dangol.customer.customer;

import java.util.Comparator;

/** What another system calls a customer. */
public record ExternalId(String system, String id) implements Comparable<ExternalId> {

    private static final Comparator<ExternalId> ORDER =
            Comparator.comparing(ExternalId::system).thenComparing(ExternalId::id);

    /** Everybody claims names in this order, or two who claim the same two could wait for each other. */
    @Override
    public int compareTo(ExternalId other) {
        return ORDER.compare(this, other);
    }
}
