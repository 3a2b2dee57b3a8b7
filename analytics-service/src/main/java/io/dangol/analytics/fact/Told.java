package io.dangol.analytics.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other services tell, as far as it counts here. A field that must be there is refused by its column if it is not. */
sealed interface Told {

    Map<String, Class<? extends Told>> TYPES = Map.ofEntries(
            Map.entry("io.dangol.partner.PartnerChanged.v1", PartnerChanged.class),
            Map.entry("io.dangol.partner.StoreChanged.v1", StoreChanged.class),
            Map.entry("io.dangol.customer.CustomerRegistered.v1", CustomerRegistered.class),
            Map.entry("io.dangol.loyalty.CardIssued.v1", CardIssued.class),
            Map.entry("io.dangol.loyalty.CardBlocked.v1", CardBlocked.class),
            Map.entry("io.dangol.loyalty.CardReplaced.v1", CardReplaced.class),
            Map.entry("io.dangol.loyalty.MemberIdentified.v1", MemberIdentified.class),
            Map.entry("io.dangol.loyalty.SaleRecorded.v1", SaleRecorded.class),
            Map.entry("io.dangol.loyalty.SaleReturned.v1", SaleReturned.class),
            Map.entry("io.dangol.loyalty.SaleClaimed.v1", SaleClaimed.class),
            Map.entry("io.dangol.loyalty.PointsPosted.v1", PointsPosted.class));

    void addTo(Batch batch);

    /** How something stands. What was told before versions were comes first, among itself by the teller's clock. */
    interface State {

        @Nullable Long version();

        Instant at();

        default long order() {
            Long version = version();
            return version == null ? -1 : version;
        }

        static <S extends State> S later(S one, S other) {
            int order = Long.compare(one.order(), other.order());
            boolean earlier = order == 0 ? other.at().isBefore(one.at()) : order > 0;
            return earlier ? one : other;
        }
    }

    record PartnerChanged(
            UUID partnerId,
            String name,
            String status,
            @Nullable Long version,
            Instant at) implements Told, State {
        @Override
        public void addTo(Batch batch) {
            batch.add(this);
        }
    }

    record StoreChanged(
            UUID storeId,
            UUID partnerId,
            String code,
            String name,
            String status,
            @Nullable Long version,
            Instant at) implements Told, State {
        @Override
        public void addTo(Batch batch) {
            batch.add(this);
        }
    }

    record CustomerRegistered(UUID customerId, Instant at) implements Told {
        @Override
        public void addTo(Batch batch) {
            batch.add(this);
        }
    }

    record CardIssued(String cardToken, UUID memberId) implements Told {
        @Override
        public void addTo(Batch batch) {
            batch.add(new Card(cardToken, memberId, false, false));
        }
    }

    record CardBlocked(String cardToken, UUID memberId) implements Told {
        @Override
        public void addTo(Batch batch) {
            batch.add(new Card(cardToken, memberId, true, false));
        }
    }

    record CardReplaced(String cardToken, String replacedCardToken, UUID memberId) implements Told {
        @Override
        public void addTo(Batch batch) {
            batch.add(new Card(cardToken, memberId, false, false));
            batch.add(new Card(replacedCardToken, memberId, false, true));
        }
    }

    record MemberIdentified(UUID memberId, UUID customerId, Instant at) implements Told {
        @Override
        public void addTo(Batch batch) {
            batch.add(this);
        }
    }

    /** @param coalition whose card was shown beside, or instead of, an own one */
    record SaleRecorded(
            UUID saleId,
            UUID storeId,
            UUID partnerId,
            String currency,
            long totalAmount,
            @Nullable UUID memberId,
            @Nullable UUID customerId,
            LocalDate businessDay,
            Instant at,
            @Nullable String coalition)
            implements Told {
        @Override
        public void addTo(Batch batch) {
            batch.add(this);
        }
    }

    /** A sale without a card is a member's from now on; it tells the sale again, so it need not wait for it. */
    record SaleClaimed(
            UUID saleId,
            UUID storeId,
            UUID partnerId,
            String currency,
            long totalAmount,
            UUID memberId,
            @Nullable UUID customerId,
            LocalDate businessDay,
            Instant at)
            implements Told {
        @Override
        public void addTo(Batch batch) {
            batch.add(this);
        }
    }

    /** @param totalAmount positive */
    record SaleReturned(
            UUID returnId,
            @Nullable UUID saleId,
            UUID storeId,
            UUID partnerId,
            String currency,
            long totalAmount,
            @Nullable UUID memberId,
            @Nullable UUID customerId,
            @Nullable LocalDate saleBusinessDay,
            LocalDate businessDay,
            Instant at)
            implements Told {
        /** Where the return names no sale, the day it was made stands for the sale's. */
        LocalDate saleDay() {
            return saleBusinessDay == null ? businessDay : saleBusinessDay;
        }

        @Override
        public void addTo(Batch batch) {
            batch.add(this);
        }
    }

    /** @param points signed; kinds that are not known here still count towards what is outstanding */
    record PointsPosted(
            UUID entryId,
            UUID memberId,
            UUID programId,
            String kind,
            long points,
            @Nullable UUID storeId,
            @Nullable UUID partnerId,
            Instant at)
            implements Told {
        @Override
        public void addTo(Batch batch) {
            batch.add(this);
        }
    }
}
