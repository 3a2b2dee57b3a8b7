package io.dangol.customer.unsubscribe;

import io.dangol.customer.consent.ConsentApi.CurrentConsent;
import io.dangol.customer.consent.ConsentApi.RecordConsent;
import io.dangol.customer.consent.ConsentService;
import io.dangol.customer.optout.OptOuts.Matter;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.unsubscribe.UnsubscribeApi.Choice;
import io.dangol.customer.unsubscribe.UnsubscribeApi.Preferences;
import io.dangol.customer.unsubscribe.UnsubscribeApi.Unsubscribed;
import io.dangol.customer.unsubscribe.UnsubscribeRefusal.LinkOnlyWithdraws;
import io.dangol.customer.unsubscribe.UnsubscribeRefusal.UnknownLink;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.wall.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What can be done behind a link. Each method is one transaction. */
@ApplicationScoped
@Transactional
class UnsubscribeService {

    private static final String MATTER = """
            select customer_id, purpose, channel, brand from contact_permit where id = ? and ground <> 'EXEMPT'""";

    private final UnsubscribeTokens tokens;
    private final Statements statements;
    private final ConsentService consents;
    private final AuditLog auditLog;

    UnsubscribeService(UnsubscribeTokens tokens, Statements statements, ConsentService consents, AuditLog auditLog) {
        this.tokens = tokens;
        this.statements = statements;
        this.consents = consents;
        this.auditLog = auditLog;
    }

    /** What is done with what a link leads to. */
    private interface Work<T> {
        T done(UUID permitId, Matter matter);
    }

    Unsubscribed unsubscribe(String token) {
        return behind(token, (permitId, matter) -> {
            String evidence = "one-click unsubscribe, contact permit " + permitId;
            Choice none = new Choice(matter.purpose(), matter.channel(), matter.brand(), false);
            Instant since = consents.decidedByLink(matter.customerId(), none.decision(evidence));
            return new Unsubscribed(matter.purpose(), matter.channel(), matter.brand(), since);
        });
    }

    Preferences preferences(String token) {
        return behind(token, (permitId, matter) -> {
            auditLog.read(Set.of(matter.customerId()));
            return shown(matter);
        });
    }

    /** Who asked for the permit knows its link too, and could agree in the customer's place: a link only says no. */
    Preferences choose(String token, Choice choice) {
        return behind(token, (permitId, matter) -> {
            if (choice.granted()) {
                throw new LinkOnlyWithdraws();
            }
            RecordConsent decision = choice.decision("preference page, contact permit " + permitId);
            Instant unused = consents.decidedByLink(matter.customerId(), decision);
            return shown(matter);
        });
    }

    private Preferences shown(Matter matter) {
        List<CurrentConsent> decisions =
                consents.ofAll(Set.of(matter.customerId())).getOrDefault(matter.customerId(), List.of());
        return new Preferences(matter.channel(), decisions);
    }

    /** Whoever has the link had the message: that is all that has to be known. */
    private <T> T behind(String token, Work<T> work) {
        UUID permitId = tokens.permitOf(token).orElseThrow(UnknownLink::new);
        return Reach.EVERYTHING.call(() -> work.done(
                permitId,
                statements.run(connection -> matter(connection, permitId)).orElseThrow(UnknownLink::new)));
    }

    private static Optional<Matter> matter(Connection connection, UUID permitId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MATTER)) {
            select.setObject(1, permitId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Matter(
                                row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)))
                        : Optional.empty();
            }
        }
    }
}
