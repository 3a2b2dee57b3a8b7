package io.dangol.platform.inbox;

import java.util.List;
import java.util.Set;

/**
 * A service's ear for events of others. Each bean of this type gets its own consumer group. What it does with an event
 * happens in the transaction (JTA) that moves the watermark, so an event takes effect exactly once.
 */
public interface Subscriber {

    /** Names the consumer group; changing it reads everything again. */
    String name();

    /** Without the installation's prefix. */
    Set<String> topics();

    /** Must ignore types that it does not know. Throwing sends the event to the dead letters. */
    void on(InboxEvent event);

    /** Several in their order, in one transaction; for those that can do better than one by one. */
    default void onAll(List<InboxEvent> events) {
        events.forEach(event -> event.cause().run(() -> on(event)));
    }
}
