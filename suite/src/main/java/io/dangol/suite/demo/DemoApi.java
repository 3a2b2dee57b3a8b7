package io.dangol.suite.demo;

import io.dangol.suite.retail.Country;
import io.dangol.suite.retail.Receipt;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the demo sends, in the words of the API. */
final class DemoApi {

    static final String CURRENCY = "GBP";

    private DemoApi() {}

    record PartnerRequest(String name, String type, String legalForm, String externalId) {
        static PartnerRequest of(Country country) {
            return new PartnerRequest(
                    country.partnerName(), country.partnerType(), "CORPORATION", country.externalId());
        }
    }

    record StoreRequest(String code, String name, String zone, String currency) {
        // The file's times are the British wholesaler's, wherever its customer sits.
        static StoreRequest of(Country country) {
            return new StoreRequest(country.storeCode(), country.label(), "Europe/London", CURRENCY);
        }
    }

    record TillRequest(String name, String role, String partnerId, List<String> storeCodes) {
        static TillRequest of(Country country, String partnerId) {
            return new TillRequest("Till of " + country.storeCode(), "pos", partnerId, List.of(country.storeCode()));
        }
    }

    record ProgramRequest(String name, String currency, String zone, String negativeBalancePolicy, EarnRule earnRule) {

        /** One point for each full pound. Balances may go below zero: some returns of the month are of earlier sales. */
        static ProgramRequest onePointAPound(String name) {
            return new ProgramRequest(name, CURRENCY, "Europe/London", "ALLOW", new EarnRule(1, 100, "FLOOR"));
        }
    }

    record EarnRule(long points, long perAmount, String rounding) {}

    record ProductsRequest(List<ProductLine> products) {}

    record ProductLine(String sku, String name, String category) {}

    record CardsRequest(String programId, Collection<String> numbers) {}

    record CustomerRequest(String cardNumber, String channel) {}

    record LineRequest(
            String sku,
            @Nullable String description,
            long quantity,
            @Nullable Long unitPrice,
            long amount) {

        static LineRequest of(Receipt.Line line) {
            String description = line.description().isEmpty() ? null : line.description();
            return new LineRequest(
                    line.sku(), description, line.quantity(), line.unitPriceInPennies(), line.amountInPennies());
        }
    }

    record SaleRequest(
            String storeCode,
            String terminalId,
            String receiptNumber,
            Instant soldAt,
            String currency,
            @Nullable String cardNumber,
            List<LineRequest> lines,
            long totalAmount) {

        static SaleRequest of(Receipt receipt) {
            return new SaleRequest(
                    receipt.country().storeCode(),
                    "T1",
                    receipt.number(),
                    receipt.at(),
                    CURRENCY,
                    receipt.cardNumber(),
                    linesOf(receipt),
                    receipt.totalInPennies());
        }
    }

    record ReturnRequest(
            String storeCode,
            String receiptNumber,
            Instant returnedAt,
            String currency,
            @Nullable String cardNumber,
            List<LineRequest> lines,
            long totalAmount) {

        static ReturnRequest of(Receipt receipt) {
            return new ReturnRequest(
                    receipt.country().storeCode(),
                    receipt.number(),
                    receipt.at(),
                    CURRENCY,
                    receipt.cardNumber(),
                    linesOf(receipt),
                    receipt.totalInPennies());
        }
    }

    private static List<LineRequest> linesOf(Receipt receipt) {
        return receipt.lines().stream().map(LineRequest::of).toList();
    }
}
