package io.dangol.suite.demo;

import static org.awaitility.Awaitility.await;

import io.dangol.client.ApiClient;
import io.dangol.client.ApiException;
import io.dangol.client.api.AccessApi;
import io.dangol.client.api.ApiClientsApi;
import io.dangol.client.api.CardsApi;
import io.dangol.client.api.PartnersApi;
import io.dangol.client.api.ProgramsApi;
import io.dangol.client.api.SalesApi;
import io.dangol.client.api.StoresApi;
import io.dangol.client.model.Client;
import io.dangol.client.model.CreateApiClient;
import io.dangol.client.model.EarnRule;
import io.dangol.client.model.IssueCard;
import io.dangol.client.model.Partner;
import io.dangol.client.model.PartnerDetails;
import io.dangol.client.model.PartnerLegalForm;
import io.dangol.client.model.PartnerType;
import io.dangol.client.model.Program;
import io.dangol.client.model.ProgramTerms;
import io.dangol.client.model.RecordSale;
import io.dangol.client.model.Role;
import io.dangol.client.model.SaleLine;
import io.dangol.client.model.StoreDetails;
import io.dangol.suite.client.Credentials;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

/**
 * A partner's shop, opened through the generated client: two stores, a card, and who may do what there.
 *
 * @param otherStore of the same partner, in Paris
 */
record JavaClientShop(
        String store, String otherStore, String card, ApiClient headquarters, ApiClient portal, ApiClient till) {

    static JavaClientShop open(SuiteUnderTest suite) throws ApiException {
        URI gateway = suite.launcher().gateway();
        Credentials admin = suite.launcher().admin();
        ApiClient headquarters = caller(gateway, admin.clientId(), admin.clientSecret());
        Partner partner = partner(headquarters);
        String suffix = partner.getId().toString().substring(24);
        String store = store(headquarters, partner, "JAVA-" + suffix, "KRW", "Asia/Seoul");
        String otherStore = store(headquarters, partner, "PARIS-" + suffix, "EUR", "Europe/Paris");
        String card = card(headquarters, "4000-" + suffix);
        CreateApiClient till = client(partner, "Till", Role.POS).storeCodes(List.of(store));
        JavaClientShop shop = new JavaClientShop(
                store,
                otherStore,
                card,
                headquarters,
                made(gateway, headquarters, client(partner, "Portal", Role.PARTNER_ADMIN)),
                made(gateway, headquarters, till));
        shop.awaitFirstSale();
        return shop;
    }

    private static Partner partner(ApiClient headquarters) throws ApiException {
        return new PartnersApi(headquarters)
                .createPartner(
                        new PartnerDetails()
                                .name("Corner Bakery")
                                .type(PartnerType.FRANCHISE)
                                .legalForm(PartnerLegalForm.CORPORATION),
                        null);
    }

    private static String card(ApiClient headquarters, String number) throws ApiException {
        Program program = new ProgramsApi(headquarters)
                .createProgram(
                        new ProgramTerms()
                                .name("Regulars")
                                .currency("KRW")
                                .earnRule(new EarnRule().points(1L).perAmount(100L)),
                        null);
        return new CardsApi(headquarters)
                .issueCard(new IssueCard().programId(program.getId()).number(number), null)
                .getNumber();
    }

    /** Loyalty hears of a new store a moment later. */
    private void awaitFirstSale() {
        RecordSale sale = new RecordSale()
                .storeCode(store)
                .receiptNumber("first")
                .soldAt(OffsetDateTime.parse("2026-01-05T09:00:00+09:00"))
                .currency("KRW")
                .lines(List.of(
                        new SaleLine().sku("BREAD").quantity(BigDecimal.ONE).amount(100L)))
                .totalAmount(100L);
        await().atMost(Duration.ofMinutes(1))
                .ignoreException(ApiException.class)
                .until(() -> new SalesApi(till).recordSale(sale), Objects::nonNull);
    }

    private static String store(ApiClient headquarters, Partner partner, String code, String currency, String zone)
            throws ApiException {
        return new StoresApi(headquarters)
                .createStore(
                        partner.getId(),
                        new StoreDetails()
                                .code(code)
                                .name(code)
                                .currency(currency)
                                .zone(zone),
                        null)
                .getCode();
    }

    private static CreateApiClient client(Partner partner, String name, Role role) {
        return new CreateApiClient().name(name).role(role).partnerId(partner.getId());
    }

    /** The gateway hears of a new client a moment later. */
    private static ApiClient made(URI gateway, ApiClient headquarters, CreateApiClient request) throws ApiException {
        Client client = new ApiClientsApi(headquarters).createApiClient(request, null);
        String secret = Objects.requireNonNull(client.getClientSecret());
        return await().atMost(Duration.ofMinutes(1))
                .ignoreException(ApiException.class)
                .until(() -> caller(gateway, client.getClientId(), secret), Objects::nonNull);
    }

    private static ApiClient caller(URI gateway, String id, String secret) throws ApiException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(gateway.toString());
        String token = new AccessApi(client)
                .getToken("client_credentials", id, secret, null, null, null, null)
                .getAccessToken();
        return client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }
}
