package io.dangol.loyalty.account;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.loyalty.Shop;
import io.dangol.loyalty.account.AccountApi.CardBalance;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A balance is that of one moment, whatever is written while it is read. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BalanceTest {

    private final Shop shop;
    private final AccountService accounts;

    BalanceTest(Shop shop, AccountService accounts) {
        this.shop = shop;
        this.accounts = accounts;
    }

    @Test
    void points_that_arrive_between_its_two_looks_are_in_all_of_it_or_in_none() throws SQLException {
        String card = card(program("ALLOW"));
        String member = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
        CardBalance balance;

        try (Connection writer = Owner.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table lot in access exclusive mode");
            CompletableFuture<CardBalance> reader = CompletableFuture.supplyAsync(() -> accounts.balance(card));
            await().until(() -> shop.number("select count(*) from pg_locks"
                            + " where not granted and relation = 'lot'::regclass and mode = 'AccessShareLock'")
                    > 0);
            statement.execute("update member set balance = balance + 5 where id = '" + member + "'");
            statement.execute("""
                    insert into lot (id, member_id, source_id, funder_id, earned, repaid, remaining, available_from)
                    values (gen_random_uuid(), '%1$s', '%1$s', '%1$s', 5, 0, 5, now() + interval '1 day')""".formatted(member));
            writer.commit();
            writer.setAutoCommit(true);
            balance = reader.join();
        } finally {
            shop.execute("delete from lot where member_id = '" + member + "'");
            shop.execute("update member set balance = 0 where id = '" + member + "'");
        }

        assertThat(balance)
                .returns(0L, CardBalance::available)
                .returns(0L, CardBalance::pending)
                .returns(0L, CardBalance::balance);
    }
}
