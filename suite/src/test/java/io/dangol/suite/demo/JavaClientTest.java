package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dangol.client.ApiClient;
import io.dangol.client.ApiException;
import io.dangol.client.api.CardsApi;
import io.dangol.client.api.CustomersApi;
import io.dangol.client.api.KpisApi;
import io.dangol.client.api.RedemptionsApi;
import io.dangol.client.api.SalesApi;
import io.dangol.client.api.StoresApi;
import io.dangol.client.model.AuthoriseRedemption;
import io.dangol.client.model.CaptureRedemption;
import io.dangol.client.model.CardBalance;
import io.dangol.client.model.HoldStatus;
import io.dangol.client.model.IdentifiedSalesRow;
import io.dangol.client.model.Problem;
import io.dangol.client.model.RecordSale;
import io.dangol.client.model.RecordedSale;
import io.dangol.client.model.Redemption;
import io.dangol.client.model.RegisterCustomer;
import io.dangol.client.model.ReturnOfSale;
import io.dangol.client.model.ReturnedLine;
import io.dangol.client.model.SaleLine;
import io.dangol.client.model.Store;
import io.dangol.client.model.StoreDetailsPatch;
import io.dangol.client.model.StoreStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job through the client that an integrator generates from the API document, as it was generated. */
@ExtendWith(DemoRun.Once.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaClientTest {

    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-03-05T09:00:00+09:00");

    private final JavaClientShop shop;
    private final ApiClient till;

    JavaClientTest(DemoRun demo) throws ApiException {
        this.shop = JavaClientShop.open(demo.suite());
        this.till = shop.till();
    }

    @Test
    void the_main_job_is_done_through_it() throws ApiException {
        RecordedSale sale = record(sale("1", 5_000));
        RecordedSale again = record(sale("1", 5_000));
        CardBalance balance = new CardsApi(till).getBalance(shop.card());
        new SalesApi(till).returnSale(sale.getSaleId(), halfOfIt());
        Redemption spent = spend(20);
        new CustomersApi(till)
                .registerCustomer(
                        new RegisterCustomer()
                                .givenName("Mina")
                                .channel("STORE")
                                .cardNumber(shop.card()),
                        null);

        assertThat(sale.getPointsEarned()).isEqualTo(50);
        assertThat(again.getSaleId()).isEqualTo(sale.getSaleId());
        assertThat(balance.getAvailable()).isEqualTo(50);
        assertThat(spent.getStatus()).isEqualTo(HoldStatus.CAPTURED);
        assertThat(spent.getBalance().getAvailable()).isEqualTo(5);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            IdentifiedSalesRow board = month();
            assertThat(board.getIdentified().getNet()).isEqualTo(2_500);
            assertThat(board.getIdentifiedShare().getOfNet()).isEqualByComparingTo(BigDecimal.ONE);
        });
    }

    @Test
    void a_refusal_is_read_as_the_problem_that_the_document_tells_of() throws JsonProcessingException {
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> record(sale("2", 5_000).totalAmount(5_001L)));

        Problem problem = ApiClient.createDefaultObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        assertThat(refused.getCode()).isEqualTo(422);
        assertThat(problem.getType()).isEqualTo("urn:dangol:problem:amounts-do-not-add-up");
        assertThat(problem.getErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.getPointer()).isEqualTo("#/totalAmount"));
    }

    /** A patch that named the other fields, as their defaults say, would open the store again. */
    @Test
    void a_patch_names_only_what_it_changes() throws ApiException {
        StoresApi stores = new StoresApi(shop.headquarters());
        Store store = stores.getStore(shop.otherStore());
        Store closed = patch(store, new StoreDetailsPatch().status(StoreStatus.CLOSED));

        Store renamed = patch(closed, new StoreDetailsPatch().name("Corner, closed"));

        assertThat(renamed.getName()).isEqualTo("Corner, closed");
        assertThat(renamed.getStatus()).isEqualTo(StoreStatus.CLOSED);
        assertThat(renamed.getZone()).isEqualTo("Europe/Paris");
    }

    private Store patch(Store store, StoreDetailsPatch patch) throws ApiException {
        return new StoresApi(shop.headquarters())
                .patchStore(store.getPartnerId(), store.getId(), "\"" + store.getVersion() + "\"", patch);
    }

    private RecordedSale record(RecordSale sale) throws ApiException {
        return new SalesApi(till).recordSale(sale);
    }

    private RecordSale sale(String receipt, long amount) {
        return new RecordSale()
                .storeCode(shop.store())
                .receiptNumber(receipt)
                .soldAt(MORNING)
                .currency("KRW")
                .cardNumber(shop.card())
                .lines(List.of(new SaleLine()
                        .sku("BREAD")
                        .quantity(BigDecimal.ONE)
                        .unitPrice(amount)
                        .amount(amount)))
                .totalAmount(amount);
    }

    private ReturnOfSale halfOfIt() {
        return new ReturnOfSale()
                .storeCode(shop.store())
                .receiptNumber("R1")
                .returnedAt(MORNING.plusHours(1))
                .lines(List.of(new ReturnedLine().lineNumber(1).amount(2_500L)))
                .totalAmount(2_500L);
    }

    private Redemption spend(long points) throws ApiException {
        RedemptionsApi redemptions = new RedemptionsApi(till);
        Redemption hold = redemptions.authoriseRedemption(new AuthoriseRedemption()
                .storeCode(shop.store())
                .cardNumber(shop.card())
                .points(points)
                .reference("pay"));
        return redemptions.captureRedemption(hold.getRedemptionId(), new CaptureRedemption());
    }

    private IdentifiedSalesRow month() throws ApiException {
        return new KpisApi(shop.portal())
                .getIdentifiedSales("2026-03", "2026-03", "store", null)
                .getData()
                .get(0);
    }
}
