package io.dangol.loyalty.referral;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.referral.Referrals.Touched;
import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * This service's own sales, returns, signals of fraud, merges and holders, moments later: the till waits for none of it. One look in an index for all
 * that came together; sales of members whom nobody brought, or too long ago, lead no further.
 */
@ApplicationScoped
class ReferralConsumer implements Subscriber {

    /** Our reading of {@code io.dangol.loyalty.SaleRecorded.v1}. */
    record SaleRecorded(@Nullable UUID memberId, Instant soldAt) {}

    /** Our reading of {@code io.dangol.loyalty.SaleClaimed.v1} and of {@code SaleReturned.v1}. */
    record Later(@Nullable UUID memberId, @Nullable LocalDate saleBusinessDay) {}

    /** Our reading of {@code io.dangol.loyalty.FraudSignalRaised.v1} and of {@code FraudReviewEnded.v1}. */
    record LookedInto(UUID memberId) {}

    /** Our reading of {@code io.dangol.loyalty.MembersMerged.v1} and of {@code MembersUnmerged.v1}. */
    record Merged(UUID survivorId, UUID absorbedId) {}

    /** Our reading of {@code io.dangol.loyalty.MemberIdentified.v1}: two members may turn out to be one customer's. */
    record MemberIdentified(UUID memberId) {}

    private static final Logger LOG = Logger.getLogger(ReferralConsumer.class);

    /** A store's business day may begin that much before or after the day of UTC. */
    private static final Duration DAYS_BEGIN = Duration.ofDays(2);

    private final Transactions transactions;
    private final ReferralRewards rewards;

    ReferralConsumer(Transactions transactions, ReferralRewards rewards) {
        this.transactions = transactions;
        this.rewards = rewards;
    }

    @Override
    public String name() {
        return "referrals";
    }

    @Override
    public Set<String> topics() {
        return Set.of(
                "dangol.loyalty.sale", "dangol.loyalty.member", "dangol.loyalty.card", "dangol.loyalty.fraud-signal");
    }

    @Override
    public void on(InboxEvent event) {
        onAll(List.of(event));
    }

    @Override
    public void onAll(List<InboxEvent> events) {
        List<Touched> touched = new ArrayList<>();
        Set<UUID> merged = new HashSet<>();
        events.forEach(event -> read(event, touched, merged));
        if (touched.isEmpty() && merged.isEmpty()) {
            return;
        }
        // Each in a transaction of its own, so that none holds the members of another; done again it changes nothing.
        QuarkusTransaction.suspendingExisting().run(() -> settle(touched, merged));
    }

    private void settle(List<Touched> touched, Set<UUID> merged) {
        Set<UUID> referrals = transactions.run(connection -> {
            Set<UUID> found = new HashSet<>();
            if (!touched.isEmpty()) {
                found.addAll(Referrals.touched(connection, touched));
            }
            if (!merged.isEmpty()) {
                found.addAll(Referrals.ofMembers(connection, merged));
            }
            return found;
        });
        for (UUID referral : new TreeSet<>(referrals)) {
            boolean unused = rewards.settle(referral);
        }
    }

    private static void read(InboxEvent event, List<Touched> touched, Set<UUID> merged) {
        switch (event.type()) {
            case "io.dangol.loyalty.SaleRecorded.v1" -> {
                SaleRecorded sale = event.as(SaleRecorded.class);
                add(touched, sale.memberId(), sale.soldAt());
            }
            case "io.dangol.loyalty.SaleReturned.v1", "io.dangol.loyalty.SaleClaimed.v1" -> {
                Later later = event.as(Later.class);
                add(touched, later.memberId(), since(later.saleBusinessDay()));
            }
            case "io.dangol.loyalty.FraudSignalRaised.v1", "io.dangol.loyalty.FraudReviewEnded.v1" ->
                add(touched, event.as(LookedInto.class).memberId(), Instant.EPOCH);
            case "io.dangol.loyalty.MembersMerged.v1", "io.dangol.loyalty.MembersUnmerged.v1" -> {
                Merged both = event.as(Merged.class);
                merged.add(both.survivorId());
                merged.add(both.absorbedId());
            }
            case "io.dangol.loyalty.MemberIdentified.v1" ->
                merged.add(event.as(MemberIdentified.class).memberId());
            default -> LOG.tracef("%s concerns no referral", event.type());
        }
    }

    private static void add(List<Touched> touched, @Nullable UUID memberId, Instant since) {
        if (memberId != null) {
            touched.add(new Touched(memberId, since));
        }
    }

    /** A return without a known sale, and a claim, may concern any. */
    private static Instant since(@Nullable LocalDate saleDay) {
        return saleDay == null
                ? Instant.EPOCH
                : saleDay.atStartOfDay(ZoneOffset.UTC).toInstant().minus(DAYS_BEGIN);
    }
}
