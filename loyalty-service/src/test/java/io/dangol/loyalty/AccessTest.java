package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.line;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;

import io.dangol.testing.Access;
import io.dangol.testing.AccessTable;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation by every role: on what is its own, on what is another's, on what is nobody's. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AccessTest {

    private static final String AT_ANY_PARTNER = "A card is good at every partner, and a till must see what it can pay";
    private static final String ONE_CATALOGUE = "All stores sell from one catalogue";
    private static final String[] OF_A_CARD = {
        "GET /v1/cards/{number}",
        "GET /v1/cards/{number}/balance",
        "GET /v1/cards/{number}/entries",
        "GET /v1/cards/{number}/lots"
    };

    private static final String[] WITH_THE_SALE = {"POST /v1/sales", "POST /v1/sales/batches"};

    /** They change nothing, so there is nothing to write down. */
    private static final String[] NOWHERE = {"POST /v1/sales/quote", "POST /v1/sales/{id}/returns/preview"};

    private final Shop shop;
    private final Access access;

    AccessTest(Shop shop) {
        this.shop = shop;
        this.access = new Access(ofHeadquarters()
                .everybodys(AT_ANY_PARTNER, OF_A_CARD)
                .alsoOfMembers(AccessTest::aCard, OF_A_CARD)
                .everybodys(ONE_CATALOGUE, "GET /v1/products", "GET /v1/products/{sku}")
                .partners("POST /v1/sales", this::toBeSold)
                .partners("POST /v1/sales/quote", this::toBeSold)
                .partners("POST /v1/sales/batches", this::toBeSoldAsLine)
                .partners("GET /v1/sales/{id}", this::aSale)
                .partners("POST /v1/sales/{id}/returns", this::toComeBackOfASale)
                .partners("POST /v1/sales/{id}/returns/preview", this::toComeBackOfASale)
                .partners("POST /v1/returns", this::toComeBack)
                .partners("POST /v1/redemptions", this::toBeHeld)
                .partners("GET /v1/redemptions/{id}", this::aHold)
                .partners("POST /v1/redemptions/{id}/capture", this::aHold)
                .partners("POST /v1/redemptions/{id}/release", this::aHold)
                .partners("POST /v1/redemptions/{id}/voids", this::aSpentHold)
                .recordedElsewhere(WITH_THE_SALE)
                .recordedElsewhere(NOWHERE));
    }

    private static AccessTable ofHeadquarters() {
        return new AccessTable()
                .headquarters("GET /v1/ledger/verification", "GET /v1/programs", "GET /v1/programs/{id}")
                .headquarters("POST /v1/cards", () -> sending(Map.of("programId", program("ALLOW"))))
                .headquarters(
                        "POST /v1/cards/batches", () -> sending(Map.of("programId", program("ALLOW"), "count", 2)))
                .headquarters("POST /v1/cards/{number}/block", () -> aCard().sending(Map.of("reason", "LOST")))
                .headquarters("POST /v1/cards/{number}/replace", () -> aCard().sending(Map.of("reason", "DAMAGED")))
                .headquarters("POST /v1/products", AccessTest::aProduct)
                .headquarters("POST /v1/programs", AccessTest::theTermsOfAProgram)
                .headquarters("PATCH /v1/programs/{id}", AccessTest::aProgram);
    }

    @Test
    void a_role_comes_in_by_its_scopes_and_by_nothing_else() {
        access.assertThatScopesDecide();
    }

    @Test
    void no_operation_is_forgotten() {
        access.assertThatNoneIsForgotten();
    }

    @Test
    void what_is_a_partner_s_is_out_of_the_reach_of_others() {
        access.assertThatRowsAreTheirPartners();
    }

    @Test
    void every_change_but_a_sale_is_written_down() {
        access.assertThatChangesAreWrittenDown();
    }

    @Test
    void what_the_service_decides_nobody_sends() {
        access.assertThatOnlyDescribedFieldsAreTaken();
    }

    @Test
    void garbage_is_refused_without_a_word_on_our_insides() {
        access.assertThatGarbageIsRefusedCleanly();
    }

    @Test
    void the_matrix_is_the_published_one() throws IOException {
        access.assertPublished("loyalty-service");
    }

    private static Thing sending(Map<String, ?> content) {
        return Thing.of(UUID.randomUUID()).sending(content);
    }

    private static Thing aProduct() {
        return sending(Map.of("products", List.of(Map.of("sku", "S-" + UUID.randomUUID(), "name", "Bread"))));
    }

    private static Thing theTermsOfAProgram() {
        return sending(Map.of(
                "name",
                "Regulars",
                "currency",
                "GBP",
                "zone",
                "Europe/London",
                "earnRule",
                Map.of("points", 1, "perAmount", 100)));
    }

    private static Thing aCard() {
        String number = card(program("ALLOW"));
        String member = given().auth()
                .oauth2(Tokens.admin())
                .get("/v1/cards/" + number)
                .then()
                .extract()
                .path("memberId");
        return Thing.of(UUID.randomUUID()).with("number", number).listedAs(member);
    }

    private static Thing aProgram() {
        return Thing.of(UUID.randomUUID()).with("id", program("ALLOW")).sending(Map.of("name", "Renamed"));
    }

    private Thing aStore(UUID partner) {
        return Thing.of(partner).in(shop.open(partner, "GBP"));
    }

    private Thing toBeSold() {
        return toBeSold(aStore(UUID.randomUUID()));
    }

    private static Thing toBeSold(Thing store) {
        return store.sending(sale(code(store), "r-" + UUID.randomUUID(), 10_000, card(program("ALLOW"))));
    }

    private Thing toBeSoldAsLine() {
        Thing sale = toBeSold();
        return sale.sending(Shop.json(content(sale)) + "\n").listedAs();
    }

    private Thing aSale() {
        return made(toBeSold(), "/v1/sales", "saleId");
    }

    private Thing toComeBackOfASale() {
        Thing sale = aSale();
        return sale.sending(new HashMap<>(Map.of(
                "storeCode",
                code(sale),
                "receiptNumber",
                "c-" + UUID.randomUUID(),
                "returnedAt",
                "2026-01-06T09:00:00Z",
                "lines",
                List.of(Map.of("lineNumber", 1, "amount", 100)),
                "totalAmount",
                100)));
    }

    private Thing toComeBack() {
        Thing store = aStore(UUID.randomUUID());
        return store.sending(new HashMap<>(Map.of(
                "storeCode",
                code(store),
                "receiptNumber",
                "c-" + UUID.randomUUID(),
                "returnedAt",
                "2026-01-06T09:00:00Z",
                "currency",
                "GBP",
                "lines",
                List.of(line("BREAD", 100)),
                "totalAmount",
                100)));
    }

    private Thing toBeHeld() {
        Thing sale = aSale();
        return sale.sending(new HashMap<>(Map.of(
                "storeCode",
                code(sale),
                "cardNumber",
                String.valueOf(content(sale).get("cardNumber")),
                "points",
                1,
                "reference",
                "h-" + UUID.randomUUID())));
    }

    private Thing aHold() {
        return made(toBeHeld(), "/v1/redemptions", "redemptionId").sending(Map.of());
    }

    private Thing aSpentHold() {
        Thing asked = toBeHeld();
        content(asked).put("capture", true);
        return made(asked, "/v1/redemptions", "redemptionId").sending(Map.of("reference", "v-" + UUID.randomUUID()));
    }

    /** The content stays, so that more can be told of the same card. */
    private static Thing made(Thing asked, String path, String id) {
        return asked.with(
                "id",
                post(Tokens.admin(), path, content(asked))
                        .statusCode(201)
                        .extract()
                        .path(id));
    }

    private static String code(Thing thing) {
        return thing.stores().iterator().next();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> content(Thing thing) {
        return (Map<String, Object>) requireNonNull(thing.body());
    }
}
