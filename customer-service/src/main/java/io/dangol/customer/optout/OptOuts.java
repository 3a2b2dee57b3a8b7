package io.dangol.customer.optout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refusal sticks to the address: it holds for whoever else has it, and outlives the address' leaving a profile. Only a
 * later consent of the same customer opens it again: a second record of the same person, with a consent from before or
 * from a bought list, must not.
 */
@ApplicationScoped
public class OptOuts {

    /** What was decided about. */
    public record Matter(
            UUID customerId,
            String purpose,
            String channel,
            @Nullable String brand) {}

    private static final String CLOSE = """
            insert into address_opt_out (kind, hash, channel, purpose, brand, customer_id, since)
            select b.kind, b.hash, :channel, :purpose, :brand, b.customer_id, :at
              from blind_entry b
             where b.customer_id = :customer and b.kind = :kind
               and not exists (select from consent c
                                where c.customer_id = :customer and c.purpose = :purpose and c.channel = :channel
                                  and coalesce(c.brand, '') = :brand and c.granted and c.collected_at > :at)
                on conflict on constraint address_opt_out_pk
                do update set since = greatest(address_opt_out.since, excluded.since)""";

    private static final String OPEN = """
            delete from address_opt_out
             where customer_id = :customer and purpose = :purpose and channel = :channel and brand = :brand
               and since < :at""";

    private final EntityManager entities;

    OptOuts(EntityManager entities) {
        this.entities = entities;
    }

    /** To be told of every decision, in the transaction that keeps it and after it was written. */
    public void decided(Matter matter, boolean granted, Instant at) {
        Channels.kindOf(matter.channel()).ifPresent(kind -> {
            entities.flush();
            Query statement = granted
                    ? entities.createNativeQuery(OPEN)
                    : entities.createNativeQuery(CLOSE).setParameter("kind", kind);
            int unused = statement
                    .setParameter("customer", matter.customerId())
                    .setParameter("purpose", matter.purpose())
                    .setParameter("channel", matter.channel())
                    .setParameter("brand", matter.brand() == null ? "" : matter.brand())
                    .setParameter("at", at)
                    .executeUpdate();
        });
    }
}
