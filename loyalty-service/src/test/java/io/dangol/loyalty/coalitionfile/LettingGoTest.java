package io.dangol.loyalty.coalitionfile;

import static io.dangol.loyalty.CoalitionFileThings.HEADER;
import static io.dangol.loyalty.CoalitionFileThings.sent;
import static io.dangol.loyalty.CoalitionThings.shown;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What of coalitions' files is kept for long, and what is not. Three lines are let go of in a transaction here. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class LettingGoTest extends FileShop {

    private final Retention retention;

    LettingGoTest(Shop shop, Retention retention) {
        super(shop);
        this.retention = retention;
    }

    @Test
    void an_upload_that_is_begun_anew_waits_for_no_line_of_the_last_one_and_those_go_some_at_a_time() throws Exception {
        String last = idOf(HEADER + eightLines());
        shop.execute("update coalition_file set status = 'UPLOADING' where id = '" + last + "'");
        CompletableFuture<Void> sweeping;

        try (Connection other = Owner.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "select from coalition_file_row where file_id = '%s' and number = 7 for update".formatted(last));
            int anew = CompletableFuture.supplyAsync(() -> sent(code, JANUARY, HEADER + line("r1", CARD, 1))
                            .extract()
                            .statusCode())
                    .get(20, TimeUnit.SECONDS);
            assertThat(anew).isEqualTo(201);
            sweeping = CompletableFuture.runAsync(this::sweep);
            eventually(() -> assertThat(lines(last)).isEqualTo(5));
            other.rollback();
        }

        sweeping.get(20, TimeUnit.SECONDS);
        assertThat(lines(last)).isZero();
        assertThat(shop.number("select count(*) from coalition_file_let_go where file_id = '" + last + "'"))
                .isZero();
    }

    @Test
    void totals_are_summed_up_once_for_all_who_ask() {
        sold(shown(store, "r1", 8_000, code, CARD));
        String id = idOf(HEADER + eightLines());
        String totals = files() + "/" + id + "/totals";
        List<Object> before = get(Tokens.admin(), totals).extract().path("data");
        assertThat(before).hasSize(2);

        shop.execute("delete from coalition_file_row where file_id = '" + id + "'");

        get(Tokens.admin(), totals).statusCode(200).body("data", equalTo(before));
        get(Tokens.admin(), files() + "/" + id).body("outcomes", equalTo(Map.of("MATCHED", 1, "ONLY_IN_FILE", 7)));
    }

    @Test
    void totals_follow_where_a_file_is_compared_again() {
        String id = idOf(HEADER + eightLines());
        sold(shown(store, "r1", 8_000, code, CARD));
        sold(shown(store, "r99", 8_000, code, OTHER));

        for (int i = 0; i < 2; i++) {
            post(Tokens.admin(), files() + "/" + id + "/reconcile", Map.of()).statusCode(200);
        }

        get(Tokens.admin(), files() + "/" + id + "/totals?groupBy=partner")
                .body("data.outcome", equalTo(List.of("MATCHED", "ONLY_IN_FILE", "ONLY_WITH_US")))
                .body("data.lines", equalTo(List.of(1, 7, 1)));
    }

    @Test
    void a_file_that_nobody_closes_keeps_its_cards_for_half_a_year_and_is_compared_no_more_afterwards() {
        String id = idOf(HEADER + eightLines());
        String path = files() + "/" + id;
        comparedDaysAgo(id, 179);
        sweep();
        assertThat(tokens(id)).isEqualTo(8);
        post(Tokens.admin(), path + "/reconcile", Map.of()).statusCode(200);

        comparedDaysAgo(id, 181);
        post(Tokens.admin(), path + "/reconcile", Map.of())
                .statusCode(409)
                .body("type", endsWith(":coalition-file-cards-forgotten"));
        sweep();

        assertThat(tokens(id)).isZero();
        assertThat(lines(id)).isEqualTo(8);
        sent(code, JANUARY, HEADER + eightLines()).statusCode(200);
        post(Tokens.admin(), path + "/close", Map.of()).statusCode(200);
    }

    private String idOf(String content) {
        return sent(code, JANUARY, content).statusCode(201).extract().path("fileId");
    }

    private String eightLines() {
        return IntStream.rangeClosed(1, 8)
                .mapToObj(i -> line("r" + i, CARD, 8_000))
                .collect(Collectors.joining());
    }

    private void comparedDaysAgo(String id, int days) {
        shop.execute("update coalition_file set changed_at = now() - interval '%d days' where id = '%s'"
                .formatted(days, id));
    }

    private long lines(String id) {
        return shop.number("select count(*) from coalition_file_row where file_id = '" + id + "'");
    }

    private long tokens(String id) {
        return shop.number("select count(token) from coalition_file_row where file_id = '" + id + "'");
    }

    private void sweep() {
        Reach.EVERYTHING.run(() -> {
            long unused = retention.sweep();
        });
    }
}
