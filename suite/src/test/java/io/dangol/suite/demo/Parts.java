package io.dangol.suite.demo;

import io.dangol.suite.retail.InvoiceFile;
import io.dangol.suite.retail.InvoiceLine;
import io.dangol.suite.retail.Receipt;
import io.dangol.suite.retail.RetailMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The month in parts: each test replays the next one, whichever test comes first, and compares the board with the file's
 * lines up to there. So one suite serves all, and what a fault broke would also show in the tests after it.
 */
final class Parts {

    private final List<List<InvoiceLine>> invoices;
    private final int size;
    private int played;

    Parts(int parts) {
        Map<String, List<InvoiceLine>> byNumber = new LinkedHashMap<>();
        for (InvoiceLine line : InvoiceFile.shipped()) {
            byNumber.computeIfAbsent(line.invoiceNo(), number -> new ArrayList<>())
                    .add(line);
        }
        this.invoices = List.copyOf(byNumber.values());
        this.size = invoices.size() / parts;
    }

    /** The receipts that come next. */
    List<Receipt> next() {
        int begin = played;
        played += size;
        return month(begin, played).receipts();
    }

    /** All that was played so far. */
    RetailMonth soFar() {
        return month(0, played);
    }

    private RetailMonth month(int begin, int end) {
        return RetailMonth.of(
                invoices.subList(begin, end).stream().flatMap(List::stream).toList());
    }
}
