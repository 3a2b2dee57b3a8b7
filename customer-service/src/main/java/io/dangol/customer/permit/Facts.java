package io.dangol.customer.permit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer when somebody wants to make contact.
 *
 * @param addressKnown whether there is an address of that channel; true where we keep none of such
 * @param addressOptedOut whether that address was opted out, by whichever customer has it
 * @param numberInDoubt whether the customer's phone number may be somebody else's by now
 * @param decisions what holds now, one per purpose, channel and brand
 * @param contacts those that took place or still may, newest or oldest first
 */
public record Facts(
        UUID customerId,
        boolean addressKnown,
        boolean addressOptedOut,
        boolean numberInDoubt,
        @Nullable Rest leftAlone,
        List<Decided> decisions,
        List<Contact> contacts) {

    /** Why a customer is left alone. */
    public enum Rest {
        UNWILLING,
        UNPROFITABLE,
        COMPLAINT_OPEN,
        SLEEPING_DOG
    }

    /** A customer's decision, as the history of consents has it. */
    public record Decided(
            UUID consentId,
            String purpose,
            String channel,
            @Nullable String brand,
            boolean granted,
            Instant at) {}

    /**
     * One that was made, or that a permit still allows.
     *
     * @param at when it took place; of one that is still allowed the last moment at which it may
     */
    public record Contact(String purpose, String channel, boolean counted, Instant at) {}

    /** The same with contacts that were allowed since they were read. */
    public Facts with(List<Contact> more) {
        return more.isEmpty()
                ? this
                : new Facts(
                        customerId,
                        addressKnown,
                        addressOptedOut,
                        numberInDoubt,
                        leftAlone,
                        decisions,
                        Stream.concat(contacts.stream(), more.stream()).toList());
    }

    Optional<Decided> decided(String purpose, String channel, @Nullable String brand) {
        return decisions.stream()
                .filter(one -> one.purpose().equals(purpose)
                        && one.channel().equals(channel)
                        && Objects.equals(one.brand(), brand))
                .findFirst();
    }
}
