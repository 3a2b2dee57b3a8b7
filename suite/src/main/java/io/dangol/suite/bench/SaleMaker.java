package io.dangol.suite.bench;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Sales of three lines with a card, each with a receipt number of its own. Sent as text: making it costs the load nothing. */
final class SaleMaker {

    static final int CARDS = 5_000;
    static final String STORE = "BENCH-01";

    private static final String LINES = """
            [{"sku":"85123A","description":"WHITE HANGING HEART T-LIGHT HOLDER","quantity":6,"unitPrice":255,\
            "amount":1530},{"sku":"22752","description":"SET 7 BABUSHKA NESTING BOXES","quantity":1,"unitPrice":765,\
            "amount":765},{"sku":"21730","description":"GLASS STAR FROSTED T-LIGHT HOLDER","quantity":1,\
            "unitPrice":365,"amount":365}]""";

    private final AtomicLong receipts = new AtomicLong();
    private final String soldAt;

    SaleMaker(Clock clock) {
        this.soldAt = clock.instant()
                .minus(1, ChronoUnit.MINUTES)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    static String card(int number) {
        return "BENCH%06d".formatted(number);
    }

    String next() {
        return next(STORE, ThreadLocalRandom.current().nextInt(1, CARDS + 1));
    }

    String next(String storeCode, int card) {
        return next(storeCode, card(card));
    }

    /** A point of a card, held and taken at once. */
    String redemption(String storeCode, String cardNumber) {
        return "{\"storeCode\":\"" + storeCode + "\",\"reference\":\"P" + receipts.incrementAndGet()
                + "\",\"cardNumber\":\"" + cardNumber + "\",\"points\":1,\"capture\":true}";
    }

    String next(String storeCode, String cardNumber) {
        return sale(
                storeCode,
                "\"terminalId\":\"T1\",\"receiptNumber\":\"B" + receipts.incrementAndGet() + "\"",
                cardNumber);
    }

    /** The sale that a terminal counted so. */
    String counted(String terminalId, int number, int card) {
        String document = "\"terminalId\":\"%s\",\"receiptNumber\":\"%s-%d\",\"sequenceNumber\":%d"
                .formatted(terminalId, terminalId, number, number);
        return sale(STORE, document, card(card));
    }

    private String sale(String storeCode, String document, String cardNumber) {
        return "{\"storeCode\":\"" + storeCode + "\"," + document + ",\"soldAt\":\"" + soldAt
                + "\",\"currency\":\"GBP\",\"cardNumber\":\"" + cardNumber + "\",\"lines\":" + LINES
                + ",\"totalAmount\":2660}";
    }
}
