package io.dangol.gateway.route;

import static io.dangol.gateway.upstream.UpstreamName.ANALYTICS;
import static io.dangol.gateway.upstream.UpstreamName.CUSTOMER;
import static io.dangol.gateway.upstream.UpstreamName.LOYALTY;
import static io.dangol.gateway.upstream.UpstreamName.PARTNER;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.dangol.gateway.problem.Refusal;
import io.dangol.gateway.upstream.UpstreamName;
import io.vertx.core.http.HttpMethod;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Everything that is let through. What is not declared here does not exist. */
public final class Routes {

    private static final String OPERATIONS = "/v1/operations/";

    private static final Map<String, Route> BY_PREFIX = List.of(
                    Route.of(CUSTOMER, "/v1/customers", "GET", "POST", "PUT", "PATCH", "DELETE"),
                    Route.of(CUSTOMER, "/v1/contact-permits", "GET", "POST"),
                    Route.of(CUSTOMER, "/v1/contact-policies", "GET", "PUT"),
                    Route.of(CUSTOMER, "/v1/unsubscribe", "POST").withoutToken(),
                    Route.of(CUSTOMER, "/v1/preferences", "GET", "POST").withoutToken(),
                    Route.of(CUSTOMER, "/v1/accounts", "GET", "POST", "PUT", "PATCH"),
                    Route.of(CUSTOMER, "/v1/relationships", "GET", "POST"),
                    Route.of(CUSTOMER, "/v1/freshness", "GET"),
                    Route.of(CUSTOMER, "/v1/changes", "GET"),
                    Route.of(CUSTOMER, "/v1/customer-imports", "GET", "POST"),
                    Route.of(CUSTOMER, "/v1/customer-exports", "GET", "POST"),
                    Route.of(CUSTOMER, "/v1/match-reviews", "GET", "POST"),
                    Route.of(CUSTOMER, "/v1/match-weights", "GET", "POST", "PUT"),
                    Route.of(CUSTOMER, "/v1/customer-merges", "GET", "POST"),
                    Route.of(CUSTOMER, "/v1/operations/customer", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/programs", "GET", "POST", "PUT", "PATCH", "DELETE"),
                    Route.of(LOYALTY, "/v1/products", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/cards", "GET", "POST", "PUT"),
                    Route.of(LOYALTY, "/v1/sales", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/returns", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/terminals", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/redemptions", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/adjustments", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/merges", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/gifts", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/households", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/rewards", "GET", "POST", "PATCH"),
                    Route.of(LOYALTY, "/v1/reward-claims", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/vouchers", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/voucher-batches", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/bonus-campaigns", "GET", "POST", "PUT"),
                    Route.of(LOYALTY, "/v1/receipt-claims", "POST"),
                    Route.of(LOYALTY, "/v1/referrals", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/coalitions", "GET", "POST", "PUT"),
                    Route.of(LOYALTY, "/v1/fraud-signals", "GET", "POST"),
                    Route.of(LOYALTY, "/v1/staff-cards", "GET", "POST", "DELETE"),
                    Route.of(LOYALTY, "/v1/ledger", "GET"),
                    Route.of(LOYALTY, "/v1/settlements", "GET", "POST", "DELETE"),
                    Route.of(LOYALTY, "/v1/liability", "GET"),
                    Route.of(LOYALTY, "/v1/funding-accounts", "GET", "POST", "PUT"),
                    Route.of(LOYALTY, "/v1/operations/loyalty", "GET", "POST"),
                    Route.of(PARTNER, "/v1/partners", "GET", "POST", "PATCH"),
                    Route.of(PARTNER, "/v1/stores", "GET"),
                    Route.of(PARTNER, "/v1/shipments", "GET", "POST", "PUT"),
                    Route.of(PARTNER, "/v1/api-clients", "GET", "POST"),
                    Route.of(PARTNER, "/v1/operations/partner", "GET", "POST"),
                    Route.of(ANALYTICS, "/v1/kpis", "GET"),
                    Route.of(ANALYTICS, "/v1/operations/analytics", "GET", "POST"))
            .stream()
            .collect(toUnmodifiableMap(Route::prefix, route -> route));

    /** Many things in one request: these bodies may be long and take their time. */
    private static final Set<String> BATCHES = Set.of(
            "/v1/sales/batches",
            "/v1/products",
            "/v1/cards/batches",
            "/v1/voucher-batches",
            "/v1/contact-permits/batches",
            "/v1/customers/batches");

    /** A file of members that come from another system: longer still. */
    private static final Pattern IMPORTS = Pattern.compile("/v1/programs/[^/]+/imports");

    /** What a coalition recorded in a month. */
    private static final Pattern COALITION_FILES = Pattern.compile("/v1/coalitions/[^/]+/files(/[^/]+/reconcile)?");

    /** A part of a file of customers, as long as a batch: longer files come in parts. */
    private static final Pattern CUSTOMER_FILES = Pattern.compile("/v1/customer-imports/[^/]+/content");

    private Routes() {}

    static Route of(String path) {
        return find(path).orElseThrow(() -> new Refusal(404, "unknown-route"));
    }

    /** Whether the gateway would let this request through to that service. */
    public static boolean lead(HttpMethod method, String path, UpstreamName upstream) {
        return find(path)
                .filter(route -> route.upstream() == upstream && route.methods().contains(method))
                .isPresent();
    }

    static Collection<Route> all() {
        return BY_PREFIX.values();
    }

    static boolean batch(HttpMethod method, String path) {
        return method.equals(HttpMethod.POST)
                && (BATCHES.contains(path)
                        || imports(path)
                        || COALITION_FILES.matcher(path).matches()
                        || CUSTOMER_FILES.matcher(path).matches());
    }

    static boolean imports(String path) {
        return IMPORTS.matcher(path).matches();
    }

    private static Optional<Route> find(String path) {
        return Optional.ofNullable(BY_PREFIX.get(prefix(path)));
    }

    /** The first two segments, or three below operations. */
    private static String prefix(String path) {
        int from = path.startsWith(OPERATIONS) ? OPERATIONS.length() : path.indexOf('/', 1) + 1;
        int end = path.indexOf('/', from);
        return end < 0 ? path : path.substring(0, end);
    }
}
