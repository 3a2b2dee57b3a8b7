package io.dangol.suite.demo;

import io.dangol.suite.retail.Receipt;
import io.dangol.suite.retail.RetailMonth;

/** What the month's receipts are worth under the demo's rule: one point for each full pound of a receipt with a card. */
final class PointsInFile {

    private static final long POUND = 100;

    private PointsInFile() {}

    static long issued(RetailMonth month) {
        return points(month, Receipt.Kind.SALE);
    }

    static long returned(RetailMonth month) {
        return points(month, Receipt.Kind.RETURN);
    }

    private static long points(RetailMonth month, Receipt.Kind kind) {
        return month.receipts().stream()
                .filter(receipt -> receipt.kind() == kind && !receipt.isAnonymous())
                .mapToLong(receipt -> receipt.totalInPennies() / POUND)
                .sum();
    }
}
