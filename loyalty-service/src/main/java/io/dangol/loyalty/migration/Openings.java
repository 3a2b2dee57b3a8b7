package io.dangol.loyalty.migration;

import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.card.MemberCards;
import io.dangol.loyalty.card.MemberCards.Holding;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Credit;
import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.migration.KnownMembers.Origin;
import io.dangol.loyalty.migration.MemberRow.LotRow;
import io.dangol.loyalty.migration.MemberRow.TierRow;
import io.dangol.loyalty.tier.CarriedTiers;
import io.dangol.loyalty.tier.CarriedTiers.Carried;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Opens members' accounts here with what they had elsewhere: one entry of the ledger each, as everything else is written. */
@Singleton
class Openings {

    private final Catalogs catalogs;
    private final MemberCards cards;
    private final CarriedTiers tiers;
    private final Decisions decisions;
    private final EventLog eventLog;
    private final Ids ids;

    Openings(
            Catalogs catalogs, MemberCards cards, CarriedTiers tiers, Decisions decisions, EventLog eventLog, Ids ids) {
        this.catalogs = catalogs;
        this.cards = cards;
        this.tiers = tiers;
        this.decisions = decisions;
        this.eventLog = eventLog;
        this.ids = ids;
    }

    /** One that is taken over. */
    private record Opening(Decision decision, MemberRow row, UUID memberId) {

        static Opening of(Decision decision) {
            return new Opening(
                    decision,
                    Objects.requireNonNull(decision.staged().row()),
                    Objects.requireNonNull(decision.memberId()));
        }

        Holding holding() {
            return new Holding(memberId, decision.account() != null, decision.fresh());
        }

        MemberAccount account() {
            MemberAccount known = decision.account();
            return known == null ? MemberAccount.of(AccountState.opened(memberId), List.of()) : known;
        }
    }

    /** @param imported decisions to take a row over, and no others */
    void write(Connection connection, Import of, List<Decision> imported, Instant now) throws SQLException {
        if (imported.isEmpty()) {
            return;
        }
        List<Opening> openings = imported.stream().map(Opening::of).toList();
        ZoneId zone = catalogs.current(connection)
                .program(of.programId())
                .orElseThrow()
                .zone();
        cards.issue(
                connection,
                of.programId(),
                openings.stream().map(Opening::holding).toList(),
                now);
        post(connection, of, openings, new Cause(of.id(), now, ids::next), zone);
        tiers.grant(connection, carried(of, openings, now.atZone(zone).toLocalDate()), of.clientId(), now);
        KnownMembers.insert(
                connection,
                of.programId(),
                of.id(),
                openings.stream().map(this::origin).toList());
    }

    private Origin origin(Opening opening) {
        String origin = Objects.requireNonNull(opening.decision().staged().origin());
        return new Origin(origin, opening.memberId(), decisions.content(opening.row()));
    }

    private void post(Connection connection, Import of, List<Opening> openings, Cause cause, ZoneId zone)
            throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Opening opening : openings) {
            if (opening.row().points() != 0) {
                outcomes.add(outcome(opening, cause, zone));
            }
        }
        LedgerRows.insert(connection, outcomes);
        LedgerRows.update(
                connection,
                outcomes.stream().map(outcome -> outcome.account().state()).toList());
        Map<UUID, Membership> memberships = Members.memberships(
                connection,
                outcomes.stream().map(outcome -> outcome.entry().memberId()).toList());
        eventLog.append(
                connection,
                outcomes.stream().map(outcome -> told(outcome, of, memberships)).toList());
    }

    /** Several pay for the points of a member, so the event names no partner. */
    private static PointsPosted told(Outcome outcome, Import of, Map<UUID, Membership> memberships) {
        UUID member = outcome.entry().memberId();
        Membership holds = Objects.requireNonNull(memberships.get(member));
        return PointsPosted.of(outcome.entry(), holds.customerId(), of.programId(), null, null);
    }

    private static Outcome outcome(Opening opening, Cause cause, ZoneId zone) {
        MemberRow row = opening.row();
        return opening.account()
                .carryOver(
                        row.lots().stream().map(lot -> credit(lot, zone)).toList(),
                        row.debts().stream()
                                .map(debt -> new Debt(debt.creditor(), debt.points()))
                                .toList(),
                        cause);
    }

    /** When they were earned is the part of the source that gave them; it is no rule's code, for those have no colon. */
    private static Credit credit(LotRow lot, ZoneId zone) {
        LocalDate last = lot.expiresOn();
        return new Credit(
                "earned:" + lot.earnedOn(),
                lot.points(),
                Funding.by(lot.funderPartnerId()),
                lot.since().atStartOfDay(zone).toInstant(),
                last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static List<Carried> carried(Import of, List<Opening> openings, LocalDate today) {
        List<Carried> carried = new ArrayList<>();
        for (Opening opening : openings) {
            TierRow tier = opening.row().tier();
            if (tier != null) {
                LocalDate since = tier.since() == null ? today : tier.since();
                String reference = of.id() + ":" + opening.decision().staged().number();
                carried.add(new Carried(opening.memberId(), tier.code(), since, tier.until(), reference));
            }
        }
        return carried;
    }
}
