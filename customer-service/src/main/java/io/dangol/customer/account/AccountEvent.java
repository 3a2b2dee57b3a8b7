package io.dangol.customer.account;

import io.dangol.customer.CustomerTopic;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of an account; its name stays here. */
sealed interface AccountEvent extends DomainEvent {

    UUID accountId();

    @Override
    default String key() {
        return accountId().toString();
    }

    @Override
    default Topic topic() {
        return CustomerTopic.ACCOUNTS;
    }

    /** A company is known. */
    record AccountRegistered(
            UUID accountId,
            String kind,
            String channel,
            @Nullable String campaign,
            Instant at) implements AccountEvent {
        @Override
        public String type() {
            return "io.dangol.customer.AccountRegistered.v1";
        }
    }

    /** @param changedFields names only */
    record AccountChanged(UUID accountId, SortedSet<String> changedFields, Instant at) implements AccountEvent {
        @Override
        public String type() {
            return "io.dangol.customer.AccountChanged.v1";
        }
    }
}
