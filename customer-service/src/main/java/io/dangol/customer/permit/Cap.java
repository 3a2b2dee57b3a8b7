package io.dangol.customer.permit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * At most so many contacts in so many days, whoever makes them.
 *
 * @param channel null: on all channels together
 */
public record Cap(int contacts, int days, @Nullable String channel) {

    public Cap {
        if (contacts < 1 || days < 1) {
            throw new IllegalArgumentException("A cap leaves room for one contact at least, in a day at least");
        }
    }

    boolean concerns(String ofChannel) {
        return channel == null || channel.equals(ofChannel);
    }

    /** Empty: there is room for one more now. A contact that is {@code days} old leaves its place. */
    Optional<Instant> freeAgain(List<Facts.Contact> all, Instant now) {
        Instant since = now.minus(window());
        List<Instant> within = all.stream()
                .filter(contact -> contact.counted() && concerns(contact.channel()))
                .map(Facts.Contact::at)
                .filter(at -> at.isAfter(since))
                .sorted()
                .toList();
        int tooMany = within.size() - contacts;
        return tooMany < 0 ? Optional.empty() : Optional.of(within.get(tooMany).plus(window()));
    }

    private Duration window() {
        return Duration.ofDays(days);
    }
}
