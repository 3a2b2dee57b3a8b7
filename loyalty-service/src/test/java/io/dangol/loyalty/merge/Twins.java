package io.dangol.loyalty.merge;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.Owner;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Members of one programme, of whom {@code a} is to become part of {@code s}, and the words in which tests speak of them. */
final class Twins {

    final Shop shop;
    final String store;
    private final String program;
    private final Map<String, String> cards = new HashMap<>();
    private final Map<String, UUID> customers = new HashMap<>();

    Twins(Shop shop, String policy) {
        this.shop = shop;
        this.store = shop.open();
        this.program = Shop.program(policy);
        issue("a");
        issue("s");
    }

    void issue(String name) {
        cards.put(name, Shop.card(program));
    }

    String program() {
        return program;
    }

    String card(String name) {
        return Objects.requireNonNull(cards.get(name));
    }

    String till() {
        return Shop.till(store);
    }

    String member(String name) {
        return shop.text("select member_id from card where number = '" + card(name) + "'");
    }

    void register(String name) {
        UUID customer = UUID.randomUUID();
        customers.put(name, customer);
        Owner.execute("update member set customer_id = '%s' where id = '%s'".formatted(customer, member(name)));
    }

    String tokenOf(String name) {
        return Tokens.member("memberId", UUID.fromString(member(name))).bearer();
    }

    String customer(String name) {
        return Objects.requireNonNull(customers.get(name)).toString();
    }

    String customerToken(String name) {
        return Tokens.member("customerId", Objects.requireNonNull(customers.get(name)))
                .bearer();
    }

    @CanIgnoreReturnValue
    String sell(String name, String receipt, long amount) {
        return post(till(), "/v1/sales", sale(store, receipt, amount, card(name)))
                .statusCode(201)
                .extract()
                .path("saleId");
    }

    void comeBack(String saleId, String receipt, long amount) {
        post(
                        till(),
                        "/v1/sales/" + saleId + "/returns",
                        Map.of(
                                "storeCode",
                                store,
                                "receiptNumber",
                                receipt,
                                "returnedAt",
                                Instant.now().toString(),
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", amount)),
                                "totalAmount",
                                amount))
                .statusCode(201);
    }

    String hold(String name, long points) {
        return redemption(name, points, false);
    }

    @CanIgnoreReturnValue
    String spend(String name, long points) {
        return redemption(name, points, true);
    }

    private String redemption(String name, long points, boolean capture) {
        Map<String, Object> wish = spending(name, points);
        wish.put("capture", capture);
        return post(till(), "/v1/redemptions", wish).statusCode(201).extract().path("redemptionId");
    }

    Map<String, Object> spending(String name, long points) {
        return new HashMap<>(Map.of(
                "storeCode",
                store,
                "cardNumber",
                card(name),
                "points",
                points,
                "reference",
                "h-" + UUID.randomUUID(),
                "capture",
                true));
    }

    void lend() {
        put(
                        Tokens.admin(),
                        "/v1/programs/" + program + "/offline-allowance",
                        Map.of("pointsPerSale", 100, "pointsPerDay", 100, "toldWithinDays", 7, "bearer", "STORE"))
                .statusCode(200);
    }

    void spendOffline(String name, long points) {
        Map<String, Object> spent = spending(name, points);
        spent.remove("capture");
        spent.put("spentAt", Instant.now().toString());
        post(till(), "/v1/redemptions/offline", spent).statusCode(201);
    }

    void giveBack(String redemption, String reference) {
        post(till(), "/v1/redemptions/" + redemption + "/voids", Map.of("reference", reference))
                .statusCode(201);
    }

    Map<String, Object> asked() {
        return asked("s", "a");
    }

    private Map<String, Object> asked(String survivor, String absorbed) {
        return new HashMap<>(Map.of(
                "survivorCardNumber",
                card(survivor),
                "absorbedCardNumber",
                card(absorbed),
                "reason",
                "SAME_PERSON",
                "reference",
                "d-" + UUID.randomUUID()));
    }

    ValidatableResponse merge() {
        return merge("s", "a");
    }

    ValidatableResponse merge(String survivor, String absorbed) {
        return post(Tokens.admin(), "/v1/merges", asked(survivor, absorbed));
    }

    String merged() {
        return merge().statusCode(201).extract().path("mergeId");
    }

    /** All lots of both, whosever they are. */
    String lots() {
        return lots("");
    }

    /** Who has what, but for the chains, which tell the way. */
    String state() {
        return shop.text(
                        "select string_agg(concat_ws(' ', id, balance, owed, debts, held, account_id), ',' order by id)"
                                + " from member where program_id = '" + program + "'")
                + lots("member_id,");
    }

    private String lots(String owner) {
        return shop.text("select string_agg(concat_ws(' ', " + owner + " id, source_id, funder_id, earned, remaining,"
                + " available_from, expires_at), ',' order by id) from lot where member_id in"
                + " (select id from member where program_id = '" + program + "')");
    }

    /** What any partner is owed by now, of all entries of these members. */
    List<Long> clearing() {
        return List.of(
                shop.number("select count(*) from clearing c join ledger_entry e on e.id = c.entry_id join member m"
                        + " on m.id = e.member_id where m.program_id = '" + program + "'"));
    }

    long events(String type, String id) {
        return shop.number("select count(*) from event_log where type = 'io.dangol.loyalty." + type
                + ".v1' and payload like '%" + id + "%'");
    }

    void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification")
                .body("findings", equalTo(List.of()))
                .body("holds", equalTo(true));
    }
}
