package io.dangol.customer.contact;

import io.dangol.customer.Code;
import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.access.UnknownCustomer;
import io.dangol.customer.contact.ContactApi.AskMany;
import io.dangol.customer.contact.ContactApi.AskOne;
import io.dangol.customer.contact.ContactApi.TradeClaim;
import io.dangol.customer.contact.ContactApi.WantedContact;
import io.dangol.customer.contact.ContactPermit.Status;
import io.dangol.customer.contact.ContactRefusal.CampaignMissing;
import io.dangol.customer.contact.ContactRefusal.PermitEnded;
import io.dangol.customer.contact.ContactRefusal.PermitUsed;
import io.dangol.customer.contact.ContactRefusal.PolicyNotYours;
import io.dangol.customer.contact.ContactRefusal.UnknownPermit;
import io.dangol.customer.contact.ContactViews.DecisionView;
import io.dangol.customer.contact.ContactViews.LinesView;
import io.dangol.customer.contact.ContactViews.PermitView;
import io.dangol.customer.contact.Reservation.Question;
import io.dangol.customer.contactpolicy.ContactPolicyService;
import io.dangol.customer.contactpolicy.KeptPolicy;
import io.dangol.customer.contactpolicy.PolicyRefusal.PolicyMissing;
import io.dangol.customer.contactpolicy.Zones;
import io.dangol.customer.permit.HoldOut;
import io.dangol.customer.permit.Pack;
import io.dangol.customer.permit.Packs;
import io.dangol.customer.permit.Wish;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.unsubscribe.UnsubscribeTokens;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.security.Caller;
import io.dangol.platform.wall.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
class ContactPermitService {

    private static final String BRAND = "BRAND";
    private static final String DEALER = "DEALER";

    private final Statements statements;
    private final Reservation reservation;
    private final ContactPolicyService policies;
    private final UnsubscribeTokens tokens;
    private final CustomerAccess access;
    private final Caller caller;
    private final AuditLog auditLog;
    private final EventLog eventLog;
    private final Clock clock;

    ContactPermitService(
            Statements statements,
            Reservation reservation,
            ContactPolicyService policies,
            UnsubscribeTokens tokens,
            CustomerAccess access,
            Caller caller,
            AuditLog auditLog,
            EventLog eventLog,
            Clock clock) {
        this.statements = statements;
        this.reservation = reservation;
        this.policies = policies;
        this.tokens = tokens;
        this.access = access;
        this.caller = caller;
        this.auditLog = auditLog;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    /** @throws UnknownCustomer 404 */
    DecisionView ask(AskOne request) {
        Outcome outcome =
                reserved(request.contact(), List.of(request.customerId())).get(0);
        if (outcome.isUnknown()) {
            throw new UnknownCustomer(request.customerId());
        }
        return DecisionView.of(outcome, tokens);
    }

    /** Who is unknown is answered as such, and keeps nobody else from being decided. */
    LinesView askAll(AskMany request) {
        return LinesView.of(reserved(request.contact(), request.customerIds()), tokens);
    }

    PermitView get(UUID id) {
        ContactPermit permit = statements.run(connection -> visible(id, PermitRows.find(connection, id)));
        auditLog.read(Set.of(permit.customerId()));
        return PermitView.of(permit, tokens);
    }

    /** It was sent. Said again it changes nothing. */
    PermitView confirm(UUID id) {
        return ended(id, Status.CONFIRMED);
    }

    /** It is not sent, and its room is free again. Said again it changes nothing. */
    PermitView release(UUID id) {
        return ended(id, Status.RELEASED);
    }

    /** Those that nobody confirmed in time; how many. Their room is free since then already. */
    int expireOverdue(int limit) {
        Instant now = now();
        return statements.run(connection -> {
            List<ContactPermit> expired = PermitRows.overdue(connection, now.minus(ContactPermit.GRACE), limit).stream()
                    .map(permit -> permit.ended(Status.EXPIRED, now))
                    .toList();
            PermitRows.end(connection, expired);
            eventLog.append(
                    connection, expired.stream().map(ContactPermit::ending).toList());
            return expired.size();
        });
    }

    private List<Outcome> reserved(WantedContact wanted, List<UUID> customers) {
        Question question = question(wanted);
        List<Outcome> outcomes = statements.run(connection -> reservation.reserve(connection, question, customers));
        // A permit is a change, which is written down by itself; a refusal tells something of the customer too.
        Set<UUID> refused = outcomes.stream()
                .filter(Outcome::isRefused)
                .map(Outcome::customerId)
                .collect(Collectors.toSet());
        if (!refused.isEmpty()) {
            auditLog.read(refused);
        }
        return outcomes;
    }

    private PermitView ended(UUID id, Status how) {
        // Who sent something before the customer passed to another partner still says so: of the wall only this
        // permit's own
        // owner is asked, before anything is locked or written.
        return statements.run(connection -> {
            try (Reach.Widened widened = Reach.EVERYTHING.on(connection)) {
                return ended(widened.connection(), id, how);
            }
        });
    }

    private PermitView ended(Connection connection, UUID id, Status how) throws SQLException {
        UUID customerId = visible(id, PermitRows.find(connection, id)).customerId();
        // Who asks holds the customer: it must not take for free what is being confirmed at its last moment.
        var unused = PermitRows.lockCustomers(connection, Set.of(customerId), null, now());
        ContactPermit permit = visible(id, PermitRows.lock(connection, id));
        if (permit.status() == how) {
            return PermitView.of(permit, tokens);
        }
        if (permit.status() == Status.CONFIRMED) {
            throw new PermitUsed();
        }
        // Read once it is locked: who waited long may have come too late.
        Instant now = now();
        if (!permit.isHeld(now)) {
            throw new PermitEnded();
        }
        ContactPermit ended = permit.ended(how, now);
        PermitRows.end(connection, List.of(ended));
        eventLog.append(connection, List.of(ended.ending()));
        return PermitView.of(ended, tokens);
    }

    /** Whoever asked uses it; headquarters may do so for all. */
    private ContactPermit visible(UUID id, Optional<ContactPermit> permit) {
        return permit.filter(one -> access.partnerId()
                        .map(partner -> partner.equals(one.ask().partnerId()))
                        .orElse(true))
                .orElseThrow(() -> new UnknownPermit(id));
    }

    private Question question(WantedContact wanted) {
        KeptPolicy policy = policy(wanted);
        Pack pack = Packs.of(policy.terms().jurisdiction()).orElseThrow();
        UUID partner = access.partnerId().orElse(null);
        Ask ask = new Ask(
                wish(wanted),
                code(wanted.source()).orElse(partner == null ? BRAND : DEALER),
                code(wanted.campaign()).orElse(null),
                partner,
                caller.clientId(),
                policy.code(),
                policy.version(),
                pack.code());
        return new Question(ask, policy.terms(), pack);
    }

    /** A partner does not choose the milder one. */
    private KeptPolicy policy(WantedContact wanted) {
        String code = code(wanted.policy()).orElse(KeptPolicy.DEFAULT);
        if (access.partnerId().isPresent() && !code.equals(KeptPolicy.DEFAULT)) {
            throw new PolicyNotYours().at("/contact/policy");
        }
        // Nor an hour elsewhere at which it is not night yet.
        if (access.partnerId().isPresent() && wanted.zone() != null) {
            throw new PolicyNotYours().at("/contact/zone");
        }
        return policies.current(code).orElseThrow(() -> new PolicyMissing(code).at("/contact/policy"));
    }

    private static Wish wish(WantedContact wanted) {
        TradeClaim trade = wanted.trade();
        return new Wish(
                Code.of(wanted.purpose()),
                Code.of(wanted.channel()),
                code(wanted.brand()).orElse(null),
                Zones.of(wanted.zone(), "/contact/zone"),
                wanted.label(),
                trade == null ? null : new Wish.Trade(trade.endedAt(), trade.similarGoods()),
                holdOut(wanted));
    }

    private static @Nullable HoldOut holdOut(WantedContact wanted) {
        if (wanted.holdOutPercent() == null || wanted.holdOutPercent() == 0) {
            return null;
        }
        String campaign = code(wanted.campaign()).orElseThrow(() -> new CampaignMissing().at("/contact/campaign"));
        return new HoldOut(campaign, wanted.holdOutPercent());
    }

    private static Optional<String> code(@Nullable String text) {
        return Optional.ofNullable(text).map(Code::of);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
