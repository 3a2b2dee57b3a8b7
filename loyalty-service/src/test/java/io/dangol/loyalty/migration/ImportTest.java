package io.dangol.loyalty.migration;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Members come over from another system, once, with all they have there. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ImportTest {

    private final Shop shop;
    private final MemberFiles members;
    private final Importer importer;

    ImportTest(Shop shop, ImportJob job, Importer importer) {
        this.shop = shop;
        this.members = new MemberFiles(shop, job);
        this.importer = importer;
    }

    @Test
    void a_file_comes_over_with_cards_lots_and_debts_and_the_books_agree() throws InterruptedException {
        members.done(members.send("reference=a", members.someRows()))
                .body("rows", equalTo(4))
                .body("imported", equalTo(4))
                .body("cards", equalTo(5))
                .body("points", equalTo(1_227));

        assertThat(available(members.number(1))).isEqualTo(1_000);
        assertThat(available(members.number(2))).isEqualTo(1_000);
        assertThat(available(members.number(4))).isEqualTo(-30);
        get(Tokens.admin(), "/v1/cards/" + members.number(1) + "/balance").body("pending", equalTo(250));
        get(Tokens.admin(), "/v1/cards/" + members.number(1) + "/lots")
                .body("data[0].expiresAt", equalTo("2099-01-05T00:00:00Z"))
                .body("data[1].availableFrom", equalTo("2099-01-01T00:00:00Z"))
                .body("data[1].expiresAt", nullValue());
        get(Tokens.admin(), "/v1/cards/" + members.number(1) + "/entries")
                .body("data.kind", equalTo(List.of("OPENING")));
        assertThat(shop.number("select sum(balance) from member where program_id = '" + members.program() + "'"))
                .isEqualTo(1_227);
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
        assertThat(members.rowsLeft()).isZero();
    }

    @Test
    void what_comes_over_is_told_to_others_as_everything_else_is() throws InterruptedException {
        members.done(members.send("reference=a", members.someRows()));

        String told =
                "select count(*) from event_log where payload like '%" + members.program() + "%' and type like '%";
        assertThat(shop.number(told + "CardIssued%'")).isEqualTo(5);
        assertThat(shop.number(told + "PointsPosted%' and payload like '%OPENING%'"))
                .isEqualTo(3);
    }

    @Test
    void a_dry_run_says_what_would_come_and_writes_nothing() throws InterruptedException {
        ValidatableResponse dry = members.done(members.send("reference=a&dryRun=true", members.someRows()));

        dry.body("imported", equalTo(4)).body("points", equalTo(1_227)).body("cards", equalTo(5));
        assertThat(members.rows(dry)).allSatisfy(row -> assertThat(row).doesNotContainKey("memberId"));
        assertThat(shop.number("select count(*) from member where program_id = '" + members.program() + "'"))
                .isZero();
        assertThat(shop.number("select count(*) from member_origin where program_id = '" + members.program() + "'"))
                .isZero();
        members.done(members.send("reference=a", members.someRows())).body("imported", equalTo(4));
    }

    @Test
    void the_same_file_again_answers_the_same_and_its_rows_in_another_file_are_repeated() throws InterruptedException {
        String first = members.done(members.send("reference=a", members.someRows()))
                .extract()
                .path("importId");

        members.send("reference=a", members.someRows())
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("importId", equalTo(first));
        members.send("reference=a", members.someRows() + "M9," + members.number(9) + ",,,,,,,,,\n")
                .statusCode(409)
                .body("type", endsWith("reference-conflict"));
        members.done(members.send("reference=b", members.someRows() + "M9," + members.number(9) + ",,,,,,,,,\n"))
                .body("repeated", equalTo(4))
                .body("imported", equalTo(1))
                .body("points", equalTo(0));
        assertThat(available(members.number(1))).isEqualTo(1_000);
    }

    @Test
    void who_came_before_does_not_come_with_another_content() throws InterruptedException {
        members.done(members.send("reference=a", members.someRows()));

        ValidatableResponse again =
                members.done(members.send("reference=b", "M2," + members.number(3) + ",,5,5,2025-01-05,,,,,\n"));

        again.body("rejections.row-member-known", equalTo(1));
        assertThat(available(members.number(3))).isZero();
    }

    @Test
    void a_worker_that_died_is_followed_by_another_and_writes_nothing_any_more() throws InterruptedException {
        members.work();
        String sent = members.send("reference=a", members.someRows())
                .statusCode(202)
                .extract()
                .path("importId");
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID is = UUID.fromString(sent);
        assertThat(importer.claim(first)).map(Import::id).contains(is);
        assertThat(importer.step(is, first)).isTrue();
        assertThat(importer.claim(second)).isEmpty();
        shop.execute("update member_import set changed_at = changed_at - interval '1 hour' where id = '" + sent + "'");

        assertThat(importer.claim(second)).map(Import::id).contains(is);
        assertThat(importer.step(is, first)).isFalse();
        await().until(() -> !importer.step(is, second));

        assertThat(members.rowsLeft()).isZero();

        get(Tokens.admin(), members.path() + "/" + sent)
                .body("status", equalTo("DONE"))
                .body("imported", equalTo(4))
                .body("points", equalTo(1_227));
        assertThat(available(members.number(1))).isEqualTo(1_000);
    }
}
