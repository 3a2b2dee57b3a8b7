package io.dangol.loyalty.tier;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** Members that were merged, or parted, are looked at moments later: a tier follows from whose purchases count. */
@ApplicationScoped
class MergeConsumer implements Subscriber {

    /** Our reading of {@code MembersMerged} and of {@code MembersUnmerged}. */
    record Merged(UUID survivorId, UUID absorbedId) {}

    private static final String MERGED = "io.dangol.loyalty.MembersMerged.v1";
    private static final String UNMERGED = "io.dangol.loyalty.MembersUnmerged.v1";

    private final AgroalDataSource dataSource;
    private final Reviews reviews;
    private final Clock clock;

    MergeConsumer(AgroalDataSource dataSource, Reviews reviews, Clock clock) {
        this.dataSource = dataSource;
        this.reviews = reviews;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tiers-of-merged";
    }

    @Override
    public Set<String> topics() {
        return Set.of("dangol.loyalty.member");
    }

    @Override
    public void on(InboxEvent event) {
        if (!event.type().equals(MERGED) && !event.type().equals(UNMERGED)) {
            return;
        }
        Merged merged = event.as(Merged.class);
        try (Connection connection = dataSource.getConnection()) {
            var unused = reviews.reviewMerged(
                    connection,
                    Set.of(merged.survivorId(), merged.absorbedId()),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (SQLException e) {
            throw new IllegalStateException("Members could not be looked at", e);
        }
    }
}
