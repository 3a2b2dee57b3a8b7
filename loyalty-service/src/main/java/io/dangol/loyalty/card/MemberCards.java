package io.dangol.loyalty.card;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.card.CardEvent.CardIssued;
import io.dangol.loyalty.card.CardEvent.MemberIdentified;
import io.dangol.platform.eventlog.EventLog;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cards that members bring from elsewhere, several each, in the caller's transaction. */
@Singleton
public class MemberCards {

    private final CardToken token;
    private final EventLog eventLog;

    MemberCards(CardToken token, EventLog eventLog) {
        this.token = token;
        this.eventLog = eventLog;
    }

    /**
     * A member and numbers that nobody has yet.
     *
     * @param known the member is there already; its row is locked
     */
    public record Holding(UUID memberId, boolean known, List<String> numbers) {}

    /** Whoever registered for one of the numbers before it was issued is its member's holder from now on. */
    public void issue(Connection connection, UUID programId, List<Holding> holdings, Instant at) throws SQLException {
        Map<UUID, Membership> known = Members.memberships(
                connection,
                holdings.stream().filter(Holding::known).map(Holding::memberId).toList());
        CardRows.lockClaims(connection);
        Map<String, UUID> claims = claims(connection, holdings);
        Writing writing = new Writing(programId, at);
        for (Holding holding : holdings) {
            Map<String, String> numbers = new LinkedHashMap<>();
            holding.numbers().forEach(number -> numbers.put(token.of(number), number));
            String claimed = numbers.keySet().stream()
                    .filter(claims::containsKey)
                    .findFirst()
                    .orElse(null);
            Membership membership = known.get(holding.memberId());
            writing.add(holding, numbers, membership == null ? null : membership.customerId(), claimed, claims);
        }
        writing.write(connection);
        eventLog.append(connection, writing.events);
    }

    private Map<String, UUID> claims(Connection connection, List<Holding> holdings) throws SQLException {
        return CardRows.takeClaims(
                connection,
                holdings.stream()
                        .flatMap(holding -> holding.numbers().stream())
                        .map(token::of)
                        .collect(Collectors.toSet()));
    }

    /** What is to be written, and told. */
    private static final class Writing {

        private final UUID programId;
        private final Instant at;
        private final List<Card> members = new ArrayList<>();
        private final List<Card> cards = new ArrayList<>();
        private final Map<UUID, UUID> identified = new LinkedHashMap<>();
        private final List<CardEvent> events = new ArrayList<>();

        private Writing(UUID programId, Instant at) {
            this.programId = programId;
            this.at = at;
        }

        private void add(
                Holding holding,
                Map<String, String> numbers,
                @Nullable UUID customerId,
                @Nullable String claimed,
                Map<String, UUID> claims) {
            UUID claimant = claimed == null ? null : claims.get(claimed);
            UUID holder = customerId == null ? claimant : customerId;
            numbers.forEach((cardToken, number) -> {
                cards.add(card(number, cardToken, holding.memberId(), holder));
                events.add(new CardIssued(cardToken, programId, holding.memberId(), at));
            });
            if (!holding.known()) {
                members.add(cards.get(cards.size() - 1));
            }
            if (customerId == null && claimant != null) {
                String by = Objects.requireNonNull(claimed);
                events.add(new MemberIdentified(holding.memberId(), programId, claimant, by, at));
                if (holding.known()) {
                    identified.put(holding.memberId(), claimant);
                }
            }
        }

        private Card card(String number, String cardToken, UUID memberId, @Nullable UUID holder) {
            return new Card(number, cardToken, programId, memberId, holder, Card.Status.ACTIVE, at);
        }

        private void write(Connection connection) throws SQLException {
            if (!members.isEmpty()) {
                CardRows.insertMembers(connection, members);
            }
            if (!cards.isEmpty()) {
                CardRows.insert(connection, cards);
            }
            if (!identified.isEmpty()) {
                CardRows.identify(connection, identified);
            }
        }
    }
}
