package io.dangol.loyalty.account;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.loyalty.account.AccountApi.Finding;
import io.dangol.loyalty.account.AccountApi.Verification;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever gets at the rows, past the service and its triggers, is found out. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class LedgerVerificationTest {

    private static final List<String> APPEND_ONLY =
            List.of("ledger_entry", "posting", "lot_use", "debt_change", "clearing");

    private final Shop shop;

    LedgerVerificationTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        the balance is raised           | update member set balance = balance + 1 where id = :m                                        | balance is not the sum of its postings
        what is owed is forgiven        | update member set owed = owed + 1 where id = :m                                              | balance is not what its lots hold
        points are set free             | update member set held = held + 1 where id = :m                                              | held is not the sum
        a lot and the balance are raised| update lot set remaining = remaining + 1, earned = earned + 1 where member_id = :m and remaining > 0; update member set balance = balance + 1 where id = :m | balance is not the sum of its postings
        points move between lots        | update lot set remaining = remaining - 1 where id = (select id from lot where member_id = :m and remaining > 0 order by id desc limit 1); update lot set remaining = remaining + 1 where id = (select id from lot where member_id = :m order by id limit 1) | a lot does not hold
        a lot lives longer              | update lot set expires_at = now() where member_id = :m                                       | is not what was written
        a lot has another funder        | update lot set funder_id = id where member_id = :m                                           | is not what was written
        the first entry is gone         | delete from ledger_entry where member_id = :m and number = 1                                 | entry 1 is missing
        the last entry is gone          | delete from ledger_entry where member_id = :m and number = (select entries from member where id = :m) | not as many entries as told
        all entries are gone            | delete from ledger_entry where member_id = :m                                                | not as many entries as told
        an entry has another amount     | update ledger_entry set points = points + 1 where member_id = :m and number = 2              | entry 2 is not what was written
        an entry has another kind       | update ledger_entry set kind = 'GIFT' where member_id = :m and number = 2                    | entry 2 is not what was written
        an entry has another day        | update ledger_entry set at = at + interval '1 day' where member_id = :m and number = 2       | entry 2 is not what was written
        a posting is on other books     | update posting set owner_id = entry_id where account = 'FUNDER' and entry_id in (select id from ledger_entry where member_id = :m) | is not what was written
        a posting is gone               | delete from posting where account = 'FUNDER' and entry_id in (select id from ledger_entry where member_id = :m and number = 1) | does not sum to zero
        a posting of no entry           | insert into posting values (:m, 'FUNDER', :m, 1), (:m, 'FUNDER', :m, -1)                    | rows belong to no entry
        what a lot gave is forgotten    | delete from lot_use where entry_id in (select id from ledger_entry where member_id = :m)     | is not what was written
        points expired that nobody wrote off | update lot set expired = 1, remaining = remaining - 1 where id = (select id from lot where member_id = :m and remaining > 0 limit 1) | breakage is not what lots say
        somebody else is owed           | update member set owed = 1, debts = '' where id = :m                                         | what is owed is not the sum
        a debt that nobody wrote down   | insert into debt_change select id, member_id, 1 from ledger_entry where member_id = :m and number = 2 | entry 2 is not what was written
        partners owe each other more    | insert into clearing select id, member_id, 1, at from ledger_entry where member_id = :m and number = 2 | entry 2 makes partners owe
        the end is another              | update member set last_hash = repeat('a', 64) where id = :m                                  | does not end in its last entry
        """)
    void each_way_to_tamper_is_found(String what, String tampering, String finding) throws SQLException {
        String member = memberWithHistory();

        Verification verification = tampered(tampering.replace(":m", "'" + member + "'"));

        assertThat(verification.holds()).as(what).isFalse();
        assertThat(verification.findings())
                .as(what)
                .extracting(Finding::what)
                .anySatisfy(found -> assertThat(found).contains(finding));
    }

    @Test
    void an_honest_ledger_holds_and_many_who_ask_at_once_are_all_answered() throws SQLException {
        var unused = memberWithHistory();

        assertThat(tampered("select 1").findings()).isEmpty();
        IntStream.range(0, 12)
                .parallel()
                .forEach(i -> get(Tokens.admin(), "/v1/ledger/verification")
                        .statusCode(200)
                        .body("holds", equalTo(true))
                        .body("sumOfPostings", equalTo(0)));
    }

    @Test
    void a_till_that_tells_time_to_the_nanosecond_breaks_no_chain() {
        String store = shop.open();
        Map<String, Object> sale = sale(store, "r", 1_000, card(program(Map.of("pointsExpireAfterMonths", 9))));
        sale.put("soldAt", "2026-01-05T09:00:00.123456789Z");

        post(till(store), "/v1/sales", sale).statusCode(201);

        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }

    /** Earned three times, spent some, returned something. */
    private String memberWithHistory() {
        String store = shop.open();
        String till = till(store);
        String card = card(program("ALLOW"));
        for (int i = 1; i <= 3; i++) {
            post(till, "/v1/sales", sale(store, "r" + i, 1_000, card)).statusCode(201);
        }
        post(
                        till,
                        "/v1/redemptions",
                        Map.of("storeCode", store, "cardNumber", card, "points", 12, "reference", "a", "capture", true))
                .statusCode(201);
        return get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
    }

    /** What a verification says of rows that were changed past the triggers, and are put back afterwards. */
    private Verification tampered(String sql) throws SQLException {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                for (String table : APPEND_ONLY) {
                    statement.execute("alter table " + table + " disable trigger user");
                }
                for (String one : sql.split(";", -1)) {
                    statement.execute(one);
                }
                return LedgerVerification.of(connection, Instant.EPOCH);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
