package io.dangol.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.gateway.problem.Refusal;
import io.dangol.gateway.upstream.UpstreamName;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/customers, CUSTOMER",
        "/v1/customers/by-external-id/erp/1, CUSTOMER",
        "/v1/accounts/by-external-id/erp/1, CUSTOMER",
        "/v1/accounts/x/value-chain, CUSTOMER",
        "/v1/relationships/x/end, CUSTOMER",
        "/v1/customers/x/custodies/y/end, CUSTOMER",
        "/v1/freshness/partners, CUSTOMER",
        "/v1/customers/batches, CUSTOMER",
        "/v1/changes, CUSTOMER",
        "/v1/customer-imports/x/rows, CUSTOMER",
        "/v1/customer-exports/x/content, CUSTOMER",
        "/v1/match-reviews/x/decisions, CUSTOMER",
        "/v1/match-weights/trainings, CUSTOMER",
        "/v1/customer-merges/x/reversal, CUSTOMER",
        "/v1/contact-permits/x/confirm, CUSTOMER",
        "/v1/contact-policies/DEFAULT, CUSTOMER",
        "/v1/unsubscribe/x, CUSTOMER",
        "/v1/preferences/x, CUSTOMER",
        "/v1/operations/customer/dead-letters, CUSTOMER",
        "/v1/programs, LOYALTY",
        "/v1/products/85123A, LOYALTY",
        "/v1/cards/1/balance, LOYALTY",
        "/v1/sales/batches, LOYALTY",
        "/v1/programs/x/imports/y/rows, LOYALTY",
        "/v1/returns/conflicts/x/resolve, LOYALTY",
        "/v1/sales/conflicts/x/resolve, LOYALTY",
        "/v1/terminals/gaps, LOYALTY",
        "/v1/redemptions/x/capture, LOYALTY",
        "/v1/adjustments/x/approve, LOYALTY",
        "/v1/merges/x/reverse, LOYALTY",
        "/v1/merges/x/reverse/preview, LOYALTY",
        "/v1/gifts/x/reverse, LOYALTY",
        "/v1/households/x/codes, LOYALTY",
        "/v1/bonus-campaigns/x/stores/UK-01, LOYALTY",
        "/v1/rewards/x/claims, LOYALTY",
        "/v1/reward-claims/x/cancel, LOYALTY",
        "/v1/vouchers/reservations/x/redeem, LOYALTY",
        "/v1/voucher-batches/x/codes, LOYALTY",
        "/v1/receipt-claims, LOYALTY",
        "/v1/referrals/x, LOYALTY",
        "/v1/programs/x/referral-scheme, LOYALTY",
        "/v1/programs/x/referral-scheme/payers/y, LOYALTY",
        "/v1/cards/1/referral-code/revoke, LOYALTY",
        "/v1/coalitions/X/recognition, LOYALTY",
        "/v1/coalitions/X/files/y/lines, LOYALTY",
        "/v1/fraud-signals/x/releases, LOYALTY",
        "/v1/staff-cards/x, LOYALTY",
        "/v1/settlements/x/statements/y/lines, LOYALTY",
        "/v1/liability/postings, LOYALTY",
        "/v1/funding-accounts/x/payments, LOYALTY",
        "/v1/ledger/verification, LOYALTY",
        "/v1/operations/loyalty, LOYALTY",
        "/v1/partners/x/stores/y, PARTNER",
        "/v1/stores/UK-01, PARTNER",
        "/v1/shipments/x/cancel, PARTNER",
        "/v1/api-clients/x/rotate, PARTNER",
        "/v1/operations/partner/dead-letters/1/redrive, PARTNER",
        "/v1/kpis/overview, ANALYTICS",
        "/v1/operations/analytics, ANALYTICS"
    })
    void a_declared_path_leads_to_its_service(String path, UpstreamName upstream) {
        assertThat(Routes.of(path).upstream()).isEqualTo(upstream);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/",
                "/v1/salesx",
                "/v1/sale",
                "/v1/consents",
                "/v2/sales",
                "/sales",
                "/v1/operations",
                "/v1/operations/",
                "/v1/operations/other",
                "/V1/sales",
                "/v1/Sales",
                "/admin"
            })
    void anything_else_does_not_exist(String path) {
        assertThatThrownBy(() -> Routes.of(path)).isInstanceOf(Refusal.class).hasMessage("unknown-route");
    }

    @Test
    void only_what_a_message_links_to_is_open_to_who_has_no_token() {
        assertThat(Routes.all())
                .filteredOn(Route::open)
                .extracting(Route::prefix)
                .containsExactlyInAnyOrder("/v1/unsubscribe", "/v1/preferences");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/sales/batches, true",
        "POST, /v1/products, true",
        "POST, /v1/cards/batches, true",
        "POST, /v1/contact-permits/batches, true",
        "POST, /v1/contact-permits, false",
        "POST, /v1/customers/batches, true",
        "POST, /v1/customers, false",
        "POST, /v1/customer-imports/x/content, true",
        "POST, /v1/customer-imports, false",
        "POST, /v1/programs/x/imports, true",
        "GET, /v1/programs/x/imports, false",
        "POST, /v1/programs/x/imports/y, false",
        "POST, /v1/coalitions/X/files, true",
        "POST, /v1/coalitions/X/files/y/reconcile, true",
        "POST, /v1/coalitions/X/files/y/close, false",
        "GET, /v1/products, false",
        "POST, /v1/sales, false",
        "POST, /v1/sales/batches/x, false"
    })
    void only_batches_may_be_long(String method, String path, boolean batch) {
        assertThat(Routes.batch(HttpMethod.valueOf(method), path)).isEqualTo(batch);
    }
}
