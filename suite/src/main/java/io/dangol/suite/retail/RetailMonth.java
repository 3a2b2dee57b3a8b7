package io.dangol.suite.retail;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A month of receipts in the order of time, made from the invoices of the file. The rules, which docs/demo.md explains:
 * an invoice whose every line has the price 0 is a movement of stock and no sale; a line with the price 0 in any other
 * invoice is a free item and stays; an invoice starting with C is a return that names no sale; exact duplicate lines
 * are real; stock codes stay as they are, also where two differ only in case.
 */
public record RetailMonth(List<Receipt> receipts, int stockMovements, FileFigures figures) {

    // Postage, commissions, manual corrections and the like; everything else begins with five digits or is a gift card.
    private static final Set<String> SERVICES =
            Set.of("POST", "DOT", "M", "m", "D", "S", "C2", "AMAZONFEE", "BANK CHARGES");

    public static RetailMonth shipped() {
        return of(InvoiceFile.shipped());
    }

    public static RetailMonth of(List<InvoiceLine> lines) {
        List<Receipt> receipts = new ArrayList<>();
        Collection<List<InvoiceLine>> invoices = invoices(lines);
        for (List<InvoiceLine> invoice : invoices) {
            if (!invoice.stream().allMatch(InvoiceLine::isFree)) {
                receipts.add(receipt(invoice));
            }
        }
        // Stable: receipts of the same minute stay in the order of the file.
        receipts.sort(Comparator.comparing(Receipt::at));
        return new RetailMonth(List.copyOf(receipts), invoices.size() - receipts.size(), FileFigures.of(lines));
    }

    /** Every product that the month's receipts name, with the first description found for it. */
    public List<Product> products() {
        Map<String, Product> products = new LinkedHashMap<>();
        for (Receipt receipt : receipts) {
            for (Receipt.Line line : receipt.lines()) {
                products.merge(line.sku(), Product.of(line), Product::better);
            }
        }
        return List.copyOf(products.values());
    }

    public Set<String> cardNumbers() {
        Set<String> numbers = new LinkedHashSet<>();
        for (Receipt receipt : receipts) {
            String number = receipt.cardNumber();
            if (number != null) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    public Set<Country> countries() {
        Set<Country> countries = new LinkedHashSet<>();
        receipts.forEach(receipt -> countries.add(receipt.country()));
        return countries;
    }

    private static Collection<List<InvoiceLine>> invoices(List<InvoiceLine> lines) {
        Map<String, List<InvoiceLine>> invoices = new LinkedHashMap<>();
        lines.forEach(line -> invoices.computeIfAbsent(line.invoiceNo(), number -> new ArrayList<>())
                .add(line));
        return invoices.values();
    }

    private static Receipt receipt(List<InvoiceLine> invoice) {
        InvoiceLine first = invoice.get(0);
        return new Receipt(
                first.cancels() ? Receipt.Kind.RETURN : Receipt.Kind.SALE,
                first.invoiceNo(),
                Country.named(first.country()),
                // British winter time is UTC; an invoice that spans two minutes was sold when its first line was.
                first.at().toInstant(ZoneOffset.UTC),
                first.customerId(),
                invoice.stream().map(RetailMonth::line).toList());
    }

    private static Receipt.Line line(InvoiceLine line) {
        int sign = line.cancels() ? -1 : 1;
        return new Receipt.Line(
                line.stockCode(),
                line.description(),
                (long) sign * line.quantity(),
                line.unitPriceInPennies(),
                sign * line.amountInPennies());
    }

    /** A product of the range, or a service such as postage. */
    public record Product(String sku, String name, String category) {

        static Product of(Receipt.Line line) {
            return new Product(line.sku(), line.description(), SERVICES.contains(line.sku()) ? "service" : "goods");
        }

        Product better(@Nullable Product other) {
            return name.isEmpty() && other != null ? other : this;
        }

        /** The file has no description for a few codes. */
        public String nameOrSku() {
            return name.isEmpty() ? sku : name;
        }
    }
}
