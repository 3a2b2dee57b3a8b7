package io.dangol.suite.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the file itself says, computed from its lines and never by way of receipts: the yardstick for the board must not
 * share the code that it measures.
 */
public record FileFigures(
        int lines, int invoices, int cancellations, int customers, Map<Country, Figures> byCountry, Figures total) {

    static FileFigures of(List<InvoiceLine> lines) {
        Map<Country, List<InvoiceLine>> parts = new TreeMap<>();
        for (InvoiceLine line : lines) {
            parts.computeIfAbsent(Country.named(line.country()), country -> new ArrayList<>())
                    .add(line);
        }
        Map<Country, Figures> byCountry = new TreeMap<>();
        parts.forEach((country, part) -> byCountry.put(country, Figures.of(part)));
        return new FileFigures(
                lines.size(),
                invoiceNumbers(lines, line -> true).size(),
                invoiceNumbers(lines, InvoiceLine::cancels).size(),
                (int) lines.stream()
                        .map(InvoiceLine::customerId)
                        .filter(id -> id != null)
                        .distinct()
                        .count(),
                Map.copyOf(byCountry),
                Figures.of(lines));
    }

    private static Set<String> invoiceNumbers(List<InvoiceLine> lines, Predicate<InvoiceLine> which) {
        return lines.stream().filter(which).map(InvoiceLine::invoiceNo).collect(Collectors.toSet());
    }

    /** Sales of the file or of one country: everything, and the part whose customer is known. */
    public record Figures(Sum total, Sum identified) {

        static Figures of(List<InvoiceLine> lines) {
            return new Figures(
                    Sum.of(lines),
                    Sum.of(lines.stream()
                            .filter(line -> line.customerId() != null)
                            .toList()));
        }

        /** Identified net sales as a share of all net sales, six decimals; 0 when nothing was sold. */
        public BigDecimal identifiedShareOfNet() {
            return total.net() == 0
                    ? BigDecimal.ZERO.setScale(6)
                    : BigDecimal.valueOf(identified.net())
                            .divide(BigDecimal.valueOf(total.net()), 6, RoundingMode.HALF_EVEN);
        }
    }

    /** Amounts in pennies. Sales and returns are counted by invoice; stock movements, all at the price 0, are not. */
    public record Sum(int sales, long gross, int returned, long returns) {

        static Sum of(List<InvoiceLine> lines) {
            Predicate<InvoiceLine> priced = line -> !line.isFree();
            return new Sum(
                    invoiceNumbers(lines, priced.and(line -> !line.cancels())).size(),
                    amount(lines, line -> !line.cancels()),
                    invoiceNumbers(lines, priced.and(InvoiceLine::cancels)).size(),
                    -amount(lines, InvoiceLine::cancels));
        }

        public long net() {
            return gross - returns;
        }

        private static long amount(List<InvoiceLine> lines, Predicate<InvoiceLine> which) {
            return lines.stream()
                    .filter(which)
                    .mapToLong(InvoiceLine::amountInPennies)
                    .sum();
        }
    }
}
