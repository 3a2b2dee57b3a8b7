package io.dangol.customer;

import static io.dangol.customer.CustomerClient.unique;

import io.dangol.testing.Access;
import io.dangol.testing.AccessTable;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Thing;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every operation by every role: on what is its own, on what is another's, on what is headquarters'. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AccessTest {

    private static final String SIGNED = "the link is signed, and only who was written to has it";
    private static final String UNSUBSCRIBE = "POST /v1/unsubscribe/{token}";
    private static final String CHOOSE = "POST /v1/preferences/{token}";
    private static final Map<String, Object> NO = Map.of("purpose", "MARKETING", "channel", "EMAIL", "granted", false);
    private static final Map<String, String> SERVICE = Map.of("purpose", "SERVICE", "channel", "EMAIL");
    private static final Map<String, String> REST = Map.of("reason", "UNWILLING", "reviewOn", "2030-01-31");

    private static final Map<String, UnaryOperator<Thing>> LEFT_ALONE = Map.of(
            "GET /v1/customers/{id}/leave-alone", AccessTest::leftAlone,
            "DELETE /v1/customers/{id}/leave-alone", AccessTest::leftAlone);

    private static final List<String> OF_A_PERMIT = List.of(
            "GET /v1/contact-permits/{id}",
            "POST /v1/contact-permits/{id}/confirm",
            "POST /v1/contact-permits/{id}/release");

    private static final Map<String, UnaryOperator<Thing>> ABOUT_ONE = Map.of(
            "GET /v1/customers/{id}", thing -> thing,
            "PATCH /v1/customers/{id}", thing -> thing.sending(Map.of("givenName", "B")),
            "POST /v1/customers/{id}/cards", thing -> thing.sending(Map.of("cardNumber", card())),
            "GET /v1/customers/{id}/cards", thing -> thing,
            "POST /v1/customers/{id}/consents",
                    thing -> thing.sending(Map.of("purpose", "MARKETING", "channel", "SMS", "granted", false)),
            "GET /v1/customers/{id}/consents", thing -> thing,
            "GET /v1/customers/{id}/disclosures", thing -> thing,
            "PUT /v1/customers/{id}/leave-alone", thing -> thing.sending(REST),
            "POST /v1/contact-permits", AccessTest::asked);

    private final Access access;

    AccessTest() {
        AccessTable table = new IdentityThings()
                .in(new FreshnessThings()
                        .in(new CustodyThings().in(new AccountThings().in(new SyncThings().in(new AccessTable())))))
                .callers("POST /v1/customers", AccessTest::aPerson)
                .callers(
                        "PUT /v1/customers/by-external-id/{system}/{id}",
                        () -> aPerson().with("system", "erp").with("id", unique("e-")))
                .listed("GET /v1/customers", "data.id", AccessTest::aPartners)
                .listed("POST /v1/customers/search", "data.id", AccessTest::found);
        for (Map.Entry<String, UnaryOperator<Thing>> one : ABOUT_ONE.entrySet()) {
            table = table.partners(one.getKey(), about(one.getValue(), AccessTest::aPartners))
                    .alsoOfHeadquarters(one.getKey(), about(one.getValue(), AccessTest::headquarters));
        }
        for (Map.Entry<String, UnaryOperator<Thing>> one : LEFT_ALONE.entrySet()) {
            table = table.partners(one.getKey(), about(one.getValue(), AccessTest::aPartners));
        }
        for (String operation : OF_A_PERMIT) {
            table = table.partners(operation, AccessTest::aPermit)
                    .alsoOfHeadquarters(operation, AccessTest::headquartersPermit);
        }
        this.access = new Access(table.callers("POST /v1/contact-permits/batches", AccessTest::anAudience)
                .everybodys(SIGNED, UNSUBSCRIBE, AccessTest::aLink)
                .everybodys(SIGNED, CHOOSE, () -> aLink().sending(NO))
                .everybodys(SIGNED, "GET /v1/preferences/{token}", AccessTest::aLink)
                .alsoOfAnyMember(UNSUBSCRIBE, CHOOSE, "GET /v1/preferences/{token}")
                // Nobody calls who could be named: UnsubscribeTest looks for it.
                .recordedElsewhere(UNSUBSCRIBE, CHOOSE)
                .headquarters("PUT /v1/contact-policies/{code}", AccessTest::aPolicy)
                .headquarters("GET /v1/contact-policies/{code}", AccessTest::theDefault));
    }

    private static Thing theDefault() {
        return Thing.of(UUID.randomUUID()).with("code", "DEFAULT");
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
    void who_changes_or_sees_something_of_a_customer_leaves_a_trace() {
        access.assertThatChangesAreWrittenDown();
        access.assertThatReadingsAreWrittenDown();
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
        access.assertPublished("customer-service");
    }

    private static Supplier<Thing> about(UnaryOperator<Thing> asked, Supplier<Thing> customer) {
        return () -> asked.apply(customer.get());
    }

    private static Thing aPerson() {
        return Thing.of(UUID.randomUUID()).sending(Map.of("givenName", "A", "channel", "STORE"));
    }

    private static Thing aPartners() {
        UUID partner = UUID.randomUUID();
        String id = CustomerClient.partner(partner)
                .registered(Map.of("givenName", "A"))
                .toString();
        return Thing.of(partner).with("id", id).listedAs(id);
    }

    private static Thing headquarters() {
        String id = CustomerClient.headquarters().registered().toString();
        return Thing.of(UUID.randomUUID()).with("id", id);
    }

    private static Thing asked(Thing customer) {
        return customer.sending(Map.of("customerId", customer.parameters().get("id"), "contact", SERVICE));
    }

    private static Thing leftAlone(Thing customer) {
        UUID id = UUID.fromString(customer.parameters().get("id"));
        CustomerClient.headquarters().leavesAlone(id, "UNWILLING").statusCode(201);
        return customer;
    }

    private static Thing aPermit() {
        Thing customer = aPartners();
        return permitted(customer, CustomerClient.partner(customer.partnerId()));
    }

    private static Thing headquartersPermit() {
        return permitted(headquarters(), CustomerClient.headquarters());
    }

    private static Thing permitted(Thing customer, CustomerClient asker) {
        UUID id = UUID.fromString(customer.parameters().get("id"));
        String permit = asker.asks(id, SERVICE).statusCode(200).extract().path("permit.id");
        return Thing.of(customer.partnerId()).with("id", permit);
    }

    private static Thing aLink() {
        UUID id = UUID.fromString(headquarters().parameters().get("id"));
        Map<String, Object> letter = Map.of("purpose", "MARKETING", "channel", "POST");
        String token = CustomerClient.headquarters().asks(id, letter).extract().path("permit.unsubscribeToken");
        return Thing.of(UUID.randomUUID()).with("token", token);
    }

    private static Thing anAudience() {
        Thing customer = aPartners();
        return Thing.of(customer.partnerId())
                .sending(Map.of("customerIds", List.of(customer.parameters().get("id")), "contact", SERVICE));
    }

    private static Thing aPolicy() {
        return Thing.of(UUID.randomUUID())
                .with("code", unique("P").substring(0, 20))
                .sending(Map.of(
                        "jurisdiction",
                        "KR",
                        "caps",
                        List.of(),
                        "nightConsentLifts",
                        true,
                        "surveyRestDays",
                        180,
                        "lifetimeMinutes",
                        60,
                        "holdOutPercent",
                        0,
                        "exemptCounts",
                        true));
    }

    private static Thing found() {
        UUID partner = UUID.randomUUID();
        String phone = "010" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        UUID id = CustomerClient.partner(partner).registered(Map.of("phone", phone));
        return Thing.of(partner).sending(Map.of("phone", phone)).listedAs(id.toString());
    }

    private static String card() {
        return unique("C-").substring(0, 20);
    }
}
