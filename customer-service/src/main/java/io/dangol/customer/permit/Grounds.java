package io.dangol.customer.permit;

import io.dangol.customer.permit.Decision.Ground;
import io.dangol.customer.permit.Decision.Obstacle;
import io.dangol.customer.permit.Decision.Reason;
import io.dangol.customer.permit.Decision.Why;
import io.dangol.customer.permit.Facts.Decided;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What allows a contact by law, and for how long; or why nothing does. */
record Grounds(
        @Nullable Why why,
        @Nullable Instant until,
        @Nullable Why night,
        @Nullable Instant nightUntil) {

    /** Finds them: consent, else trade, else that none is needed. A refusal leaves none. */
    record Search(Wish wish, Pack pack, ZoneId zone, Facts facts, Instant now) {

        Grounds grounds() {
            Optional<Decided> atNight = valid(pack.nightPurpose(wish.purpose()));
            Why night = atNight.map(consent -> new Why(Ground.NIGHT_CONSENT, nightSource(), consent.consentId()))
                    .orElse(null);
            Instant nightUntil = atNight.map(this::validUntil).orElse(null);
            Optional<Decided> consent = valid(wish.purpose());
            if (consent.isPresent()) {
                Why why = new Why(
                        Ground.CONSENT, pack.consent().source(), consent.get().consentId());
                return new Grounds(why, validUntil(consent.get()), night, nightUntil);
            }
            if (refused()) {
                return new Grounds(null, null, night, nightUntil);
            }
            return new Grounds(withoutConsent(), tradeCounts() ? tradeUntil() : null, night, nightUntil);
        }

        Reason missing() {
            if (refused()) {
                return new Reason(Obstacle.CONSENT_REFUSED, pack.objection().source(), null);
            }
            boolean outdated = decided(wish.purpose()).isPresent();
            Pack.Renewal renewal = pack.renewal();
            return outdated && renewal != null
                    ? new Reason(Obstacle.CONSENT_OUTDATED, renewal.source(), null)
                    : new Reason(Obstacle.CONSENT_MISSING, pack.consent().source(), null);
        }

        private boolean refused() {
            return decided(wish.purpose()).filter(one -> !one.granted()).isPresent();
        }

        private @Nullable Why withoutConsent() {
            if (tradeCounts() && pack.trade() != null) {
                return new Why(Ground.TRADE, pack.trade().source(), null);
            }
            return pack.consent().exceptChannels().contains(wish.channel())
                    ? new Why(Ground.NO_OBJECTION, pack.consent().exceptSource(), null)
                    : null;
        }

        private boolean tradeCounts() {
            Pack.Trade rule = pack.trade();
            Wish.Trade trade = wish.trade();
            if (rule == null
                    || trade == null
                    || !trade.similarGoods()
                    || trade.endedAt().isAfter(now)) {
                return false;
            }
            boolean onChannel = rule.channels().isEmpty() || rule.channels().contains(wish.channel());
            Instant until = tradeUntil();
            return onChannel && (until == null || now.isBefore(until));
        }

        private @Nullable Instant tradeUntil() {
            Pack.Trade rule = pack.trade();
            Wish.Trade trade = wish.trade();
            return rule == null || trade == null || rule.months() == null
                    ? null
                    : after(trade.endedAt(), rule.months());
        }

        private Optional<Decided> valid(String purpose) {
            return decided(purpose).filter(Decided::granted).filter(one -> {
                Instant until = validUntil(one);
                return until == null || now.isBefore(until);
            });
        }

        private Optional<Decided> decided(String purpose) {
            return facts.decided(purpose, wish.channel(), wish.brand());
        }

        private @Nullable Instant validUntil(Decided consent) {
            return pack.renewal() == null
                    ? null
                    : after(consent.at(), pack.renewal().months());
        }

        /** Months as the calendar of the recipient counts them. */
        private Instant after(Instant at, int months) {
            return at.atZone(zone).plusMonths(months).toInstant();
        }

        private String nightSource() {
            return pack.night() == null ? "" : pack.night().source();
        }
    }

    boolean allowAtNight() {
        return night != null;
    }

    List<Why> all() {
        List<Why> all = new ArrayList<>();
        Stream.ofNullable(why).forEach(all::add);
        Stream.ofNullable(night).forEach(all::add);
        return List.copyOf(all);
    }
}
