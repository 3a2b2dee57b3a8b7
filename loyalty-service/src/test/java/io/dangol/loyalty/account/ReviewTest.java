package io.dangol.loyalty.account;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Waiting.Reason;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody looks into cannot be spent; what comes of it is kept. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ReviewTest {

    private final Shop shop;
    private final Transactions transactions;
    private final Releases releases;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String store = "";
    private String till = "";
    private String card = "";
    private UUID member = new UUID(0, 0);
    private UUID sale = new UUID(0, 0);

    ReviewTest(Shop shop, Transactions transactions, Releases releases) {
        this.shop = shop;
        this.transactions = transactions;
        this.releases = releases;
    }

    @BeforeEach
    void putASaleOnReview() {
        store = shop.open();
        till = till(store);
        card = card(program(Map.of("pointsExpireAfterMonths", 24)));
        sale = UUID.fromString(post(till, "/v1/sales", sale(store, "1", 5_000, card))
                .statusCode(201)
                .extract()
                .path("saleId"));
        member = UUID.fromString(
                get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId"));
        of((connection, account, lots) -> releases.await(connection, account, Reason.REVIEW, lots, now));
    }

    @Test
    void it_cannot_be_spent_and_says_why() {
        get(till, "/v1/cards/" + card + "/balance")
                .body("available", equalTo(0))
                .body("balance", equalTo(50))
                .body("pendingFor[0].reason", equalTo("REVIEW"));
        post(till, "/v1/sales", sale(store, "2", 1_000, card))
                .body("balance.available", equalTo(10))
                .body("balance.pending", equalTo(50));
        assertThatTheLedgerHolds();
    }

    @Test
    void it_is_released_and_lives_as_much_longer() {
        String before = expiry("expires_at");
        Instant later = now.plus(3, ChronoUnit.DAYS);

        of((connection, account, lots) -> {
            var unused = releases.open(connection, List.of(account), Reason.REVIEW, lots, later);
        });

        assertThat(available(card)).isEqualTo(50);
        assertThat(expiry("first_expires_at")).isEqualTo(before);
        assertThat(shop.number("select extract(day from expires_at - first_expires_at) from lot where source_id = '"
                        + sale + "'"))
                .isEqualTo(3);
        assertThatTheLedgerHolds();
    }

    @Test
    void it_is_withdrawn_once_and_goes_back_to_who_funded_it() {
        for (int i = 0; i < 2; i++) {
            of((connection, account, lots) -> {
                var unused =
                        releases.withdraw(connection, List.of(account), Reason.REVIEW, lots, UUID.randomUUID(), now);
            });
        }

        get(till, "/v1/cards/" + card + "/balance").body("balance", equalTo(0));
        get(till, "/v1/cards/" + card + "/entries").body("data.kind", equalTo(List.of("WITHDRAWN", "EARNED")));
        assertThatTheLedgerHolds();
    }

    /** What is done with the lots of the sale. */
    private interface Act {
        void on(Connection connection, MemberAccount account, Set<UUID> lots) throws SQLException;
    }

    private void of(Act act) {
        Reach.EVERYTHING.run(() -> {
            var unused = transactions.run(connection -> {
                MemberAccount account = Accounts.lock(connection, member).orElseThrow();
                act.on(connection, account, Set.copyOf(Accounts.lotsOf(connection, sale)));
                return 0;
            });
        });
    }

    private String expiry(String column) {
        return shop.text("select " + column + " from lot where source_id = '" + sale + "'");
    }

    private static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }
}
