package io.dangol.loyalty.account;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.program;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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

    BalanceTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void points_that_arrive_between_its_two_looks_are_in_all_of_it_or_in_none() throws SQLException {
        String card = card(program("ALLOW"));
        String member = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
        ValidatableResponse balance;

        try (Connection writer = Owner.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table lot in access exclusive mode");
            CompletableFuture<ValidatableResponse> reader =
                    CompletableFuture.supplyAsync(() -> get(Tokens.admin(), "/v1/cards/" + card + "/balance"));
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

        balance.statusCode(200)
                .body("available", equalTo(0))
                .body("pending", equalTo(0))
                .body("balance", equalTo(0));
    }
}
